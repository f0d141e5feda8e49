// Saves of every version as they lay in storage: tests/golden/saves/vN/NAME.json holds keys and texts. Those of versions 1 and 2 were
// written by the last program that wrote them, and version 1's backup of the same lies beside; they never change. Those of version 3 are
// what this program writes: HOLDFAST_GOLDEN=1 in the environment writes them anew, which is right only as long as version 3 has not shipped.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/words.h"
#include "base/text.h"
#include "entries.h"
#include "robot.h"
#include "share.h"
#include "store/log_text.h"
#include "store/migrate.h"
#include "store/replacement.h"
#include "store/sealed.h"
#include "store/snapshot.h"
#include "store/version.h"

using namespace holdfast;

namespace {

std::string path_of(int version, const std::string& name) { return std::string(HOLDFAST_TEST_DIR) + format("/golden/saves/v%d/", version) + name + ".json"; }

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

Saved golden(int version, const std::string& name) {
  Fault fault{name, ""};
  const nlohmann::json document = parse_json(text_of(path_of(version, name)), fault);
  INFO(path_of(version, name) << ": " << fault.sentence);
  REQUIRE(!fault);
  return document.get<Saved>();
}

// What a save says, as the program that wrote it counted.
struct Said {
  int version;
  std::string name;
  std::vector<int> facts;  // of each kind, in the order of Entry
  Ms held_ms;              // of all repetitions
  double load_kg;          // the same
  Settings settings;
  Unfinished unfinished;
};

// Settings with nothing at its default.
Settings all_set(int version) {
  Settings s;
  s.tones = false, s.volume_percent = 15, s.talk = Talk::key_moments, s.fade = true, s.voice = "Anna", s.vibration = false, s.units = Units::kg;
  s.theme = Theme::dark, s.text_percent = 130, s.reduced_motion = Choice::on, s.head = HeadEnd::left, s.anywhere = false, s.headset = true;
  s.own_order = true, s.muscles = false, s.sound_checked = true, s.breath_s = 7.5, s.lead_in_s = 9, s.change_s = 31;
  s.exercise_names = {{"Glute Bridge", "bridge/both_legs"}, {"Bench Press", "-"}};
  if (version >= 2) s.backed_up_ms = 1'792'500'000'000;
  return s;
}

Settings only_volume() {
  Settings s;
  s.volume_percent = 55;
  return s;
}

const Unfinished kPlanned{1'792'486'800'000, kDay + 1, {{"superman", "low", 0}, {"bridge", "both_legs", 3, Side::right}}, 4, 7.5, 9, 31};

std::vector<Said> every_save() {
  const std::vector<int> one = {1, 1, 2, 1, 1, 1, 1, 2, 2, 1, 0}, all = {1, 2, 2, 1, 1, 1, 1, 2, 2, 1, 2};
  const Unfinished broken_off{1'792'572'790'000, day_from({2026, 10, 21}), {{"superman", "brace", 0}}, 22, 5, 5, 12};
  const std::vector<int> trained = {5, 107, 20, 0, 4, 0, 1, 0, 0, 0, 0};
  return {{1, "every_kind", one, 14'999, 0.45359237, all_set(1), kPlanned},
          {1, "trained", trained, 493'000, 0, only_volume(), broken_off},
          {2, "every_kind", one, 14'999, 0.45359237, all_set(2), kPlanned},
          {2, "every_kind_folded", one, 14'999, 0.45359237, all_set(1), kPlanned},
          {2, "trained", trained, 493'000, 0, only_volume(), broken_off},
          {3, "every_kind", all, 14'999 + 7'250, 2 * 0.45359237, all_set(3), kPlanned},
          {3, "every_kind_folded", one, 14'999, 0.45359237, all_set(1), kPlanned},
          {3, "trained", trained, 493'000, 0, only_volume(), broken_off}};
}

std::string session_text(const Saved& saved) {
  const auto found = saved.lower_bound(kSessionPrefix);
  return found != saved.end() && begins_with(found->first, kSessionPrefix) ? found->second : std::string();
}

struct Shelf {
  Saved& texts;
  std::optional<std::string> read(const std::string& key) const {
    const auto found = texts.find(key);
    return found == texts.end() ? std::nullopt : std::optional<std::string>(found->second);
  }
  bool write(const std::string& key, const std::string& value) const { return texts[key] = value, true; }
  bool remove(const std::string& key) const { return texts.erase(key), true; }
  std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const auto& text : texts) all.push_back(text.first);
    return all;
  }
};

Saved mended(Saved saved) {
  const Loaded loaded = load(saved);
  Shelf shelf{saved};
  for (const Replacement& mending : loaded.mending) CHECK(carry_out(mending, shelf).done);
  return saved;
}

// Facts noted one by one, settings, a session broken off, a snapshot: all kinds of texts that this program writes.
Saved everything_written() {
  Saved saved;
  Journal journal = begin_journal(1'792'400'400'000, 7);
  for (const Entry& entry : one_of_each()) {
    const Write write = append(journal, entry);
    saved[write.key] = write.value;
  }
  saved[kSettingsKey] = settings_text(all_set(kFormatVersion));
  saved[session_key(journal)] = write_unfinished(kPlanned);
  const auto snapshots = rotate_snapshots(saved, kDay);
  REQUIRE(snapshots);
  saved[snapshots->first[0].key] = snapshots->first[0].value;
  return saved;
}

// What the next version might leave: the same texts under its own number, its lines sealed with that.
Saved as_newer(const Saved& saved) {
  const auto renamed = [](std::string line) {
    for (int version = 1; version <= kFormatVersion; ++version) {
      const std::string now = format("\"version\":%d", version), next = format("\"version\":%d", kFormatVersion + 1);
      for (std::size_t at = line.find(now); at != std::string::npos; at = line.find(now, at + 1)) line.replace(at, now.size(), next);
    }
    return line;
  };
  Saved newer;
  for (const auto& [key, value] : saved) {
    std::string text, before;
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t end = std::min(value.find('\n', at), value.size());
      const std::string line = value.substr(at, end - at);
      const auto body = unseal(line);
      if (at > 0) text += '\n';
      if (at > 0 && line == seal(before).substr(0, kSealSize)) text += seal(renamed(before), kFormatVersion + 1).substr(0, kSealSize);
      else text += body ? seal(*body, kFormatVersion + 1) : renamed(line);
      before = line;
      at = end + 1;
    }
    newer[key] = text;
  }
  return newer;
}

}  // namespace

TEST_CASE("a save of any version loads whole: every fact, every sum, the settings and the session that was broken off") {
  for (const Said& said : every_save()) {
    INFO(said.name << " of version " << said.version);
    const Saved saved = golden(said.version, said.name);
    const Loaded loaded = load(saved);
    CHECK(loaded.set_aside.empty());
    CHECK(loaded.newer.empty());
    CHECK_FALSE(loaded.settings_locked);
    std::vector<int> facts(std::variant_size_v<Entry>);
    Ms held_ms = 0;
    double load_kg = 0;
    for (const Entry& entry : loaded.log.entries) {
      ++facts[entry.index()];
      if (const auto* done = std::get_if<RepetitionDone>(&entry)) held_ms += done->held_ms, load_kg += done->load_kg;
    }
    CHECK(facts == said.facts);
    CHECK(held_ms == said.held_ms);
    CHECK(load_kg == said.load_kg);
    CHECK(write_settings(loaded.settings) == write_settings(said.settings));
    const auto unfinished = read_unfinished(session_text(saved), "session");
    INFO(unfinished.why());
    REQUIRE(unfinished);
    CHECK(write_unfinished(*unfinished) == write_unfinished(said.unfinished));
  }
}

TEST_CASE("what version 1 noted is read line for line, from storage and from its backup") {
  for (const std::string name : {"every_kind", "trained"}) {
    INFO(name);
    const Saved saved = golden(1, name);
    std::vector<std::string> lines;
    for (const auto& [key, value] : saved) {
      if (!begins_with(key, kLogPrefix)) continue;
      for (std::size_t at = value.find('\n'); at != std::string::npos; at = value.find('\n', at + 1))
        lines.push_back(value.substr(at + 1, value.find('\n', at + 1) - at - 1));
    }
    // Its pages wrote one after the other: its lines are in the order of time.
    CHECK(as_lines(load(saved).log.entries) == lines);
  }
  const auto backup = read_backup(text_of(path_of(1, "every_kind.backup")), "backup");
  INFO(backup.why());
  REQUIRE(backup);
  CHECK(as_lines(backup->log.entries) == as_lines(one_of_each_to_2()));
  CHECK(write_settings(backup->settings) == write_settings(all_set(1)));
}

TEST_CASE("a save of any version is folded once, into texts of this version that say the same") {
  for (const Said& said : every_save()) {
    INFO(said.name << " of version " << said.version);
    Saved saved = golden(said.version, said.name);
    if (said.version == 1) saved["holdfast.log.1792400400000-0007.999"] = "{\"holdfast\":\"log\",\"version\":1}";  // without a line it goes as well
    const Saved folded = mended(saved);
    const Loaded before = load(saved), after = load(folded);
    CHECK(as_lines(after.log.entries) == as_lines(before.log.entries));
    CHECK(after.mending.empty());
    CHECK(after.set_aside.empty());
    for (const auto& text : folded) {
      INFO(text.first);
      if (begins_with(text.first, kLogPrefix))
        CHECK(is_current(text.second));
      else
        CHECK(saved.at(text.first) == text.second);
    }
    if (said.version == kFormatVersion) CHECK(folded == saved);
  }
}

TEST_CASE("a fold of a save of version 1 that is broken off at any write leaves all of it") {
  int cases = 0;
  for (const char* name : {"every_kind", "trained"}) {
    const Saved saved = golden(1, name);
    const std::vector<std::string> lines = as_lines(load(saved).log.entries);
    for (const Replacement& mending : load(saved).mending) {
      // The power fails after so many writes: the old texts and some of the new ones lie side by side.
      for (std::size_t done = 0; done <= mending.first.size(); ++done, ++cases) {
        Saved half = saved;
        for (std::size_t i = 0; i < done; ++i) half[mending.first[i].key] = mending.first[i].value;
        CHECK(as_lines(load(half).log.entries) == lines);
        CHECK(as_lines(load(mended(half)).log.entries) == lines);
        // And among the removals, once everything is written.
        for (std::size_t gone = 0; done == mending.first.size() && gone < mending.gone.size(); ++gone, ++cases) {
          half.erase(mending.gone[gone]);
          CHECK(as_lines(load(half).log.entries) == lines);
        }
      }
    }
  }
  MESSAGE(cases << " folds broken off");
}

TEST_CASE("lines of version 1 are sealed as they stand, and no line is lost, added or changed") {
  CHECK(log_1_to_2("").empty());
  for (const std::string lines : {"a", "a\nb", "{\"is\":\"torn", "a\n\nb", "\n", "a\n", "\xff\x00z"}) {
    std::vector<std::string> wanted, got;
    for (std::size_t at = 0; at < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', at), lines.size());
      wanted.push_back(lines.substr(at, end - at));
      at = end + 1;
    }
    const std::string sealed = log_1_to_2(lines);
    for (std::size_t at = 0; at < sealed.size();) {
      const std::size_t end = std::min(sealed.find('\n', at), sealed.size());
      const auto body = unseal(sealed.substr(at, end - at), 2);
      REQUIRE(body);
      got.emplace_back(std::string(sealed.substr(at + kSealSize, end - at - kSealSize)));
      at = end + 1;
    }
    CHECK(got == wanted);
  }
}

TEST_CASE("lines of version 2 are sealed anew as they stand; a line that was torn or edited stays so") {
  CHECK(log_2_to_3("").empty());
  const std::string good = seal("{\"is\":\"dream\"}", 2), other = seal("9", 2), torn = good.substr(0, good.size() - 1);
  CHECK(log_2_to_3(good) == seal("{\"is\":\"dream\"}", 3));
  CHECK(log_2_to_3(good + "\n" + torn + "\n\n" + other) == seal("{\"is\":\"dream\"}", 3) + "\n" + torn + "\n\n" + seal("9", 3));
  CHECK(log_2_to_3(torn + "\n" + good) == torn + "\n" + seal("{\"is\":\"dream\"}", 3));
  CHECK(log_2_to_3(seal("9", 3)) == seal("9", 3));  // is not of version 2: left to whoever reads it
}

TEST_CASE("a save of version 2 with any byte of its header changed says the same, loses nothing and invents nothing") {
  int cases = 0;
  for (const int version : {2, kFormatVersion}) {
    const Saved saved = golden(version, "every_kind_folded");
    const std::vector<std::string> lines = as_lines(load(saved).log.entries);
    for (const auto& text : saved) {
      const std::string &key = text.first, &value = text.second;
      if (!begins_with(key, kLogPrefix)) continue;
      for (std::size_t at = 0; at < value.find('\n'); ++at)
        for (int byte = 0; byte < 256; byte += next_case(7), ++cases) {
          Saved edited = saved;
          edited[key][at] = static_cast<char>(byte);
          if (byte == '\n') continue;  // cuts the header in two: what follows it counts as lines, and they are lost as such
          const Loaded loaded = load(edited);
          INFO(key << " at " << at << ": " << byte);
          CHECK(as_lines(loaded.log.entries) == lines);
          CHECK(loaded.newer.empty());
        }
    }
  }
  MESSAGE(cases << " bytes of headers");
}

TEST_CASE("a page opened on a save of any version shows it, warns of nothing, and goes on with the session that was broken off") {
  for (const Said& said : every_save()) {
    INFO(said.name << " of version " << said.version);
    const Saved saved = golden(said.version, said.name);
    Robot robot(saved);
    CHECK(as_lines(robot.app.log.entries) == as_lines(load(saved).log.entries));
    CHECK(robot.app.notices.empty());
    REQUIRE(robot.app.unfinished);
    CHECK(write_unfinished(*robot.app.unfinished) == write_unfinished(said.unfinished));
    if (said.name != "trained") continue;
    const std::size_t known = robot.app.log.entries.size();
    robot.give(intent::GoOn{});
    robot.give(intent::Resume{});
    REQUIRE(robot.app.session);
    for (int i = 0; i < 4000 && robot.app.session; ++i) robot.pass(500, 500);
    CHECK_FALSE(robot.app.session);
    CHECK(robot.app.log.entries.size() > known);
    CHECK(as_lines(load(robot.storage).log.entries) == as_lines(robot.app.log.entries));
  }
}

TEST_CASE("a save of a newer version is left as it is, byte for byte, whatever is done beside it, and that is said") {
  for (const Said& said : every_save()) {
    if (said.version != kFormatVersion) continue;
    INFO(said.name);
    const Saved newer = as_newer(golden(said.version, said.name));
    const Loaded loaded = load(newer);
    CHECK(loaded.log.entries.empty());
    CHECK(loaded.mending.empty());
    CHECK(loaded.set_aside.empty());
    CHECK(loaded.settings_locked);
    Robot robot(newer);
    REQUIRE(robot.app.notices.size() == 1);
    CHECK(robot.app.notices[0].text == word(Word::notice_newer));
    CHECK_FALSE(robot.app.unfinished);
    robot.give(intent::AnswerSafety{false});
    robot.give(intent::Change{Setting::volume_percent, 20});
    std::size_t hinge = 0;
    while (robot.app.catalog.exercises[hinge].id != "hip_hinge") ++hinge;
    robot.give(intent::StartExercise{hinge, {0, 0}});
    for (int i = 0; i < 4000 && robot.app.session; ++i) robot.pass(500, 500);
    Robot next(robot.storage);
    CHECK(as_lines(next.app.log.entries) == as_lines(robot.app.log.entries));
    for (const auto& text : newer) {
      INFO(text.first);
      REQUIRE(next.storage.count(text.first) == 1);
      CHECK(next.storage.at(text.first) == text.second);
    }
  }
}

TEST_CASE("what this program writes is what lies there as version 3: another format is another version") {
  const std::vector<std::pair<const char*, Saved>> written = {{"every_kind", everything_written()}, {"every_kind_folded", mended(golden(1, "every_kind"))}, {"trained", mended(golden(1, "trained"))}};
  for (const auto& save : written) {
    const std::string path = path_of(kFormatVersion, save.first), now = nlohmann::json(save.second).dump(1) + "\n";
    if (std::getenv("HOLDFAST_GOLDEN")) std::ofstream(path, std::ios::binary) << now;
    INFO(path);
    CHECK(text_of(path) == now);
  }
}
