// Storage that fails while something is erased, restored or undone, that fills up, and that several pages use at once.

#include <doctest/doctest.h>

#include <algorithm>

#include "app/keeping.h"
#include "app/outbox.h"
#include "app/words.h"
#include "robot.h"
#include "store/snapshot.h"
#include "trained.h"

using namespace holdfast;

namespace {

constexpr WriteFault kFaults[] = {WriteFault::refused, WriteFault::torn, WriteFault::torn_and_refused, WriteFault::lost, WriteFault::late};

// The fault meets the write with this number, from now on, and every later one of the same key.
void fail_at(Robot& robot, int at, WriteFault fault) {
  robot.fault = [at, fault, number = 0, stuck = std::string()](const std::string& key, const std::string&) mutable {
    if (number++ == at) stuck = key;
    return key == stuck ? fault : WriteFault::none;
  };
}


}  // namespace

TEST_CASE("a fault at any write of a restore: storage holds the old log or the new one, never a mixture, and what is in memory is there in the end") {
  Robot older;
  train_once(older);
  const std::string file = everything(older);
  Robot base;
  base.clock.wall_ms += 86'400'000;
  train_once(base);
  const auto mine = lines_of(base), theirs = lines_of(older);
  int cases = 0, refused = 0;
  for (const WriteFault fault : kFaults)
    for (const bool replace : {true, false})
      for (int at = 0; at < 8; ++at, ++cases) {
        Robot robot(base.storage);
        robot.give(intent::Restore{"mine.json", file});
        fail_at(robot, at, fault);
        robot.give(intent::RestoreAs{replace});
        const auto now = lines_in(robot.storage);
        INFO("fault " << static_cast<int>(fault) << " at " << at << (replace ? ", replaced" : ", added"));
        if (replace) {
          CHECK((now == theirs || now == mine));
          if (now != theirs) {
            ++refused;
            CHECK(robot.app.log_unsaved);
            CHECK(says(robot, Word::notice_write_failed));
            CHECK_FALSE(is_all_saved(robot.app));
          }
        } else {
          CHECK(is_part(mine, now));
        }
        wait(robot);
        CHECK(is_all_saved(robot.app));
        CHECK(lines_in(robot.storage) == lines_of(robot));
        CHECK(lines_of(robot).size() == theirs.size() + (replace ? 0 : mine.size()));
        robot.give(intent::UndoRestore{});
        wait(robot);
        CHECK(lines_in(robot.storage) == mine);
      }
  MESSAGE(cases << " faults in restoring, " << refused << " of them put back");
  CHECK(refused > 0);
}

TEST_CASE("a fault at any write that brings back what was erased costs nothing in the end") {
  Robot base(Saved{{"holdfast.log.1", "broken"}});
  train_once(base);
  int cases = 0;
  for (const WriteFault fault : kFaults)
    for (int at = 0; at < 8; ++at, ++cases) {
      Robot robot(base.storage);
      const auto before = lines_of(robot);
      robot.give(intent::AskToErase{true});
      robot.give(intent::EraseEverything{});
      fail_at(robot, at, fault);
      robot.give(intent::UndoErase{});
      wait(robot);
      CHECK(is_all_saved(robot.app));
      CHECK(lines_in(robot.storage) == before);
      CHECK(robot.storage.count(aside("holdfast.log.1", "broken").key) == 1);
    }
  MESSAGE(cases << " faults in undoing");
}

