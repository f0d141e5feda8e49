#include <doctest/doctest.h>

#include "entries.h"
#include "store/backup.h"
#include "store/entry_json.h"
#include "store/journal.h"
#include "store/unfinished.h"

using namespace holdfast;

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
  REQUIRE(loaded.mending.size() == 1);
  CHECK(loaded.mending[0].first[0].key == aside(kSettingsKey, "<html>").key);
  CHECK(loaded.mending[0].first[0].value == "<html>");
  CHECK(loaded.mending[0].gone == std::vector<std::string>{kSettingsKey});
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
  const auto newer = read_backup("{\"holdfast\":\"backup\",\"version\":4}", "mine.json");
  REQUIRE_FALSE(newer);
  CHECK(newer.why() == "mine.json: version: 4 is outside 1..3");
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
