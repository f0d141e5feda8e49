// The browser's own voices. One sentence at a time: what is being said stops for what is true now.

// A word that has not begun so soon after it was asked for is about something else by then, and is dropped; a
// whole sentence leads into a position or out of one, and is worth hearing later.
const WORD_LATE_MS = 200, SENTENCE_LATE_MS = 1500, WORDS_OF_A_SENTENCE = 5;

// `changed` is called when the list of voices changes.
function make_speech(changed) {
  const synth = window.speechSynthesis;
  const able = !!synth && typeof SpeechSynthesisUtterance === "function";
  let spoken = null;  // kept, because some browsers forget an utterance that nobody holds

  // A voice that fails is no reason to stop counting.
  function attempt(run, otherwise) {
    try { return run(); } catch (error) { return otherwise; }
  }

  function voices() {
    if (!able) return [];
    const language = document.documentElement.lang.slice(0, 2);
    const fitting = attempt(() => synth.getVoices(), []).filter((voice) => voice.lang.slice(0, 2).toLowerCase() === language);
    // Those of the device first: they work without a network, and nothing leaves the device.
    return [...fitting.filter((v) => v.localService), ...fitting.filter((v) => !v.localService)];
  }

  function voice_named(name) {
    const all = voices();
    const local = all.filter((v) => v.localService);
    // A voice that is not on the device would send what it says elsewhere: only if she chose it by name.
    return all.find((v) => v.name === name) || local.find((v) => v.default) || local[0] || null;
  }

  if (able && synth.addEventListener) synth.addEventListener("voiceschanged", changed);

  function hush() {
    spoken = null;
    if (able) attempt(() => { if (synth.speaking || synth.pending) synth.cancel(); });
  }

  return {
    voices,
    works: () => voices().some((voice) => voice.localService),
    say(text, voice_name, volume_percent) {
      if (!able) return;
      hush();
      const voice = voice_named(voice_name);
      if (!voice) return;
      const utterance = new SpeechSynthesisUtterance(text), asked_ms = performance.now();
      const late_ms = text.split(" ").length < WORDS_OF_A_SENTENCE ? WORD_LATE_MS : SENTENCE_LATE_MS;
      let begun = false;
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.volume = volume_percent / 100;
      utterance.onstart = () => {
        begun = performance.now() - asked_ms <= late_ms;
        if (!begun && spoken === utterance) hush();
      };
      spoken = utterance;
      attempt(() => synth.speak(utterance));
      window.setTimeout(() => { if (!begun && spoken === utterance) hush(); }, late_ms);
    },
    hush,
  };
}