TEST_CASE("a restore that is refused leaves settings as they were as well; another one after it is that one alone, and its undoing the one before") {
  Robot first, second, third;
  first.give(intent::Change{Setting::volume_percent, 11});
  train_once(first);
  for (Robot* other : {&second, &third}) {
    other->clock.wall_ms += (other == &second ? 1 : 2) * Ms{86'400'000};
    other->give(intent::Change{Setting::volume_percent, other == &second ? 22 : 33});
    train_once(*other);
  }
  Robot robot(first.storage);
  robot.fault = [](const std::string& key, const std::string&) { return begins_with(key, kMonthPrefix) ? WriteFault::refused : WriteFault::none; };
  robot.give(intent::Restore{"second.json", everything(second)});
  robot.give(intent::RestoreAs{true});
  CHECK(robot.app.settings.volume_percent == 22);
  CHECK(says(robot, Word::notice_write_failed));
  CHECK_FALSE(is_all_saved(robot.app));
  {
    const Robot closed(robot.storage);
    CHECK(lines_of(closed) == lines_of(first));
    CHECK(closed.app.settings.volume_percent == 11);
  }
  robot.fault = nullptr;
  robot.give(intent::Restore{"third.json", everything(third)});
  robot.give(intent::RestoreAs{true});
  CHECK(is_all_saved(robot.app));
  CHECK(lines_of(robot) == lines_of(third));
  CHECK(lines_in(robot.storage) == lines_of(third));
  CHECK(Robot(robot.storage).app.settings.volume_percent == 33);
  robot.give(intent::UndoRestore{});
  CHECK(lines_of(robot) == lines_of(second));
  CHECK(lines_in(robot.storage) == lines_of(second));
  CHECK(Robot(robot.storage).app.settings.volume_percent == 22);
}

TEST_CASE("settings that another tab has written are not written over by a retry of older ones, least of all a newer version's") {
  Robot robot;
  robot.writes_fail = true;
  robot.give(intent::Change{Setting::volume_percent, 20});
  CHECK_FALSE(is_all_saved(robot.app));
  robot.writes_fail = false;
  std::string theirs;
  SUBCASE("as they are now") {
    Robot other;
    other.give(intent::Change{Setting::volume_percent, 30});
    theirs = other.storage.at(kSettingsKey);
  }
  SUBCASE("a newer version's") { theirs = "{\"holdfast\":\"settings\",\"version\":9,\"beyond\":1}"; }
  robot.storage[kSettingsKey] = theirs;
  robot.give(intent::OtherTabWrote{kSettingsKey, theirs});
  wait(robot);
  CHECK(robot.storage.at(kSettingsKey) == theirs);
}

