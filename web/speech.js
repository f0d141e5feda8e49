// The browser's own voices. One sentence at a time: what is being said stops for what is true now.

// `changed` is called when the list of voices changes.
function make_speech(changed) {
  const synth = window.speechSynthesis;
  const able = !!synth && typeof SpeechSynthesisUtterance === "function";
  let spoken = null;  // kept, because some browsers forget an utterance that nobody holds

  function voices() {
    if (!able) return [];
    const language = document.documentElement.lang.slice(0, 2);
    const fitting = synth.getVoices().filter((voice) => voice.lang.slice(0, 2).toLowerCase() === language);
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
    if (able && (synth.speaking || synth.pending)) synth.cancel();
  }

  return {
    voices,
    works: () => voices().some((voice) => voice.localService),
    say(text, voice_name, volume_percent) {
      if (!able) return;
      hush();
      spoken = new SpeechSynthesisUtterance(text);
      const voice = voice_named(voice_name);
      if (!voice) return;
      spoken.voice = voice;
      spoken.lang = voice.lang;
      spoken.volume = volume_percent / 100;
      synth.speak(spoken);
    },
    hush,
  };
}
