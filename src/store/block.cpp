#include "store/block.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "base/reader.h"
#include "store/entry_json.h"
#include "store/sealed.h"

namespace holdfast {
namespace {

// The numbers that entries are made of. Names are numbers too: their place among the line's words.
enum Slot : std::uint8_t { kAt, kSession, kDay, kExercise, kLevel, kAsked, kHeld, kSide, kSet, kRep, kLoad, kDose, kReps, kPain, kReserve, kFlag, kSign, kOffset,
                          kCut, kKind, kWhy, kFirst, kSecond, kThird, kSlots };

constexpr std::int64_t kLoadUnit = 100'000'000;  // a hundred-millionth of a kilogram: pounds are exact
constexpr std::int64_t kMsPerDay = 86'400'000;
constexpr Ms kEpoch = 1'577'836'800'000;         // 2020-01-01, from where the first instant of a line is counted
constexpr std::size_t kMostWordBytes = 40, kMostAsked = 40;

struct Range { std::int64_t low, high; };
constexpr Range kRanges[kSlots] = {{0, kLatestMs}, {0, kLatestMs}, {-719'162, 2'932'896}, {0, 1000}, {0, 1000},
                                   {0, 3'600'000}, {0, 3'600'000}, {0, 2}, {1, 40}, {1, 600}, {0, 200 * kLoadUnit},
                                   {0, 40}, {0, 1200}, {0, 11}, {0, 11}, {0, 1}, {0, 1}, {-840, 840},
                                   {0, kCuts - 1}, {0, kAdviceKinds - 1}, {0, kAdviceWhys - 1}, {0, kMostReasonNumber}, {0, kMostReasonNumber}, {0, kMostReasonNumber}};

// What each kind of row consists of, in this order. A row `asked` belongs to the beginning before it. What is new comes at the
// end, so that rows of version 2 are read as they are.
enum Kind : std::uint8_t { kBegan, kRepetition, kAnswer, kTooHard, kEnded, kDecided, kSafety, kAskedRow, kMorning, kCorrected, kAdvised, kKinds };
constexpr int kKindBits = 4;

// Names that every line knows from its beginning when it begins with kKnowsNames: lines of version 2 do not. The order is part of the
// format: others come at the end, or are spelled out where they stand.
constexpr char kKnowsNames = '!';
constexpr const char* kNames[] = {
    "bird_dog", "bridge", "curl_up", "hip_hinge", "side_bridge", "side_lying_leg_lift", "squat", "superman", "arm_only",
    "leg_only", "opposite", "pelvic_tilt", "gentle", "both_legs", "wide", "heel_taps", "march", "supported", "one_leg",
    "one_leg_long", "heel_close", "elbows_down", "elbows_up", "hinge", "knees", "feet", "leg_up", "slide", "clam",
    "short_lever", "straight_leg", "cuff", "hold_5s", "toe_down", "circles", "partial", "parallel", "hand_weights", "brace",
    "one_arm", "legs_only", "chest_only", "low", "full", "longer_hold",
};

struct Shape { int count; Slot slots[13]; };
constexpr Shape kShapes[kKinds] = {
    {4, {kAt, kSession, kDay, kOffset}},
    {13, {kAt, kSession, kDay, kExercise, kLevel, kAsked, kHeld, kSide, kSet, kRep, kLoad, kOffset, kCut}},
    {7, {kAt, kSession, kDay, kExercise, kPain, kReserve, kOffset}},
    {5, {kAt, kSession, kDay, kExercise, kOffset}},
    {5, {kAt, kSession, kDay, kFlag, kOffset}},
    {7, {kAt, kDay, kExercise, kLevel, kDose, kFlag, kOffset}},
    {5, {kAt, kDay, kFlag, kSign, kOffset}},
    {5, {kExercise, kLevel, kDose, kReps, kFlag}},
    {5, {kAt, kSession, kDay, kPain, kOffset}},
    {9, {kAt, kSession, kDay, kExercise, kHeld, kSide, kSet, kRep, kOffset}},
    {13, {kAt, kSession, kDay, kExercise, kLevel, kDose, kKind, kWhy, kSide, kFirst, kSecond, kThird, kOffset}},
};

const std::vector<Id>& shared_names() {
  static const std::vector<Id> names(std::begin(kNames), std::end(kNames));
  return names;
}

// What is known after some rows of a line.
struct Known {
  std::int64_t value[kSlots] = {};
  std::int64_t step_ms = 0;  // from one instant to the next
  bool any = false;
  std::int64_t shared;       // so many of the shared names are its first words
  std::vector<Id> spelled;   // those that follow
  explicit Known(bool knows_names) : shared(knows_names ? std::ssize(kNames) : 0) {
    value[kAt] = kEpoch;
    value[kExercise] = value[kLevel] = -1;
    value[kSet] = 1;
  }
  std::int64_t words() const { return shared + std::ssize(spelled); }
  Id word(Slot slot) const { return word(value[slot]); }
  Id word(std::int64_t place) const { return place < shared ? shared_names()[static_cast<std::size_t>(place)] : spelled[static_cast<std::size_t>(place - shared)]; }
};

std::int64_t expected(const Known& known, Slot slot) {
  switch (slot) {
    case kAt: return known.value[kAt] + known.step_ms;
    case kSession: return known.any ? known.value[kSession] : known.value[kAt];
    case kDay: return known.any ? known.value[kDay] : known.value[kAt] / kMsPerDay;
    case kHeld: return known.value[kAsked];
    case kRep: return known.value[kRep] + 1;
    case kCut: return 0;
    default: return known.value[slot];
  }
}

// Slots that are what they were, and in their range, where a row after a line's first says nothing else. (A name may be none
// yet.)
constexpr bool stays(Slot slot) { return slot != kAt && slot != kHeld && slot != kRep && slot != kCut && slot != kExercise && slot != kLevel; }

// The places of the others in a kind's row, as bits: every row looks at these.
constexpr auto kMoving = [] {
  std::array<std::uint32_t, kKinds> moving{};
  for (int kind = 0; kind < kKinds; ++kind)
    for (int i = 0; i < kShapes[kind].count; ++i)
      if (!stays(kShapes[kind].slots[i])) moving[static_cast<std::size_t>(kind)] |= 1u << i;
  return moving;
}();

void row_ends(Known& known, Kind kind, std::int64_t before_ms) {
  if (kind != kAskedRow) known.step_ms = known.any ? known.value[kAt] - before_ms : 0;
  known.any = true;
}

// Signs at the lower end, so that small differences are small numbers either way.
std::uint64_t folded(std::int64_t value) { return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63); }
std::int64_t unfolded(std::uint64_t value) { return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1); }

struct Packer {
  Known known{true};
  std::string line = {kKnowsNames};
  bool has_form = true;