TEST_CASE("a copy that another tab has made makes room as well as one of this tab's") {
  Robot robot;
  train_once(robot);
  const std::string key = kSnapshotPrefix + iso_date(day_of(robot.clock));
  robot.storage[key] = std::string(20'000, 'x');
  robot.give(intent::OtherTabWrote{key, robot.storage[key]});
  robot.room = size_of(robot.storage) + 50;
  robot.give(intent::Change{Setting::volume_percent, 20});
  CHECK(is_all_saved(robot.app));
  CHECK(robot.storage.count(key) == 0);
  CHECK_FALSE(warned(robot));
}

TEST_CASE("removals that fail: erasing says so, a session that ended is not offered again, and nothing false is read") {
  Robot robot;
  robot.removals_fail = true;
  train_once(robot);
  CHECK(robot.storage.count(session_key(robot.app.journal)) == 1);
  Robot next(robot.storage);
  CHECK_FALSE(next.app.unfinished);
  CHECK(lines_of(next) == lines_of(robot));
  robot.give(intent::AskToErase{true});
  robot.give(intent::EraseEverything{});
  CHECK(says(robot, Word::notice_erase_failed));
}

TEST_CASE("what is refused is tried again by itself, ever more rarely, at once when the page is hidden, and Settings tells the truth meanwhile") {
  Robot robot;
  begin_short(robot);
  // The last fact of a session and everything after it.
  robot.fault = [](const std::string&, const std::string& value) { return value.find("\"is\":\"ended\"") != std::string::npos ? WriteFault::refused : WriteFault::none; };
  train(robot);
  CHECK_FALSE(is_all_saved(robot.app));
  const auto shown = [&] {
    robot.give(intent::GoTo{Screen::settings});
    return robot.has(ui::Role::text, word(Word::storage_behind));
  };
  CHECK(shown());
  int tries = 0;
  robot.fault = [&](const std::string& key, const std::string&) { return ++tries, begins_with(key, kLogPrefix) ? WriteFault::refused : WriteFault::none; };
  for (int i = 0; i < 600; ++i) robot.pass(1000, 1000);
  CHECK(tries >= 5);
  CHECK(tries <= 14);  // in ten minutes
  const Clock& clock = robot.clock;
  CHECK(*next_change_ms(robot.app, clock) <= next_try_ms(robot.app) - clock.mono_ms);
  robot.fault = nullptr;
  robot.give(intent::Hidden{});
  CHECK(is_all_saved(robot.app));
  CHECK(lines_in(robot.storage) == lines_of(robot));
  CHECK_FALSE(shown());
  // What the browser says of itself makes it hurry, but not more than every few seconds.
  robot.writes_fail = true;
  robot.give(intent::Change{Setting::volume_percent, 35});
  tries = 0;
  robot.fault = [&](const std::string&, const std::string&) { return ++tries, WriteFault::refused; };
  for (int i = 0; i < 100; ++i) robot.pass(100, 100), robot.give(intent::WorldIs{});
  CHECK(tries >= 1);
  CHECK(tries <= 2);
}

TEST_CASE("a failure that is reported late does not bring back what was there before") {
  Robot robot;
  robot.give(intent::Change{Setting::volume_percent, 10});
  const std::string old = robot.storage.at(kSettingsKey);
  robot.give(intent::Change{Setting::volume_percent, 20});
  robot.give(intent::WriteFailed{kSettingsKey, old});
  wait(robot);
  CHECK(Robot(robot.storage).app.settings.volume_percent == 20);
  begin_short(robot);
  const std::string key = session_key(robot.app.journal), first = robot.storage.at(key);
  train(robot);
  robot.give(intent::WriteFailed{key, first});
  wait(robot);
  CHECK(robot.storage.count(key) == 0);
}

TEST_CASE("settings that cannot be put aside are not written over; once they are, what she set meanwhile is saved") {
  Robot robot;
  const std::string broken = "{\"holdfast\":\"settings\",\"version\":3,\"volume_percent\":15}\nwrong";
  Robot locked(Saved{{kSettingsKey, broken}});
  CHECK(locked.storage.at(aside(kSettingsKey, broken).key) == broken);
  Saved saved{{kSettingsKey, broken}};
  Robot full(saved);
  full.storage = saved;
  full.room = size_of(saved) + 20;
  std::vector<Effect> opening;
  full.app = open_app(test_catalog(), saved, full.clock, 8, opening);
  full.give(intent::Replaced{Replacing::aside, aside(kSettingsKey, broken).key, false, {}, {}});
  CHECK(says(full, Word::notice_write_failed));
  full.give(intent::Change{Setting::volume_percent, 60});
  wait(full);
  CHECK(full.storage == saved);
  full.room = 0;
  wait(full);
  CHECK(full.storage.at(aside(kSettingsKey, broken).key) == broken);
  CHECK(Robot(full.storage).app.settings.volume_percent == 60);
}

TEST_CASE("keys that the browser does not hand out are left as they are, and it is said; settings among them stay") {
  Robot robot;
  robot.give(intent::Unreadable{{}});
  CHECK_FALSE(warned(robot));
  robot.storage[kSettingsKey] = "what is there";
  robot.give(intent::Unreadable{{kSettingsKey}});
  CHECK(says(robot, Word::notice_unreadable));
  robot.give(intent::Change{Setting::volume_percent, 60});
  CHECK(robot.storage.at(kSettingsKey) == "what is there");
}

TEST_CASE("a session that another tab goes on with, or has let go, is offered no more; of two that go on at once one stops") {
  Robot gone;
  begin_short(gone);
  gone.pass(30'000, 500);
  const std::string left = session_key(gone.app.journal);
  Robot a(gone.storage), b(gone.storage);
  REQUIRE(a.app.unfinished);
  REQUIRE(b.app.unfinished);
  a.app.journal.page = "1-a", b.app.journal.page = "2-b";
  SUBCASE("taken over: its page's name of it is written, the old one goes") {
    a.give(intent::GoOn{});
    CHECK(a.storage.count(left) == 0);  // at once, not with the first repetition
    REQUIRE(a.storage.count(session_key(a.app.journal)) == 1);
    b.give(intent::OtherTabWrote{session_key(a.app.journal), a.storage.at(session_key(a.app.journal))});
    CHECK_FALSE(b.app.unfinished);
  }
  SUBCASE("let go") {
    a.give(intent::DropUnfinished{});
    b.give(intent::OtherTabWrote{left, ""});
    CHECK_FALSE(b.app.unfinished);
    CHECK(b.app.unfinished_key.empty());
  }
  SUBCASE("both at once") {
    a.give(intent::GoOn{});
    b.give(intent::GoOn{});
    const std::string of_a = a.storage.at(session_key(a.app.journal)), of_b = b.storage.at(session_key(b.app.journal));
    a.give(intent::OtherTabWrote{session_key(b.app.journal), of_b});
    b.give(intent::OtherTabWrote{session_key(a.app.journal), of_a});
    CHECK(a.app.session);
    CHECK_FALSE(b.app.session);
    CHECK(says(b, Word::notice_goes_on_elsewhere));
    CHECK(b.storage.count(session_key(b.app.journal)) == 0);
    const std::size_t known = b.app.log.entries.size();
    b.pass(60'000, 1000);
    CHECK(b.app.log.entries.size() == known);
  }
}

TEST_CASE("storage that something cleared holds the session that was broken off again") {
  Robot first;
  begin_short(first);
  Robot robot(first.storage);
  REQUIRE(robot.app.unfinished);
  robot.storage.clear();
  robot.give(intent::StorageWiped{});
  CHECK(Robot(robot.storage).app.unfinished);
}

TEST_CASE("undoing an erasure brings back what other pages had put there since this one was opened") {
  Robot robot;
  train_once(robot);
  Robot other(robot.storage);
  begin_short(other);
  other.pass(20'000, 500);
  Saved there = other.storage;
  there["holdfast.aside.00000000.log.9"] = "nobody knows";
  there["holdfast.snapshot.2026-10-01"] = "a copy";
  robot.storage = there;
  robot.give(intent::AskToErase{true});
  robot.give(intent::EraseEverything{});
  CHECK(robot.storage.empty());
  robot.give(intent::UndoErase{});
  CHECK(lines_in(robot.storage) == lines_in(there));
  for (const char* key : {"holdfast.aside.00000000.log.9", "holdfast.snapshot.2026-10-01"}) CHECK(robot.storage[key] == there[key]);
  CHECK(robot.storage[session_key(other.app.journal)] == there[session_key(other.app.journal)]);
}

TEST_CASE("a backup from beyond the year 2900 is refused with its place; facts that lie at the end of all time stop nothing") {
  Robot robot;
  train_once(robot);
  const Ms late = kLatestForeignMs + 1;
  const std::vector<Entry> hostile[] = {{SafetyChecked{kDay, late, false, false}}, {SessionEnded{late, kDay, 5, true}}};
  for (const auto& entries : hostile) {
    const auto read = read_backup(write_backup({kDay, Settings{}, Log{entries}}), "theirs.json");
    REQUIRE_FALSE(read);
    CHECK(read.why() == "theirs.json: log[0]: expected nothing that is later than the year 2900");
  }
  CHECK(read_backup(write_backup({kDay, Settings{}, Log{{SafetyChecked{kDay, kLatestForeignMs, false, false}}}}), "theirs.json"));
  // In storage it is taken up to the last instant; what is noted after it is read again.
  for (const Ms at : {kLatestForeignMs, kLatestMs}) {
    Saved saved;
    Journal journal = begin_journal(5, 5);
    for (const Entry& entry : std::vector<Entry>{SessionBegan{at, kDay, at, {{"bridge", "both_legs", 0, 10, false}}}, SessionEnded{at, kDay, at, true}}) {
      const Write write = append(journal, entry);
      saved[write.key] = write.value;
    }
    Robot there(saved);
    train_once(there);
    const Robot again(there.storage);
    CHECK(again.app.notices.empty());
    CHECK(lines_of(again).size() == lines_of(there).size());
  }
}
