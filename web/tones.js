// The language of tones (src/app/effect.h), made by synthesis. Every note has most of its energy
// between 500 and 3,000 Hz, where a phone's small speaker on the floor is loud, begins and ends softly,
// and stands still or glides. Gains are such that one tone never clips.

// A note: when it begins and how long it lasts (seconds), its pitch at both ends (Hz), its loudness
// (0..1), how it swells (seconds), and where it is heard (-1 left, 1 right).
const note = (at, lasts, from, to = from, level = 0.5, attack = 0.012, side = 0) => ({ at, lasts, from, to, level, attack, side });

const TONES = {
  ready: [note(0, 0.16, 659), note(0.17, 0.22, 880)],
  tick: [note(0, 0.07, 1319, 1319, 0.45, 0.004)],
  lift: [note(0, 0.42, 587, 1175, 0.55, 0.03)],
  hold: [note(0, 0.6, 784, 784, 0.5, 0.03)],
  breath_in: [note(0, 1.3, 523, 698, 0.3, 0.6)],
  breath_out: [note(0, 1.3, 698, 523, 0.3, 0.25)],
  halfway: [note(0, 0.11, 988), note(0.2, 0.13, 988)],
  lower: [note(0, 0.42, 1175, 587, 0.55, 0.02)],
  rest: [note(0, 0.55, 523, 523, 0.34, 0.05)],
  change_sides: [note(0, 0.13, 784, 784, 0.5, 0.012, -0.9), note(0.16, 0.13, 1047, 1047, 0.5, 0.012, 0.9),
                 note(0.36, 0.13, 784, 784, 0.5, 0.012, -0.9), note(0.52, 0.2, 1047, 1047, 0.5, 0.012, 0.9)],
  position: [note(0, 0.16, 784), note(0.19, 0.16, 659), note(0.38, 0.32, 988)],
  questions: [note(0, 0.15, 988), note(0.19, 0.34, 880, 1319, 0.45, 0.03)],
  paused: [note(0, 0.2, 880), note(0.22, 0.34, 587)],
  resumed: [note(0, 0.13, 880), note(0.14, 0.26, 1319)],
  done: [note(0, 0.5, 523, 523, 0.3), note(0.14, 0.6, 659, 659, 0.28), note(0.28, 0.8, 784, 784, 0.26),
         note(0.42, 1.2, 1047, 1047, 0.3, 0.03)],
};
const TAIL_S = 0.12;  // a note rings so much longer than it lasts

// How long a tone can be heard, in seconds.
function length_of_tone(name) {
  return Math.max(...TONES[name].map((n) => n.at + n.lasts + TAIL_S));
}

// A warm sound: the overtones carry what a small speaker loses of the fundamental.
function wave_of(context) {
  const overtones = new Float32Array([0, 1, 0.34, 0.2, 0.06, 0.03]);
  return context.createPeriodicWave(new Float32Array(overtones.length), overtones);
}

// Schedules one tone into the node `into`, to begin at `start_s` of the context's own time. Answers a
// function that silences it.
function schedule_tone(context, into, wave, name, start_s) {
  const nodes = TONES[name].map((n) => {
    const from = start_s + n.at, until = from + n.lasts, end = until + TAIL_S;
    const oscillator = context.createOscillator();
    oscillator.setPeriodicWave(wave);
    oscillator.frequency.setValueAtTime(n.from, from);
    if (n.to !== n.from) oscillator.frequency.exponentialRampToValueAtTime(n.to, until);
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(n.level, from + n.attack);
    gain.gain.exponentialRampToValueAtTime(n.level * 0.5, until);
    gain.gain.exponentialRampToValueAtTime(n.level * 0.001, end - 0.005);
    gain.gain.linearRampToValueAtTime(0, end);
    let last = oscillator.connect(gain);
    if (n.side && context.createStereoPanner) {
      const panner = context.createStereoPanner();
      panner.pan.value = n.side;
      last = last.connect(panner);
    }
    last.connect(into);
    oscillator.start(from);
    oscillator.stop(end);
    oscillator.onended = () => last.disconnect();
    return { oscillator, last };
  });
  return () => {
    for (const { oscillator, last } of nodes) {
      oscillator.onended = null;
      try { oscillator.stop(); } catch (error) { /* it has ended already */ }
      last.disconnect();
    }
  };
}
