// Reads a text of the log as data/README.md describes it: a second reader, written from the description alone.

const EPOCH = 1577836800000, DAY_MS = 86400000, LOAD_UNIT = 1e8;
const SHAPES = [
  ["began", "at session day offset"],
  ["rep", "at session day exercise level asked held side set rep load offset cut"],
  ["answer", "at session day exercise pain reserve offset"],
  ["too_hard", "at session day exercise offset"],
  ["ended", "at session day flag offset"],
  ["decided", "at day exercise level dose flag offset"],
  ["safety", "at day flag sign offset"],
  ["asked", "exercise level dose reps flag"],
  ["morning", "at session day pain offset"],
  ["corrected", "at session day exercise held side set rep offset"],
  ["advised", "at session day exercise level dose kind why side first second third offset"],
].map(([is, slots]) => ({ is, slots: slots.split(" ") }));

const NAMES = (
  "bird_dog bridge curl_up hip_hinge side_bridge side_lying_leg_lift squat superman arm_only leg_only opposite pelvic_tilt gentle " +
  "both_legs wide heel_taps march supported one_leg one_leg_long heel_close elbows_down elbows_up hinge knees feet leg_up slide clam " +
  "short_lever straight_leg cuff hold_5s toe_down circles partial parallel hand_weights brace one_arm legs_only chest_only low full " +
  "longer_hold"
).split(" ");
const CUTS = ["no", "pressing", "skipping", "going_back", "leaving", "ending"];
const KINDS = ["up", "stay", "down", "easier_after_break", "see_clinician"];
const REASONS = ("first_time reached_twice reached_unanswered reached_once too_soon little_in_reserve not_all_done side_behind missed_twice pain_amber pain_red " +
  "pain_red_twice pain_lasting worse_next_morning too_hard after_break top_of_ladder safety_sign pain_amber_twice growing_fast").split(" ");

const MASK = (1n << 64n) - 1n;
export function checksum(body, version = 3) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of [version, ...Buffer.from(body)]) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & MASK;
  let text = "";
  for (let i = 0; i < 5; ++i, hash >>= 6n) text += String.fromCharCode(48 + Number(hash & 63n));
  return text;
}

function block(text) {
  let place = text.startsWith("!") ? 1 : 0;
  const number = () => {
    let value = 0, unit = 1;
    for (;;) {
      const symbol = text.charCodeAt(place++) - 48;
      if (!(symbol >= 0 && symbol < 64)) throw new Error("no number: " + text);
      value += (symbol % 32) * unit;
      unit *= 32;
      if (symbol < 32) return value;
    }
  };
  const known = { at: EPOCH, exercise: -1, level: -1, set: 1 };
  const words = place === 1 ? [...NAMES] : [], entries = [];
  let step = 0, any = false;
  while (place < text.length) {
    const head = number(), { is, slots } = SHAPES[head % 16], before = known.at ?? 0;
    let differing = Math.floor(head / 16);
    for (const slot of slots) {
      let value = slot === "at" ? known.at + step : slot === "session" ? (any ? known.session ?? 0 : known.at)
        : slot === "day" ? (any ? known.day ?? 0 : Math.floor(known.at / DAY_MS)) : slot === "held" ? known.asked ?? 0 : slot === "rep" ? (known.rep ?? 0) + 1 : slot === "cut" ? 0 : known[slot] ?? 0;
      if (differing % 2) {
        const folded = number();
        value += folded % 2 ? -(folded + 1) / 2 : folded / 2;
      }
      differing = Math.floor(differing / 2);
      known[slot] = value;
      if ((slot === "exercise" || slot === "level") && value === words.length) {
        const size = number();
        words.push(text.slice(place, place += size));
      }
    }
    if (is !== "asked") step = any ? known.at - before : 0;
    any = true;
    if (is === "asked") {
      entries.at(-1).asked.push({ exercise: words[known.exercise], level: words[known.level], dose: known.dose, reps: known.reps, each_side: !!known.flag });
      continue;
    }
    const has = (slot) => slots.includes(slot);
    const entry = { is, at: known.at, day: new Date(known.day * DAY_MS).toISOString().slice(0, 10) };
    if (has("session")) entry.session = known.session;
    if (has("exercise")) entry.exercise = words[known.exercise];
    if (has("level")) entry.level = words[known.level];
    if (is === "advised") {
      Object.assign(entry, { kind: KINDS[known.kind ?? 0], why: REASONS[known.why ?? 0], numbers: [known.first ?? 0, known.second ?? 0, known.third ?? 0] });
      while (entry.numbers.at(-1) === 0) entry.numbers.pop();
      if (known.side) entry.side = ["both", "left", "right"][known.side];
    }
    if (has("set")) Object.assign(entry, { side: ["both", "left", "right"][known.side], set: known.set, rep: known.rep, held_ms: known.held });
    if (is === "rep") entry.asked_ms = known.asked;
    if (is === "rep" && known.cut) entry.cut = CUTS[known.cut];
    if (is === "rep" && known.load) entry.load_kg = known.load / LOAD_UNIT;
    if (has("dose")) entry.dose = known.dose;
    if (has("pain") && known.pain) entry.pain = known.pain - 1;
    if (has("reserve") && known.reserve) entry.reserve = known.reserve - 1;
    if (is === "began") entry.asked = [];
    if (is === "ended") entry.whole = !!known.flag;
    if (is === "decided") entry.advised = !!known.flag;
    if (is === "safety") Object.assign(entry, { any_sign: !!known.flag, emergency: !!known.sign });
    if (known.offset) entry.utc_min = known.offset;
    entries.push(entry);
  }
  return entries;
}

export function entries_of(text) {
  return text.split("\n").slice(1).flatMap((line) => {
    if (line.startsWith("{")) return [JSON.parse(line)];  // version 1
    const body = line.slice(5);
    if (line.slice(0, 5) !== checksum(body)) throw new Error("checksum: " + line);
    return body.startsWith("{") ? [JSON.parse(body)] : block(body);
  });
}
