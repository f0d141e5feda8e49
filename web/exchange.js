// The second WebAssembly module, which reads and writes the files of other programs: fetched only when one is opened or
// wanted. Each request gets a module of its own; whatever a hostile file does to it, nothing else is touched.

const CONVERT_MOST_MS = 60000;

// The answer to a request, both texts of JSON (src/app/exchange.h); empty when it could not be had.
async function exchange(request, build) {
  try {
    const module = (await instantiate("convert.wasm", { env: { emscripten_notify_memory_growth() {} }, wasi_snapshot_preview1 }, { build, most_ms: CONVERT_MOST_MS })).instance.exports;
    module._initialize();
    const bytes = new TextEncoder().encode(request);
    const room = module.make_room(bytes.length);
    new Uint8Array(module.memory.buffer, room, bytes.length).set(bytes);
    const at = module.give_answer(), rest = new Uint8Array(module.memory.buffer, at);
    return new TextDecoder().decode(rest.subarray(0, rest.indexOf(0)));
  } catch (error) {
    return "";
  }
}

// Browsers let a page write to the clipboard only right after a press; where that is over, she copies it herself.
function copy_link(fragment) {
  const link = location.href.replace(/#.*/, "") + "#" + fragment;
  const by_hand = () => window.prompt("", link);
  if (navigator.clipboard) navigator.clipboard.writeText(link).catch(by_hand);
  else by_hand();
}

// The plan that the page's address offers, once: afterwards the address is plain again.
function take_plan() {
  const plan = location.hash;
  if (!plan.startsWith("#plan=")) return "";
  history.replaceState(null, "", location.href.replace(/#.*/, ""));
  return plan;
}
