#include <algorithm>
#include <doctest/doctest.h>

#include "store/backup.h"
#include "store/entry_json.h"
#include "store/journal.h"
#include "store/unfinished.h"

using namespace holdfast;

namespace {

const Day kDay = day_from({2026, 11, 23});

// One entry of every kind, with nothing at its default.
std::vector<Entry> one_of_each() {
  return {SessionBegan{1'792'400'400'000, kDay, 1'792'400'400'001, {{"bridge", "both_legs", 2, 10, true}, {"superman", "low", 0, 10, false}}},
          RepetitionDone{1'792'400'400'000, kDay, 1'792'400'412'345, "bridge", "both_legs", Side::right, 2, 7, 14'999, 15'000, 0.45359237},
          Answered{1'792'400'400'000, kDay, 1'792'400'412'347, "bridge", 3, 2},
          Answered{1'792'400'400'000, kDay, 1'792'400'412'348, "superman", {}, {}},
          TooHard{1'792'400'400'000, kDay, 1'792'400'412'349, "superman"},
          SessionEnded{1'792'400'400'000, kDay, 1'792'400'412'350, true},
          Decided{kDay, 1'792'400'412'351, "bridge", "one_leg", 1, true},
          SafetyChecked{kDay, 1'792'400'412'352, true, true, -570},
          NextMorning{1'792'400'400'000, kDay, 1'792'400'412'353, 4, 120},
          NextMorning{1'792'400'400'000, kDay, 1'792'400'412'354, {}},
          Removed{1'792'400'400'000, kDay, 1'792'400'412'355, "bridge", true},
          Removed{1'792'400'400'000, kDay, 1'792'400'412'356, ""},
          Corrected{1'792'400'400'000, kDay, 1'792'400'412'357, "bridge", Side::right, 2, 3, 4500, 840}};
}

std::vector<std::string> as_lines(const std::vector<Entry>& entries) {
  std::vector<std::string> lines;
  for (const Entry& entry : entries) lines.push_back(write_entry(entry));
  return lines;
}

}  // namespace

TEST_CASE("every kind of entry comes back as it was written") {
  for (const Entry& entry : one_of_each()) {
    const std::string line = write_entry(entry);
    CHECK(line.find('\n') == std::string::npos);
    const auto read = read_entry(line, "log");
    INFO(line, read.why());
    REQUIRE(read);
    CHECK(read->index() == entry.index());
    CHECK(write_entry(*read) == line);
  }
}

TEST_CASE("an unanswered question stays unanswered") {
  const auto read = read_entry(write_entry(Answered{1, kDay, 0, "superman", {}, {}}), "log");
  REQUIRE(read);
  CHECK_FALSE(std::get<Answered>(*read).pain);
  CHECK_FALSE(std::get<Answered>(*read).reserve);
}

TEST_CASE("a journal of any length comes back whole, and no write grows with it") {
  Journal journal = begin_journal(1'792'400'400'000, 3);
  Saved saved;
  std::vector<std::string> written;
  std::size_t largest = 0;
  for (int i = 0; i < 1000; ++i) {
    RepetitionDone rep{1, kDay, i, "superman", "low", Side::both, 1, 1 + i % 10, 5000, 5000, 0};
    const Write write = append(journal, rep);
    saved[write.key] = write.value;
    written.push_back(write_entry(rep));
    largest = std::max(largest, write.value.size());
  }
  CHECK(saved.size() == 16);
  CHECK(largest < 64 * 220);
  const Loaded loaded = load(saved);
  CHECK(as_lines(loaded.log.entries) == written);
  CHECK(loaded.set_aside.empty());
  CHECK(loaded.mending.empty());
}

TEST_CASE("two tabs opened in the same moment write to different places") {
  Journal a = begin_journal(1000, 1), b = begin_journal(1000, 2);
  CHECK(append(a, SafetyChecked{kDay, 0, false}).key != append(b, SafetyChecked{kDay, 1'792'400'412'353, true, true}).key);
}

TEST_CASE("a broken line is put aside with its whole text, and every good line is kept") {
  Journal journal = begin_journal(5, 5);
  const std::vector<Write> writes = append_all(journal, one_of_each());
  REQUIRE(writes.size() == 1);
  const std::string key = writes[0].key, good = writes[0].value;
  std::size_t line_end = good.find('\n', good.find('\n') + 1);
  for (const std::string& bad : {std::string("{\"is\":\"rep\"}"), std::string("not json"), std::string("{\"is\":\"rep\",\"session\":-1}"), std::string("[]"), std::string("\xff\xfe")}) {
    const std::string broken = good.substr(0, line_end) + "\n" + bad + good.substr(line_end);
    const Loaded loaded = load({{key, broken}});
    CHECK(loaded.log.entries.size() == one_of_each().size());
    REQUIRE(loaded.set_aside.size() == 1);
    CHECK(loaded.set_aside[0].find(key + ": line 3") == 0);
    REQUIRE(loaded.mending.size() == 2);
    CHECK(loaded.mending[0].key == std::string(kAsidePrefix) + key.substr(9));
    CHECK(loaded.mending[0].value == broken);
    CHECK(loaded.mending[1].value == good);
    // Once mended it is said no more.
    CHECK(load({{loaded.mending[0].key, loaded.mending[0].value}, {key, loaded.mending[1].value}}).set_aside.empty());
  }
}

