#include "store/entry_json.h"

#include <nlohmann/json.hpp>

#include "base/writer.h"

namespace holdfast {
namespace {

using nlohmann::json;

constexpr int kMostReps = 600;

const char* side_name(Side side) {
  return side == Side::left ? "left" : side == Side::right ? "right" : "both";
}

Ms read_instant(const Reader& at) { return at.integer64(0, kLatestMs); }

// What a fact is about, as far as its kind says it, in the order session, day, exercise, level.
template <class Fact>
Fact read_about(const Reader& at) {
  Fact e;
  if constexpr (requires { e.session; }) e.session = read_instant(at.member("session"));
  e.day = at.member("day").day();
  if constexpr (requires { e.exercise; }) e.exercise = at.member("exercise").id();
  if constexpr (requires { e.level; }) e.level = at.member("level").id();
  return e;
}

// Each kind of entry writes and reads its own members; the pair stands together so that it stays one.
json members(const SessionBegan& e) {
  json asked = json::array();
  for (const Asked& a : e.asked)
    asked.push_back(json_object({{"exercise", a.exercise}, {"level", a.level}, {"dose", a.dose}, {"reps", a.reps}, {"each_side", a.each_side}}));
  return json_object({{"is", "began"}, {"session", e.session}, {"day", iso_date(e.day)}, {"asked", asked}});
}
Entry read_began(const Reader& at) {
  SessionBegan e = read_about<SessionBegan>(at);
  for (const Reader& item : at.member("asked").items(0, 40))
    e.asked.push_back({item.member("exercise").id(), item.member("level").id(), item.member("dose").integer(0, 40),
                       item.member("reps").integer(0, kMostAskedReps), item.member("each_side").boolean()});
  return e;
}

json members(const RepetitionDone& e) {
  json out = json_object({{"is", "rep"}, {"session", e.session}, {"day", iso_date(e.day)}, {"exercise", e.exercise},
                          {"level", e.level}, {"side", side_name(e.side)}, {"set", e.set}, {"rep", e.rep},
                          {"held_ms", e.held_ms}, {"asked_ms", e.asked_ms}});
  if (e.load_kg > 0) out["load_kg"] = e.load_kg;
  if (e.cut != Cut::no) out["cut"] = kCutNames[static_cast<int>(e.cut)];
  return out;
}
Entry read_repetition(const Reader& at) {
  RepetitionDone e = read_about<RepetitionDone>(at);
  e.side = static_cast<Side>(at.member("side").one_of({"both", "left", "right"}));
  e.set = at.member("set").integer(1, 40);
  e.rep = at.member("rep").integer(1, kMostReps);
  e.held_ms = at.member("held_ms").integer(0, 3'600'000);
  e.asked_ms = at.member("asked_ms").integer(0, 3'600'000);
  e.load_kg = at.number_or("load_kg", 0, 0, 200);
  if (const auto cut = at.maybe("cut")) e.cut = static_cast<Cut>(cut->one_of(kCutNames));
  return e;
}

json members(const Answered& e) {
  json out = json_object({{"is", "answer"}, {"session", e.session}, {"day", iso_date(e.day)}, {"exercise", e.exercise}});
  if (e.pain) out["pain"] = *e.pain;
  if (e.reserve) out["reserve"] = *e.reserve;
  return out;
}
Entry read_answer(const Reader& at) {
  Answered e = read_about<Answered>(at);
  if (const auto pain = at.maybe("pain")) e.pain = pain->integer(0, 10);
  if (const auto reserve = at.maybe("reserve")) e.reserve = reserve->integer(0, 10);
  return e;
}

json members(const TooHard& e) {
  return json_object({{"is", "too_hard"}, {"session", e.session}, {"day", iso_date(e.day)}, {"exercise", e.exercise}});
}
Entry read_too_hard(const Reader& at) {
  return read_about<TooHard>(at);
}

json members(const SessionEnded& e) {
  return json_object({{"is", "ended"}, {"session", e.session}, {"day", iso_date(e.day)}, {"whole", e.whole}});
}
Entry read_ended(const Reader& at) {
  SessionEnded e = read_about<SessionEnded>(at);
  e.whole = at.member("whole").boolean();
  return e;
}

json members(const Decided& e) {
  return json_object({{"is", "decided"}, {"day", iso_date(e.day)}, {"exercise", e.exercise}, {"level", e.level},
                      {"dose", e.dose}, {"advised", e.advised}});
}
Entry read_decided(const Reader& at) {
  Decided e = read_about<Decided>(at);
  e.dose = at.member("dose").integer(0, 40);
  e.advised = at.member("advised").boolean();
  return e;
}

json members(const SafetyChecked& e) {
  return json_object({{"is", "safety"}, {"day", iso_date(e.day)}, {"any_sign", e.any_sign}, {"emergency", e.emergency}});
}
Entry read_safety(const Reader& at) {
  return SafetyChecked{at.member("day").day(), 0, at.member("any_sign").boolean(), at.member("emergency").boolean()};
}

json members(const NextMorning& e) {
  json out = json_object({{"is", "morning"}, {"session", e.session}, {"day", iso_date(e.day)}});
  if (e.pain) out["pain"] = *e.pain;
  return out;
}
Entry read_morning(const Reader& at) {
  NextMorning e = read_about<NextMorning>(at);
  if (const auto pain = at.maybe("pain")) e.pain = pain->integer(0, 10);
  return e;
}

json members(const Removed& e) {
  json out = json_object({{"is", "removed"}, {"session", e.session}, {"day", iso_date(e.day)}, {"back", e.back}});
  if (!e.exercise.empty()) out["exercise"] = e.exercise;
  return out;
}
Entry read_removed(const Reader& at) {
  Removed e;
  e.session = read_instant(at.member("session"));
  e.day = at.member("day").day();
  if (const auto exercise = at.maybe("exercise")) e.exercise = exercise->id();
  e.back = at.member("back").boolean();
  return e;
}

json members(const Corrected& e) {
  return json_object({{"is", "corrected"}, {"session", e.session}, {"day", iso_date(e.day)}, {"exercise", e.exercise},
                      {"side", side_name(e.side)}, {"set", e.set}, {"rep", e.rep}, {"held_ms", e.held_ms}});
}
Entry read_corrected(const Reader& at) {
  Corrected e = read_about<Corrected>(at);
  e.side = static_cast<Side>(at.member("side").one_of({"both", "left", "right"}));
  e.set = at.member("set").integer(1, 40);
  e.rep = at.member("rep").integer(1, kMostReps);
  e.held_ms = at.member("held_ms").integer(0, 3'600'000);
  return e;
}

json members(const Advised& e) {
  json numbers = json::array();
  int count = 3;
  while (count > 0 && e.reason.numbers[count - 1] == 0) --count;
  for (int i = 0; i < count; ++i) numbers.push_back(e.reason.numbers[i]);
  json out = json_object({{"is", "advised"}, {"session", e.session}, {"day", iso_date(e.day)}, {"exercise", e.exercise}, {"level", e.level},
                          {"dose", e.dose}, {"kind", kAdviceKindNames[static_cast<int>(e.kind)]}, {"why", kAdviceWhyNames[static_cast<int>(e.reason.why)]},
                          {"numbers", numbers}});
  if (e.reason.side != Side::both) out["side"] = side_name(e.reason.side);
  return out;
}
Entry read_advised(const Reader& at) {
  Advised e = read_about<Advised>(at);
  e.dose = at.member("dose").integer(0, 40);
  e.kind = static_cast<AdviceKind>(at.member("kind").one_of(kAdviceKindNames));
  e.reason.why = static_cast<AdviceWhy>(at.member("why").one_of(kAdviceWhyNames));
  const std::vector<Reader> numbers = at.member("numbers").items(0, 3);
  for (std::size_t i = 0; i < numbers.size(); ++i) e.reason.numbers[i] = numbers[i].integer(0, kMostReasonNumber);
  if (const auto side = at.maybe("side")) e.reason.side = static_cast<Side>(side->one_of(kSideNames));
  return e;
}

}  // namespace

std::string write_entry(const Entry& entry) {
  json out = std::visit([](const auto& e) { return members(e); }, entry);
  out["at"] = wall_ms_of(entry);
  const int utc_min = std::visit([](const auto& e) { return e.utc_offset_min; }, entry);
  if (utc_min != 0) out["utc_min"] = utc_min;
  return json_text(out);
}

namespace {

Entry read_members(const Reader& at) {
  switch (at.member("is").one_of({"began", "rep", "answer", "too_hard", "ended", "decided", "safety", "morning", "removed", "corrected", "advised"})) {
    case 0: return read_began(at);
    case 1: return read_repetition(at);
    case 2: return read_answer(at);
    case 3: return read_too_hard(at);
    case 4: return read_ended(at);
    case 5: return read_decided(at);
    case 6: return read_safety(at);
    case 7: return read_morning(at);
    case 8: return read_removed(at);
    case 9: return read_corrected(at);
    default: return read_advised(at);
  }
}

}  // namespace

Entry read_entry(const Reader& at) {
  Entry entry = read_members(at);
  const Ms wall_ms = read_instant(at.member("at"));
  const auto utc = at.maybe("utc_min");
  const int utc_min = utc ? utc->integer(-840, 840) : 0;
  std::visit([&](auto& e) { e.wall_ms = wall_ms, e.utc_offset_min = utc_min; }, entry);
  return entry;
}

Result<Entry> read_entry(std::string_view line, const std::string& file) {
  Fault fault{file, ""};
  const json document = parse_json(line, fault);
  if (fault) return Result<Entry>::failure(fault.sentence);
  Entry entry = read_entry(Reader(document, "", fault));
  if (fault) return Result<Entry>::failure(fault.sentence);
  return entry;
}

}  // namespace holdfast