  std::int64_t place(Id word) const {
    const auto shared = std::find(std::begin(kNames), std::end(kNames), std::string_view(word));
    std::int64_t at = shared - std::begin(kNames);
    while (at >= known.shared && at < known.words() && known.word(at) != word) ++at;
    return at;
  }

  // `value` holds the row's numbers; `word` the names that its places stand for.
  void row(Kind kind, const std::int64_t (&value)[kSlots], const Id* exercise = nullptr, const Id* level = nullptr) {
    const Shape& shape = kShapes[kind];
    const std::int64_t before_ms = known.value[kAt];
    std::string rest;
    std::uint64_t head = kind;
    for (int i = 0; i < shape.count; ++i) {
      const Slot slot = shape.slots[i];
      const Id* const word = slot == kExercise ? exercise : slot == kLevel ? level : nullptr;
      const std::int64_t is = word ? place(*word) : value[slot];
      const std::int64_t differs = static_cast<std::int64_t>(static_cast<std::uint64_t>(is) - static_cast<std::uint64_t>(expected(known, slot)));
      known.value[slot] = is;
      if (differs == 0) continue;
      head |= std::uint64_t{1} << (kKindBits + i);
      put_number(rest, folded(differs));
      if (!word || is < known.words()) continue;
      const std::string_view name = *word;
      put_number(rest, name.size());
      rest += name;
      known.spelled.push_back(*word);
    }
    put_number(line, head);
    line += rest;
    row_ends(known, kind, before_ms);
  }

