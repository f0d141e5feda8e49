// Settings, a session that was broken off and a snapshot, with any byte changed and at any place cut off.

#include <doctest/doctest.h>

#include <algorithm>

#include "app/words.h"
#include "entries.h"
#include "robot.h"
#include "share.h"
#include "store/sealed.h"
#include "store/snapshot.h"
#include "store/version.h"

using namespace holdfast;

namespace {

Settings some_settings() {
  Settings s;
  s.volume_percent = 35;
  s.voice = "Anna";
  s.backed_up_ms = 1'792'400'000'000;
  s.backed_up_sessions = 12;
  return s;
}

Unfinished some_session() { return {1'792'486'800'000, kDay, {{"superman", "low", 0}, {"bridge", "both_legs", 3, Side::right}}, 14, 7.5, 9, 31}; }

Saved some_save() {
  Saved saved{{kSettingsKey, settings_text(some_settings())}};
  Journal journal = begin_journal(1'792'400'400'000, 7);
  for (const Entry& entry : one_of_each()) {
    const Write write = append(journal, entry);
    saved[write.key] = write.value;
  }
  return saved;
}

// Every cut, and at every place every bit turned, and some bytes that mean something put there.
template <class Check>
int each_damage(const std::string& text, Check check) {
  int cases = 0;
  for (std::size_t at = 0; at < text.size(); at += next_case(5)) {
    check(text.substr(0, at));
    for (int bit = 0; bit < 8; ++bit, ++cases) {
      std::string broken = text;
      broken[at] = static_cast<char>(broken[at] ^ (1 << bit));
      check(broken);
    }
    for (const char other : {'\n', ' ', '0', '1', '2', '3', '4', '9', '"', '{', '}', ','}) {
      if (text[at] == other) continue;
      std::string broken = text;
      broken[at] = other;
      check(broken);
      ++cases;
    }
    ++cases;
  }
  return cases;
}

bool is_part(std::vector<std::string> some, std::vector<std::string> all) {
  std::sort(some.begin(), some.end());
  std::sort(all.begin(), all.end());
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

TEST_CASE("settings with any byte changed or cut off are never other settings: they are put aside, and it is said") {
  const std::string text = settings_text(some_settings());
  const int cases = each_damage(text, [](const std::string& broken) {
    const Loaded loaded = load({{kSettingsKey, broken}});
    INFO(broken);
    REQUIRE(loaded.newer.empty());
    REQUIRE(write_settings(loaded.settings) == write_settings(Settings{}));
    REQUIRE(loaded.set_aside.size() == 1);
    REQUIRE(loaded.set_aside[0].rfind("holdfast.settings: ", 0) == 0);
    REQUIRE(loaded.mending.size() == 1);
    REQUIRE(loaded.mending[0].first[0].value == broken);
  });
  MESSAGE(cases << " settings damaged");
}

TEST_CASE("a session that was broken off, with any byte changed or cut off, is never gone on with: it is put aside, and it is said") {
  const std::string text = write_unfinished(some_session()), key = "holdfast.session.1792400400000-0007";
  int opened = 0;
  const int cases = each_damage(text, [&](const std::string& broken) {
    INFO(broken);
    REQUIRE_FALSE(is_newer(broken, "session"));
    REQUIRE_FALSE(read_unfinished(broken, "session"));
    if (++opened % 50 != 0) return;
    Robot robot(Saved{{key, broken}});
    REQUIRE_FALSE(robot.app.unfinished);
    REQUIRE(robot.app.notices.size() == 1);
    REQUIRE(robot.storage.count(key) == 0);
    REQUIRE(robot.storage.at(aside(key, broken).key) == broken);
  });
  MESSAGE(cases << " sessions damaged, " << opened / 50 << " of them met by a page");
}

TEST_CASE("a snapshot with any byte changed or cut off gives back no false fact and no false setting, and what it lacks is said") {
  const Saved saved = some_save();
  const auto made = rotate_snapshots(saved, kDay);
  REQUIRE(made);
  const Write& snapshot = made->first[0];
  const std::vector<std::string> lines = as_lines(load(saved).log.entries);
  int refused = 0, partly = 0;
  const int cases = each_damage(snapshot.value, [&](const std::string& broken) {
    const auto read = read_snapshot(broken, snapshot.key);
    if (!read) {
      ++refused;
      return;
    }
    INFO(broken);
    REQUIRE(write_settings(read->backup.settings) == write_settings(some_settings()));
    const auto is = as_lines(read->backup.log.entries);
    REQUIRE(is_part(is, lines));
    if (is.size() < lines.size()) REQUIRE_FALSE(read->damage.empty());
    partly += is.size() < lines.size();
  });
  MESSAGE(cases << " snapshots damaged: " << refused << " refused, " << partly << " that lack something and say so");
  CHECK(refused > 500 / next_case(5));
  CHECK(partly > 5000 / next_case(5));
}

TEST_CASE("settings, sessions and snapshots of versions 1 and 2 are read without a checksum, those of version 3 are not") {
  for (const int version : {1, 2, 3}) {
    std::string settings = write_settings(some_settings()), session = write_unfinished(some_session());
    session.resize(session.find('\n'));
    const auto as = [&](std::string& text) { text.replace(text.find("\"version\":3"), 11, "\"version\":" + std::to_string(version)); };
    as(settings), as(session);
    CHECK(bool(read_settings_text(settings, "settings")) == (version < 3));
    CHECK(bool(read_unfinished(session, "session")) == (version < 3));
    const std::string log = "{\"holdfast\":\"log\",\"version\":" + std::to_string(version) + "}\n";
    const std::string line = write_entry(one_of_each()[2]);
    const auto snapshot = read_snapshot(settings + "\n" + log + (version == 1 ? line : seal(line, version)), "holdfast.snapshot.2026-11-23");
    CHECK(bool(snapshot) == (version < 3));
  }
}
