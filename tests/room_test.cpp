// What has room in the browser's storage and what makes way, what only this browser knows, and the reminder of a backup.

#include <doctest/doctest.h>

#include "app/keeping.h"
#include "app/outbox.h"
#include "share.h"
#include "store/replacement.h"
#include "store/snapshot.h"
#include "ten_years.h"
#include "trained.h"

using namespace holdfast;

namespace {

Saved snapshots_in(const Saved& saved) {
  Saved some;
  for (const auto& text : saved)
    if (begins_with(text.first, kSnapshotPrefix)) some.insert(text);
  return some;
}

// A store with a real limit.
struct Shelf {
  Saved texts;
  std::size_t room = 0;  // 0: none
  std::string never = {};  // a key that it does not take
  int removed = 0;
  std::optional<std::string> read(const std::string& key) const {
    const auto found = texts.find(key);
    return found == texts.end() ? std::nullopt : std::optional<std::string>(found->second);
  }
  bool write(const std::string& key, const std::string& value) {
    Saved now = texts;
    now[key] = value;
    if (key == never || (room > 0 && size_of(now) > room)) return false;
    texts = std::move(now);
    return true;
  }
  bool remove(const std::string& key) { return ++removed, texts.erase(key), true; }
  std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const auto& text : texts) all.push_back(text.first);
    return all;
  }
};

}  // namespace

TEST_CASE("what no backup holds is counted whatever the clock says, and what was imported counts as well") {
  Robot robot;
  train_once(robot);
  robot.clock.wall_ms -= 30 * Ms{86'400'000};  // it was ahead
  robot.give(intent::MakeBackup{});
  CHECK(sessions_at_risk(robot.app) == 0);
  train_once(robot);
  CHECK(sessions_at_risk(robot.app) == 1);
  CHECK(sessions_at_risk(Robot(robot.storage).app) == 1);
  robot.give(intent::MakeBackup{});
  CHECK(sessions_at_risk(robot.app) == 0);
  Robot other;
  other.clock.wall_ms -= 400 * Ms{86'400'000};
  train_once(other);
  robot.give(intent::Restore{"theirs.json", everything(other)});
  robot.give(intent::RestoreAs{false});
  CHECK(sessions_at_risk(robot.app) == 1);
  // What she restores lies in a file: nobody tells her to make one of it.
  Robot empty;
  empty.give(intent::Restore{"mine.json", everything(robot)});
  CHECK(sessions_at_risk(empty.app) == 0);
  train_once(empty);
  CHECK(sessions_at_risk(empty.app) == 1);
  empty.give(intent::Restore{"mine.json", everything(robot)});
  empty.give(intent::RestoreAs{true});
  CHECK(sessions_at_risk(empty.app) == 0);
  // Version 2 kept only the moment.
  robot.app.settings.backed_up_sessions = -1;
  robot.app.settings.backed_up_ms = kLatestMs;
  CHECK(sessions_at_risk(robot.app) == 0);
  robot.app.settings.backed_up_ms = 0;
  CHECK(sessions_at_risk(robot.app) == 3);
}

TEST_CASE("a fresh snapshot is written before the oldest goes, and where there is no room the oldest make way one after the other, or come back") {
  Robot first;
  train_once(first);
  const Day today = day_of(first.clock);
  Saved saved = first.storage;
  const auto fresh = rotate_snapshots(saved, today);
  REQUIRE(fresh);
  const std::size_t one = fresh->first[0].key.size() + fresh->first[0].value.size();
  for (int weeks = 1; weeks <= 3; ++weeks) saved[kSnapshotPrefix + iso_date(today - 7 * weeks)] = fresh->first[0].value;
  const std::size_t full = size_of(saved);
  const std::size_t rooms[] = {0, full + one, full, full - one, full - 2 * one, 0};
  const int left[] = {3, 3, 3, 2, 1, 0};
  for (int i = 0; i < 6; ++i) {
    INFO(i);
    Saved begins = saved;
    if (i >= 3)
      for (int gone = 0; gone < i - 2 && gone < 2; ++gone) begins.erase(kSnapshotPrefix + iso_date(today - 7 * (3 - gone)));
    std::size_t room = rooms[i];
    if (i == 5) {  // not even without the last old one
      std::string& old = begins[kSnapshotPrefix + iso_date(today - 7)];
      old.resize(old.size() / 2);
      room = size_of(begins);
    }
    const Saved before = snapshots_in(begins);
    std::vector<Effect> opening;
    Shelf shelf{begins, room};
    App app = open_app(test_catalog(), begins, first.clock, 8, opening);
    for (const Effect& effect : opening)
      if (const auto* what = std::get_if<effect::Replace>(&effect)) {
        const CarriedOut out = carry_out(what->what, shelf);
        CHECK(apply(app, intent::Replaced{what->why, what->what.first[0].key, out.done, out.gave_way, out.taken}, first.clock).empty());
      }
    const Saved after = snapshots_in(shelf.texts);
    if (i < 5) {
      CHECK(after.count(kSnapshotPrefix + iso_date(today)) == 1);
      CHECK(static_cast<int>(after.size()) == left[i]);
    } else {
      CHECK(after == before);
    }
    CHECK(snapshots_in(app.others) == after);
    CHECK(app.notices.empty());
  }
}

