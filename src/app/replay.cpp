#include "app/replay.h"

#include <algorithm>

#include "base/text.h"
#include "interchange/csv.h"
#include "interchange/values.h"

namespace holdfast {
namespace {

constexpr int kMostLines = 100'000;

// The word at the front of the text, which loses it and the spaces after it.
std::string_view take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text = trimmed(text.substr(end));
  return word;
}

std::optional<Ms> whole(std::string_view text, Ms low, Ms high) {
  const bool minus = !text.empty() && text.front() == '-';
  if (minus) text.remove_prefix(1);
  if (text.empty() || text.size() > 16) return std::nullopt;
  Ms value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (minus) value = -value;
  return value >= low && value <= high ? std::optional<Ms>(value) : std::nullopt;
}

struct Named {
  const char* name;
  Intent (*make)();
};

template <class T>
Intent plain() { return T{}; }
template <Screen screen>
Intent go() { return intent::GoTo{screen}; }

constexpr Named kNamed[] = {
    {"start", plain<intent::StartProgram>}, {"go_on", plain<intent::GoOn>}, {"drop_unfinished", plain<intent::DropUnfinished>},
    {"pause", plain<intent::Pause>}, {"resume", plain<intent::Resume>}, {"skip", plain<intent::Skip>}, {"back", plain<intent::Back>},
    {"cut_short", plain<intent::CutShort>}, {"too_hard", plain<intent::TooHardToday>}, {"end", plain<intent::EndSession>},
    {"answers_done", plain<intent::AnswersDone>}, {"sound_check", plain<intent::SoundCheck>}, {"backup", plain<intent::MakeBackup>},
    {"safe", plain<intent::AnswerSafety>}, {"today", go<Screen::today>}, {"exercises", go<Screen::exercises>}, {"progress", go<Screen::progress>},
    {"program", go<Screen::program>}, {"settings", go<Screen::settings>}};

std::string names() {
  std::string out = "press NAME, sleep MS, pain 0..10, reserve 0..10";
  for (const Named& named : kNamed) out += std::string(", ") + named.name;
  return out;
}

// What happens at an instant; an empty answer is good.
std::string read_event(std::string_view rest, ReplayEvent& event) {
  const std::string_view verb = take_word(rest);
  if (verb == "press") {
    event.kind = ReplayEvent::Kind::press;
    event.name = std::string(rest);
    return rest.empty() ? "press: expected the name of what is pressed" : "";
  }
  if (verb == "sleep") {
    const auto ms = whole(rest, 1, kLongestReplayMs);
    event.kind = ReplayEvent::Kind::sleep;
    event.sleep_ms = ms.value_or(1);
    return ms ? "" : "sleep: expected milliseconds, 1..86400000";
  }
  if (verb == "pain" || verb == "reserve") {
    const auto value = whole(rest, 0, 10);
    if (!value) return std::string(verb) + ": expected 0..10";
    if (verb == "pain") event.intents.push_back(intent::AnswerPain{static_cast<int>(*value)});
    else event.intents.push_back(intent::AnswerReserve{static_cast<int>(*value)});
    return "";
  }
  for (const Named& named : kNamed)
    if (verb == named.name) {
      event.intents.push_back(named.make());
      return rest.empty() ? "" : std::string(verb) + ": nothing is expected after it";
    }
  return "\"" + shown(verb) + "\" is not one of " + names();
}

// How things stand at the beginning; an empty answer is good.
std::string read_start(std::string_view key, std::string_view rest, Replay& replay) {
  const auto set = [&](Ms low, Ms high, auto& into) -> std::string {
    const auto value = whole(rest, low, high);
    if (!value) return std::string(key) + format(": expected a whole number in %lld..%lld", static_cast<long long>(low), static_cast<long long>(high));
    into = static_cast<std::remove_reference_t<decltype(into)>>(*value);
    return {};
  };
  if (key == "seed") return set(0, 1'000'000'000, replay.seed);
  if (key == "wall") return set(0, kLatestMs, replay.begins.wall_ms);
  if (key == "offset") return set(-14 * 60, 14 * 60, replay.begins.utc_offset_min);
  if (key == "width") return set(200, 4000, replay.width_px);
  if (key == "height") return set(200, 4000, replay.height_px);
  if (key == "step") return set(1, 1000, replay.step_ms);
  if (key == "saved") {
    const std::string name(take_word(rest));
    if (name.rfind("holdfast.", 0) != 0 || rest.empty()) return "saved: expected a key that begins with holdfast. and its value";
    // One line of a saved text is one line here: a text of several has its key several times.
    std::string& value = replay.saved[name];
    value += (value.empty() ? "" : "\n") + std::string(rest);
    return {};
  }
  return "\"" + shown(key) + "\" is not an instant in milliseconds, nor one of seed, wall, offset, width, height, step, saved";
}

}  // namespace

Result<Replay> read_replay(std::string_view text, const std::string& file) {
  const auto refuse = [&](int line, const std::string& why) { return Result<Replay>::failure(file + format(": line %d: ", line) + why); };
  if (!is_utf8(text)) return Result<Replay>::failure(file + ": not UTF-8 text");
  Replay replay;
  int line = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view rest = trimmed(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (++line > kMostLines) return refuse(line, format("more than %d lines", kMostLines));
    if (line == 1) {
      if (rest != "holdfast replay 1") return refuse(1, "expected \"holdfast replay 1\"");
      continue;
    }
    if (rest.empty() || rest.front() == '#') continue;
    const std::string_view first = take_word(rest);
    const auto at_ms = whole(first, 0, kLongestReplayMs);
    std::string why;
    if (!at_ms) {
      why = replay.events.empty() ? read_start(first, rest, replay) : "\"" + shown(first) + "\" is not an instant in milliseconds, 0..86400000";
    } else {
      ReplayEvent event;
      event.at_ms = *at_ms;
      if (!replay.events.empty() && event.at_ms < replay.events.back().at_ms) why = "earlier than the line before";
      else why = read_event(rest, event);
      replay.events.push_back(std::move(event));
    }
    if (!why.empty()) return refuse(line, why);
  }
  if (line == 0) return refuse(1, "expected \"holdfast replay 1\"");
  return replay;
}

}  // namespace holdfast