TEST_CASE("a save cut off at any byte loses no whole line before the cut, and is kept aside as it is") {
  Journal journal = begin_journal(5, 5);
  const Write write = append_all(journal, one_of_each())[0];
  for (std::size_t cut = 0; cut < write.value.size(); ++cut) {
    const std::string text = write.value.substr(0, cut);
    const Loaded loaded = load({{write.key, text}});
    const auto whole_lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    CHECK(loaded.log.entries.size() + 1 >= whole_lines);
    if (!loaded.mending.empty()) CHECK(loaded.mending[0].value == text);
  }
}

TEST_CASE("what a newer version saved is left untouched, and said") {
  const Loaded loaded = load({{"holdfast.log.1", "{\"holdfast\":\"log\",\"version\":2}\n{\"is\":\"dream\"}"},
                              {kSettingsKey, "{\"holdfast\":\"settings\",\"version\":9,\"theme\":\"plaid\"}"}});
  CHECK(loaded.newer.size() == 2);
  CHECK(loaded.mending.empty());
  CHECK(loaded.settings_locked);
  CHECK(loaded.log.entries.empty());
}

TEST_CASE("settings come back as they were, keep defaults for what is missing, and refuse what is wrong") {
  Settings s;
  s.tones = false;
  s.volume_percent = 35;
  s.talk = Talk::silent;
  s.voice = "Eva \"local\"";
  s.vibration = false;
  s.units = Units::kg;
  s.theme = Theme::light;
  s.text_percent = 130;
  s.reduced_motion = Choice::on;
  s.breath_s = 7;
  s.lead_in_s = 9;
  s.change_s = 30;
  const auto read = read_settings(write_settings(s), "settings");
  REQUIRE(read);
  CHECK(write_settings(*read) == write_settings(s));
  CHECK(write_settings(*read) != write_settings(Settings{}));
  const auto sparse = read_settings("{\"holdfast\":\"settings\",\"version\":1}", "settings");
  REQUIRE(sparse);
  CHECK(write_settings(*sparse) == write_settings(Settings{}));
  const auto loud = read_settings("{\"holdfast\":\"settings\",\"version\":1,\"volume_percent\":400}", "settings");
  REQUIRE_FALSE(loud);
  CHECK(loud.why() == "settings: volume_percent: 400 is outside 0..100");
}

TEST_CASE("a foreign text under our settings key is kept aside") {
  const Loaded loaded = load({{kSettingsKey, "<html>"}});
  REQUIRE(loaded.mending.size() == 2);
  CHECK(loaded.mending[0].key == "holdfast.aside.settings");
  CHECK(loaded.mending[0].value == "<html>");
  CHECK(loaded.set_aside.size() == 1);
}

TEST_CASE("a backup comes back whole, and restoring it twice adds nothing") {
  Backup backup{kDay, Settings{}, Log{one_of_each()}};
  backup.settings.volume_percent = 15;
  const std::string text = write_backup(backup);
  const auto read = read_backup(text, "holdfast-2026-11-23.json");
  INFO(read.why());
  REQUIRE(read);
  CHECK(write_backup(*read) == text);
  CHECK(missing_from(Log{}, read->log).size() == one_of_each().size());
  CHECK(missing_from(backup.log, read->log).empty());
}

TEST_CASE("a backup broken anywhere is refused with its name and never half read") {
  const std::string text = write_backup({kDay, Settings{}, Log{one_of_each()}});
  for (std::size_t cut = 0; cut + 2 < text.size(); cut += 3) {
    const auto read = read_backup(text.substr(0, cut), "mine.json");
    REQUIRE_FALSE(read);
    CHECK(read.why().rfind("mine.json: ", 0) == 0);
  }
  const auto newer = read_backup("{\"holdfast\":\"backup\",\"version\":2}", "mine.json");
  REQUIRE_FALSE(newer);
  CHECK(newer.why() == "mine.json: version: 2 is outside 1..1");
}

TEST_CASE("a session that was broken off comes back as it was") {
  Unfinished u;
  u.session = 99;
  u.day = kDay;
  u.items = {{"superman", "low", 0}, {"bridge", "both_legs", 3, Side::right}};
  u.step = 42;
  u.breath_s = 6;
  u.lead_in_s = 8;
  u.change_s = 20;
  const auto read = read_unfinished(write_unfinished(u), "session");
  REQUIRE(read);
  CHECK(write_unfinished(*read) == write_unfinished(u));
  CHECK_FALSE(read_unfinished("{\"holdfast\":\"session\",\"version\":1}", "session"));
}
