// What the device does besides showing and sounding: staying awake, vibrating, taking and giving files.

function make_wake_lock() {
  let wanted = false, lock = null;

  async function ask() {
    if (!wanted || lock || !navigator.wakeLock || document.visibilityState !== "visible") return;
    try {
      lock = await navigator.wakeLock.request("screen");
      // The browser lets go by itself when the page is hidden.
      lock.addEventListener("release", () => { lock = null; });
      if (!wanted) lock.release();
    } catch (error) {
      lock = null;  // refused, for instance at low battery: the tones go on all the same
    }
  }

  document.addEventListener("visibilitychange", ask);
  return (on) => {
    wanted = on;
    if (on) ask();
    else if (lock) lock.release().catch(() => {});
  };
}

// `pattern` is milliseconds on, off, on, with spaces between.
function vibrate(pattern) {
  try {
    if (navigator.vibrate) navigator.vibrate(pattern.trim().split(" ").map(Number));
  } catch (error) { /* not allowed here */ }
}

function download(name, mime, text) {
  const address = URL.createObjectURL(new Blob([text], { type: mime }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), 60000);
}

const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

// Opens the browser's picker; `chosen` gets the file's name and what it holds.
function ask_for_file(foreign, chosen) {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json" + (foreign ? ",.csv,text/csv,.txt,text/plain" : "");
  input.hidden = true;
  input.addEventListener("change", async () => {
    const file = input.files && input.files[0];
    input.remove();
    if (!file) return;
    // A file that cannot be read arrives empty, and the product says what is wrong with an empty file.
    let text = "";
    if (file.size <= LARGEST_FILE_BYTES) {
      try { text = await file.text(); } catch (error) { /* it went away */ }
    }
    chosen(file.name, text);
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}