TEST_CASE("where months and snapshots lie: a write that fails once takes nothing away, storage that takes nothing keeps all it has, and no more snapshots go than room is wanted") {
  Saved lies;
  for (const Write& month : months_of(ten_years(3, 25, day_of(Robot().clock) - 40).entries)) lies[month.key] = month.value;
  for (const int ago : {15, 8, 1}) {
    const auto fresh = rotate_snapshots(lies, day_of(Robot().clock) - ago);
    REQUIRE(fresh);
    lies[fresh->first[0].key] = fresh->first[0].value;
  }
  const auto whole_months = [&](const Saved& saved) {
    return std::all_of(lies.begin(), lies.end(), [&](const auto& text) { return !begins_with(text.first, kMonthPrefix) || (saved.count(text.first) && saved.at(text.first) == text.second); });
  };
  REQUIRE(snapshots_in(lies).size() == 3);
  Robot whole(lies);
  REQUIRE(snapshots_in(whole.storage) == snapshots_in(lies));
  train_once(whole);
  const int writes = static_cast<int>(whole.written.size());
  int cases = 0;
  for (int at = 0; at < writes; at += next_case(4))
    for (const WriteFault fault : {WriteFault::refused, WriteFault::torn, WriteFault::torn_and_refused, WriteFault::lost, WriteFault::late}) {
      for (const bool once : {true, false}) {
        if (!once && fault != WriteFault::refused) continue;
        INFO(static_cast<int>(fault) << " at " << at << (once ? ", once" : ", from then on"));
        Robot robot(lies);
        robot.fault = [&, number = 0](const std::string&, const std::string&) mutable { return (once ? number++ == at : number++ >= at) ? fault : WriteFault::none; };
        train_once(robot);
        REQUIRE(lines_of(robot) == lines_of(whole));
        REQUIRE(is_part(lines_in(robot.storage), lines_of(robot)));
        REQUIRE(snapshots_in(robot.storage) == snapshots_in(lies));
        REQUIRE(whole_months(robot.storage));
        if (lines_in(robot.storage).size() < lines_of(robot).size() && fault != WriteFault::late) REQUIRE(offers_backup(robot));
        wait(robot);
        REQUIRE(is_all_saved(robot.app));
        REQUIRE(lines_in(robot.storage) == lines_of(robot));
        REQUIRE(snapshots_in(robot.storage) == snapshots_in(lies));
        ++cases;
      }
    }
  MESSAGE(cases << " faults at " << writes << " writes, beside months and snapshots");
  const std::size_t session = size_of(whole.storage) - size_of(lies);
  for (const std::size_t left : {std::size_t{3}, std::size_t{2}, std::size_t{0}}) {
    // Room for the session as it is, without one copy, and not even without three that are small.
    Saved begins = lies;
    if (left == 0)
      for (auto& [key, value] : begins)
        if (begins_with(key, kSnapshotPrefix)) value.resize(session / 8);
    Robot robot(begins);
    robot.room = size_of(begins) + (left == 3 ? session + 2000 : session / 8);
    INFO(left);
    train_once(robot);
    CHECK(snapshots_in(robot.storage).size() == left);
    CHECK(whole_months(robot.storage));
    CHECK(is_all_saved(robot.app) == (left > 0));
    CHECK(offers_backup(robot) == (left == 0));
  }
}

TEST_CASE("a log that has lost something when it is opened costs no copy that may hold it: none is made of it, and none makes way for what is put aside") {
  Saved saved;
  for (const Write& month : months_of(ten_years(5, 30, day_of(Robot().clock) - 60).entries)) saved[month.key] = month.value;
  const auto copied = rotate_snapshots(saved, day_of(Robot().clock) - 20);
  REQUIRE(copied);
  saved[copied->first[0].key] = copied->first[0].value;
  const auto month = std::find_if(saved.begin(), saved.end(), [](const auto& text) { return begins_with(text.first, kMonthPrefix); });
  char& sign = month->second[month->second.size() / 2];
  sign = sign == '1' ? '2' : '1';
  for (const std::size_t more : {std::size_t{1'000'000}, std::size_t{10}}) {
    INFO(more);
    std::vector<Effect> opening;
    Robot robot;
    Shelf shelf{saved, size_of(saved) + more};
    App app = open_app(test_catalog(), saved, robot.clock, 8, opening);
    CHECK(std::any_of(app.notices.begin(), app.notices.end(), [](const Notice& n) { return n.kind == Notice::Kind::warning; }));
    for (const Effect& effect : opening)
      if (const auto* what = std::get_if<effect::Replace>(&effect)) carry_out(what->what, shelf);
    CHECK(snapshots_in(shelf.texts) == snapshots_in(saved));
  }
  // Whole again, a week later a copy is made as ever.
  Robot robot(saved);
  Robot next(robot.storage);
  CHECK(snapshots_in(next.storage).size() == 2);
}