  void operator()(const SessionBegan& e) {
    std::int64_t v[kSlots] = {};
    v[kAt] = e.wall_ms, v[kSession] = e.session, v[kDay] = e.day.number, v[kOffset] = e.utc_offset_min;
    row(kBegan, v);
    for (const Asked& asked : e.asked) {
      v[kDose] = asked.dose, v[kReps] = asked.reps, v[kFlag] = asked.each_side;
      row(kAskedRow, v, &asked.exercise, &asked.level);
    }
  }
  void operator()(const RepetitionDone& e) {
    std::int64_t v[kSlots] = {};
    v[kAt] = e.wall_ms, v[kSession] = e.session, v[kDay] = e.day.number, v[kOffset] = e.utc_offset_min;
    v[kAsked] = e.asked_ms, v[kHeld] = e.held_ms, v[kSide] = static_cast<int>(e.side), v[kSet] = e.set, v[kRep] = e.rep;
    const bool sane = e.load_kg >= 0 && e.load_kg <= 200;
    v[kLoad] = sane ? std::llround(e.load_kg * static_cast<double>(kLoadUnit)) : -1;
    v[kCut] = static_cast<int>(e.cut);
    row(kRepetition, v, &e.exercise, &e.level);
  }
  void operator()(const Answered& e) {
    std::int64_t v[kSlots] = {};
    v[kAt] = e.wall_ms, v[kSession] = e.session, v[kDay] = e.day.number, v[kOffset] = e.utc_offset_min;
    v[kPain] = e.pain ? *e.pain + 1 : 0, v[kReserve] = e.reserve ? *e.reserve + 1 : 0;
    row(kAnswer, v, &e.exercise);
  }
  void operator()(const TooHard& e) {
    std::int64_t v[kSlots] = {};
    v[kAt] = e.wall_ms, v[kSession] = e.session, v[kDay] = e.day.number, v[kOffset] = e.utc_offset_min;
    row(kTooHard, v, &e.exercise);
  }
  void operator()(const SessionEnded& e) {
    std::int64_t v[kSlots] = {};
    v[kAt] = e.wall_ms, v[kSession] = e.session, v[kDay] = e.day.number, v[kOffset] = e.utc_offset_min, v[kFlag] = e.whole;
    row(kEnded, v);
  }
  void operator()(const Decided& e) {
    std::int64_t v[kSlots] = {};
    v[kAt] = e.wall_ms, v[kDay] = e.day.number, v[kOffset] = e.utc_offset_min, v[kDose] = e.dose, v[kFlag] = e.advised;
    row(kDecided, v, &e.exercise, &e.level);
  }
  void operator()(const Advised& e) {
    std::int64_t v[kSlots] = {};
    v[kAt] = e.wall_ms, v[kSession] = e.session, v[kDay] = e.day.number, v[kOffset] = e.utc_offset_min, v[kDose] = e.dose;
    v[kKind] = static_cast<int>(e.kind), v[kWhy] = static_cast<int>(e.reason.why), v[kSide] = static_cast<int>(e.reason.side);
    v[kFirst] = e.reason.numbers[0], v[kSecond] = e.reason.numbers[1], v[kThird] = e.reason.numbers[2];
    row(kAdvised, v, &e.exercise, &e.level);
  }
  void operator()(const SafetyChecked& e) {
    std::int64_t v[kSlots] = {};
    v[kAt] = e.wall_ms, v[kDay] = e.day.number, v[kOffset] = e.utc_offset_min, v[kFlag] = e.any_sign, v[kSign] = e.emergency;
    row(kSafety, v);
  }
  void operator()(const NextMorning& e) {
    std::int64_t v[kSlots] = {};
    v[kAt] = e.wall_ms, v[kSession] = e.session, v[kDay] = e.day.number, v[kOffset] = e.utc_offset_min, v[kPain] = e.pain ? *e.pain + 1 : 0;
    row(kMorning, v);
  }
  void operator()(const Corrected& e) {
    std::int64_t v[kSlots] = {};
    v[kAt] = e.wall_ms, v[kSession] = e.session, v[kDay] = e.day.number, v[kOffset] = e.utc_offset_min;
    v[kHeld] = e.held_ms, v[kSide] = static_cast<int>(e.side), v[kSet] = e.set, v[kRep] = e.rep;
    row(kCorrected, v, &e.exercise);
  }
  // Kinds without a row of their own.
  template <class Other>
  void operator()(const Other&) { has_form = false; }
};

// Reads one row's numbers into `known`, and its kind; nothing when they are not a row's.
std::optional<Kind> take_row(std::string_view& line, Known& known) {
  const auto head = take_number(line);
  if (!head || *head % (1 << kKindBits) >= kKinds) return std::nullopt;
  const Kind kind = static_cast<Kind>(*head % (1 << kKindBits));
  const Shape& shape = kShapes[kind];
  if (*head >> kKindBits >> shape.count) return std::nullopt;
  const auto differing = static_cast<std::uint32_t>(*head >> kKindBits);
  const std::int64_t before_ms = known.value[kAt];
  for (std::uint32_t looks = known.any ? differing | kMoving[kind] : (1u << shape.count) - 1; looks != 0; looks &= looks - 1) {
    const int i = std::countr_zero(looks);
    const Slot slot = shape.slots[i];
    std::int64_t is = expected(known, slot);
    if (differing >> i & 1) {
      const auto difference = take_number(line);
      if (!difference) return std::nullopt;
      is += unfolded(*difference);
    }
    if (is < kRanges[slot].low || is > kRanges[slot].high) return std::nullopt;
    known.value[slot] = is;
    if (slot != kExercise && slot != kLevel) continue;
    if (is > known.words()) return std::nullopt;
    if (is < known.words()) continue;
    const std::size_t size = static_cast<std::size_t>(take_number(line).value_or(0));
    if (size == 0 || size > kMostWordBytes || size > line.size() || !is_id(line.substr(0, size))) return std::nullopt;
    known.spelled.emplace_back(line.substr(0, size));
    line.remove_prefix(size);
  }
  row_ends(known, kind, before_ms);
  return kind;
}

// For all kinds: eleven copies of it would be a kilobyte of the page.
[[gnu::noinline]] Entry& one_more(std::vector<Entry>& entries) { return entries.emplace_back(std::in_place_type<SafetyChecked>); }

// One more entry of a kind, where it is to stay: nothing is copied twice.
template <class Kind>
Kind& fresh(std::vector<Entry>& entries, const Known& known) {
  Kind& e = one_more(entries).emplace<Kind>();
  const auto& v = known.value;
  e.wall_ms = v[kAt];
  e.day.number = static_cast<std::int32_t>(v[kDay]);
  e.utc_offset_min = static_cast<int>(v[kOffset]);
  if constexpr (requires { e.session; }) e.session = v[kSession];
  if constexpr (requires { e.exercise; }) e.exercise = known.word(kExercise);
  if constexpr (requires { e.level; }) e.level = known.word(kLevel);
  if constexpr (requires { e.held_ms; }) {
    e.held_ms = v[kHeld];
    e.side = static_cast<Side>(v[kSide]);
    e.set = static_cast<int>(v[kSet]);
    e.rep = static_cast<int>(v[kRep]);
  }
  return e;
}

bool add_entry(Kind kind, const Known& known, std::size_t first, std::vector<Entry>& entries) {
  const auto& v = known.value;
  const auto answer = [&](Slot slot) { return v[slot] > 0 ? std::optional<int>(static_cast<int>(v[slot]) - 1) : std::nullopt; };
  switch (kind) {
    case kBegan: fresh<SessionBegan>(entries, known); break;
    case kRepetition: {
      RepetitionDone& e = fresh<RepetitionDone>(entries, known);
      e.asked_ms = v[kAsked];
      e.load_kg = static_cast<double>(v[kLoad]) / static_cast<double>(kLoadUnit);
      e.cut = static_cast<Cut>(v[kCut]);
      break;
    }
    case kAnswer: {
      Answered& e = fresh<Answered>(entries, known);
      e.pain = answer(kPain);
      e.reserve = answer(kReserve);
      break;
    }
    case kTooHard: fresh<TooHard>(entries, known); break;
    case kEnded: fresh<SessionEnded>(entries, known).whole = v[kFlag] != 0; break;
    case kDecided: {
      Decided& e = fresh<Decided>(entries, known);
      e.dose = static_cast<int>(v[kDose]);
      e.advised = v[kFlag] != 0;
      break;
    }
    case kSafety: {
      SafetyChecked& e = fresh<SafetyChecked>(entries, known);
      e.any_sign = v[kFlag] != 0;
      e.emergency = v[kSign] != 0;
      break;
    }
    case kMorning: fresh<NextMorning>(entries, known).pain = answer(kPain); break;
    case kCorrected: fresh<Corrected>(entries, known); break;
    case kAdvised: {
      Advised& e = fresh<Advised>(entries, known);
      e.dose = static_cast<int>(v[kDose]);
      e.kind = static_cast<AdviceKind>(v[kKind]);
      e.reason = {static_cast<AdviceWhy>(v[kWhy]), static_cast<Side>(v[kSide]), {static_cast<int>(v[kFirst]), static_cast<int>(v[kSecond]), static_cast<int>(v[kThird])}};
      break;
    }
    default: {
      auto* const began = entries.size() > first ? std::get_if<SessionBegan>(&entries.back()) : nullptr;
      if (!began || began->asked.size() >= kMostAsked) return false;
      began->asked.push_back({known.word(kExercise), known.word(kLevel), static_cast<int>(v[kDose]), static_cast<int>(v[kReps]), v[kFlag] != 0});
    }
  }
  return true;
}

}  // namespace

bool unpack(std::string_view line, std::vector<Entry>& entries) {
  const std::size_t first = entries.size();
  const bool knows_names = !line.empty() && line.front() == kKnowsNames;
  if (knows_names) line.remove_prefix(1);
  Known known(knows_names);
  bool good = !line.empty();
  while (good && !line.empty()) {
    const auto kind = take_row(line, known);
    good = kind && add_entry(*kind, known, first, entries);
  }
  if (!good) entries.resize(first, SafetyChecked{});
  return good;
}

std::string pack(const std::vector<Entry>& entries, std::size_t first, std::size_t last) {
  Packer packer;
  for (std::size_t i = first; i < last; ++i) std::visit(packer, entries[i]);
  std::vector<Entry> back;
  if (!packer.has_form || !unpack(packer.line, back) || back.size() != last - first) return {};
  for (std::size_t i = first; i < last; ++i)
    if (!(back[i - first] == entries[i])) return {};
  return std::move(packer.line);
}

}  // namespace holdfast
