// Replays: any text is read, or refused with the file's name. A share of them is played without a screen, so without what is
// pressed: then storage holds what the app knows, and an app that opens on it knows the same.

#include <algorithm>

#include "app/exchange.h"
#include "app/replay.h"
#include "fuzz_entry.h"
#include "store/replacement.h"

namespace {

using namespace holdfast;
using fuzz::expect;

constexpr std::size_t kOneIn = 16;          // is played
constexpr std::size_t kMostEvents = 40;
constexpr Ms kMostLooks = 4;                // between two events: the app takes any time in one look
constexpr Ms kLastWall_ms = 4'000'000'000'000;  // 2096

// Exercises as they are played: without the words that are only read.
const Catalog& played_catalog() {
  static const Catalog made = [] {
    Catalog catalog = names_only();
    for (Exercise& exercise : catalog.exercises) {
      exercise.steps.clear(), exercise.cautions.clear(), exercise.stop_signs.clear(), exercise.sources.clear(), exercise.muscles.clear(), exercise.mistakes.clear();
      for (Level& level : exercise.levels) level.how.clear(), level.source.clear();
    }
    return catalog;
  }();
  return made;
}

struct Shelf {
  Saved& saved;
  std::optional<std::string> read(const std::string& key) const {
    const auto found = saved.find(key);
    return found == saved.end() ? std::nullopt : std::optional<std::string>(found->second);
  }
  bool write(const std::string& key, const std::string& value) const { return saved[key] = value, true; }
  bool copy(const std::string& from, const std::string& to) const { return saved.count(from) > 0 && (saved[to] = saved[from], true); }
  bool remove(const std::string& key) const { return saved.erase(key), true; }
  std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const auto& text : saved) all.push_back(text.first);
    return all;
  }
};

void carry_out(Saved& saved, const std::vector<Effect>& effects) {
  Shelf shelf{saved};
  for (const Effect& effect : effects) {
    if (const auto* write = std::get_if<effect::Write>(&effect)) shelf.write(write->key, write->value);
    if (const auto* remove = std::get_if<effect::Remove>(&effect)) shelf.remove(remove->key);
    if (const auto* replace = std::get_if<effect::Replace>(&effect)) holdfast::carry_out(replace->what, shelf);  // nobody says that it was done: it may be wanted again
  }
}

void play(const Replay& replay) {
  Saved saved = replay.saved;
  Clock clock = replay.begins;
  const Ms began_ms = clock.mono_ms = 1'000'000;
  std::vector<Effect> opening;
  App app = open_app(played_catalog(), saved, clock, replay.seed, opening);
  carry_out(saved, opening);
  const auto pass = [&](Ms ms) { clock.mono_ms += ms, clock.wall_ms += ms; };
  for (const ReplayEvent& event : replay.events) {
    const Ms left_ms = began_ms + event.at_ms - clock.mono_ms, step_ms = std::max(replay.step_ms, left_ms / kMostLooks + 1);
    for (Ms gone_ms = 0; gone_ms < left_ms; gone_ms += step_ms) {
      pass(std::min(step_ms, left_ms - gone_ms));
      clock.heard_ms = clock.mono_ms;
      carry_out(saved, tick(app, clock));
    }
    if (event.kind == ReplayEvent::Kind::intent) carry_out(saved, apply(app, event.intents.front(), clock));
    if (event.kind != ReplayEvent::Kind::sleep) continue;
    pass(event.sleep_ms);
    clock.heard_ms = 0;
    carry_out(saved, tick(app, clock));
  }
  for (const Entry& entry : app.log.entries) fuzz::expect_entry(entry);
  expect(app.history.bouts == history_of(app.log).bouts, "what followed the log fact by fact is what the whole log says");
  const Loaded loaded = load(saved);
  expect(app.settings_locked || app.settings_aside || write_settings(loaded.settings) == write_settings(app.settings), "settings are in storage");
  fuzz::expect_same_facts(app.log.entries, loaded.log.entries);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const auto read = read_replay(text, "f");
  if (!read) return fuzz::expect_refusal(read.why(), "f: "), 0;
  Ms before_ms = 0;
  for (const ReplayEvent& event : read->events) {
    expect(event.at_ms >= before_ms && event.at_ms <= kLongestReplayMs, "events are in the order of time");
    expect((event.kind == ReplayEvent::Kind::intent) == (event.intents.size() == 1), "an event is an intent, a press or a sleep");
    before_ms = event.at_ms;
  }
  expect(read->step_ms >= 1 && read->step_ms <= 1000, "a step is 1..1000 ms");
  if (fuzz::lot_of(text) % kOneIn == 0 && read->events.size() <= kMostEvents && read->begins.wall_ms <= kLastWall_ms) play(*read);
  return 0;
}