TEST_CASE("where more room than a text takes was no help, no further copy is touched, and the first is back") {
  const Saved copies = {{"holdfast.snapshot.1", std::string(1000, 'a')}, {"holdfast.snapshot.2", std::string(1000, 'b')}, {"holdfast.snapshot.3", std::string(1000, 'c')}};
  Replacement what;
  what.first = {{"holdfast.settings", std::string(100, 's')}};
  for (const auto& copy : copies) what.gives_way.push_back(copy.first);
  Shelf shelf{copies, 0, "holdfast.settings"};
  const CarriedOut out = carry_out(what, shelf);
  CHECK_FALSE(out.done);
  CHECK(out.gave_way.empty());
  CHECK(shelf.texts == copies);
  CHECK(shelf.removed == 2);  // one copy, and the text that is not there
}

TEST_CASE("storage with the least room that browsers give, over twenty years: what is there stays, what finds no room is said and is in the backup, and with room it is saved") {
  constexpr std::size_t kLeast = 2'500'000;
  int cases = 0, without_room = 0;
  for (const int years : {1, 5, 12, 20}) {
    if (kShareOnly && years != 20) continue;
    Saved saved;
    std::size_t size = 0;
    // Month by month, as long as there is room.
    for (const Write& text : months_of(ten_years(1, 365 * years, day_of(Robot().clock) - 365 * years).entries)) {
      if (size + text.key.size() + text.value.size() + 600 > kLeast) continue;
      size += text.key.size() + text.value.size();
      saved[text.key] = text.value;
    }
    // What is left over is taken, too: but for what two repetitions need.
    if (years == 20) saved["holdfast.aside.0.filled"] = std::string(kLeast - size - 1500, 'x');
    Robot robot(saved);
    robot.room = kLeast;
    for (int session = 0; session < 3; ++session, ++cases) {
      train_once(robot);
      robot.clock.wall_ms += 86'400'000;
      const auto kept = load(robot.storage);
      CHECK(kept.set_aside.empty());
      for (const auto& [key, value] : saved) REQUIRE(robot.storage.at(key) == value);
      const bool all = kept.log.entries.size() == robot.app.log.entries.size();
      CHECK(all == robot.app.unsaved.empty());
      if (all) continue;
      ++without_room;
      CHECK(says(robot, Word::notice_write_failed));
      CHECK(offers_backup(robot));
    }
    INFO(years);
    CHECK(robot.app.unsaved.empty() == (years < 20));
    robot.give(intent::MakeBackup{});
    std::string file;
    for (const Effect& effect : robot.effects)
      if (const auto* download = std::get_if<effect::Download>(&effect)) file = download->text;
    const auto backup = read_backup(file, "mine.json");
    REQUIRE(backup);
    CHECK(backup->log.entries.size() == robot.app.log.entries.size());
    robot.room = 0;
    for (int i = 0; i < 4; ++i) wait(robot);
    CHECK(is_all_saved(robot.app));
    CHECK(load(robot.storage).log.entries.size() == robot.app.log.entries.size());
  }
  MESSAGE(cases << " sessions, " << without_room << " of them with no room for all of it");
}

TEST_CASE("once several sessions are in no backup and the browser promises nothing, Today and the summary say what would be lost; never in a session, and she can close it") {
  Robot robot;
  const auto reminds = [&] { return ui::find(robot.semantics, "reminder") != nullptr; };
  for (int i = 0; i < kRemindFrom; ++i) {
    robot.give(intent::GoTo{Screen::today});
    CHECK_FALSE(reminds());
    begin_short(robot);
    robot.frame();
    CHECK_FALSE(reminds());
    train(robot);
    robot.frame();
    CHECK(reminds() == (i + 1 == kRemindFrom));  // on the summary
    robot.clock.wall_ms += 86'400'000;
  }
  CHECK(robot.name_of("reminder") == words(Word::remind_backup, {"5"}));
  begin_short(robot);
  robot.frame();
  CHECK_FALSE(reminds());
  train(robot);
  robot.give(intent::GoTo{Screen::today});
  CHECK(reminds());
  robot.give(intent::GoTo{Screen::settings});
  CHECK_FALSE(reminds());
  robot.give(intent::GoTo{Screen::today});
  intent::WorldIs promised;
  promised.storage_persists = true;
  robot.give(promised);
  CHECK_FALSE(reminds());
  robot.give(intent::WorldIs{});
  REQUIRE(reminds());
  SUBCASE("closed") { REQUIRE(robot.press_id("reminder/close")); }
  SUBCASE("taken") { REQUIRE(robot.press_id("reminder/backup")); }
  robot.frame();
  CHECK_FALSE(reminds());
  CHECK(sessions_at_risk(robot.app) == (robot.app.reminded ? 6 : 0));
}
