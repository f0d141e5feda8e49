#include "app/keeping.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/outbox.h"
#include "app/words.h"
#include "entries.h"
#include "robot.h"
#include "share.h"
#include "store/log_text.h"
#include "store/snapshot.h"
#include "ten_years.h"
#include "trained.h"

using namespace holdfast;

TEST_CASE("a fault at any single write of a session costs at most that fact, never makes one, and is said") {
  Robot whole;
  train_once(whole);
  const int writes = static_cast<int>(whole.written.size());
  int cases = 0, complete = 0;
  for (const WriteFault fault : {WriteFault::refused, WriteFault::torn, WriteFault::torn_and_refused, WriteFault::lost, WriteFault::late})
    for (int at = 0; at < writes; at += next_case(4)) {
      Robot robot;
      int number = 0;
      bool fact = false;
      robot.fault = [&](const std::string& key, const std::string&) {
        if (number != at) return ++number, WriteFault::none;
        return fact = begins_with(key, kLogPrefix), ++number, fault;
      };
      train_once(robot);
      Robot again(robot.storage);
      const auto is = lines_of(again), was = lines_of(robot);
      REQUIRE(was == lines_of(whole));
      REQUIRE(is_part(is, was));
      REQUIRE(is.size() + 1 >= was.size());
      // Whatever the browser says of a write, it is read back: what is not there is said, and tried again with the next, or
      // when some seconds have passed.
      if (fact) REQUIRE(offers_backup(robot));
      robot.pass(10'000, 1000);
      REQUIRE(lines_of(Robot(robot.storage)) == was);
      REQUIRE(is_all_saved(robot.app));
      complete += is.size() == was.size();
      ++cases;
    }
  MESSAGE(cases << " faults at " << writes << " writes, " << complete << " of them without a loss");
}

TEST_CASE("storage that is full from any write on: the session goes on, a file is offered, and with room everything is saved") {
  Robot whole;
  train_once(whole);
  const int writes = static_cast<int>(whole.written.size());
  for (int room = 0; room < writes; ++room) {
    Robot robot;
    int number = 0;
    robot.fault = [&](const std::string&, const std::string&) { return number++ >= room ? WriteFault::refused : WriteFault::none; };
    train_once(robot);
    REQUIRE(lines_of(robot) == lines_of(whole));
    const auto saved = lines_in(robot.storage);
    REQUIRE(is_part(saved, lines_of(robot)));
    if (saved.size() < lines_of(robot).size()) REQUIRE(offers_backup(robot));
    robot.fault = nullptr;
    for (int i = 0; i < 12; ++i) robot.give(intent::Change{Setting::volume_percent, 10 + i});
    REQUIRE(lines_in(robot.storage) == lines_of(robot));
  }
  MESSAGE(writes << " places at which there was no more room");
}

TEST_CASE("power that fails: whichever of the last writes never arrived, nothing false is read and the rest is whole") {
  Robot robot;
  train_once(robot);
  std::uint64_t state = 11;
  int cases = 0;
  for (std::size_t until = 1; until <= robot.written.size(); ++until)
    for (int round = 0; round < 8; ++round) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      const std::size_t tail = std::min<std::size_t>(until, (state >> 33) % 6);
      Saved saved;
      std::vector<std::string> arrived;
      for (std::size_t i = 0; i < until; ++i) {
        const Write& write = robot.written[i];
        if (i + tail >= until && (state >> (40 + until - i)) % 2) continue;  // lost; later ones may be there
        if (write.value.empty()) saved.erase(write.key); else saved[write.key] = write.value;
        if (begins_with(write.key, kLogPrefix)) arrived.push_back(write.key);
      }
      Robot again(saved);
      REQUIRE(is_part(lines_of(again), lines_of(robot)));
      REQUIRE(lines_of(again).size() == arrived.size());
      REQUIRE_FALSE(warned(again));
      ++cases;
    }
  MESSAGE(cases << " power failures");
}

TEST_CASE("storage that is wiped at any moment of a session is filled again from what the page knows") {
  for (int at = 0; at < 30; ++at) {
    Robot robot;
    begin_short(robot);
    robot.pass(at * 2000, 500);
    robot.storage.clear();
    robot.give(intent::StorageWiped{});
    REQUIRE(lines_in(robot.storage) == lines_of(robot));
    REQUIRE(robot.storage.count(session_key(robot.app.journal)) == (robot.app.session ? 1 : 0));
    train(robot);
    REQUIRE(lines_of(Robot(robot.storage)) == lines_of(robot));
  }
}

TEST_CASE("garbage in any key is put aside and said, everything else is as it was, and the page opens and trains") {
  Robot robot;
  begin_short(robot);
  robot.give(intent::Change{Setting::volume_percent, 35});
  robot.pass(20'000, 500);
  int cases = 0;
  for (const auto& [key, value] : robot.storage)
    for (const std::string& garbage : {std::string("x"), std::string("{}"), std::string("[[[["), std::string("\xff\xfe\x00z", 4), std::string("{\"holdfast\":\"log\",\"version\":2}"),
                                       std::string("{\"holdfast\":\"log\",\"version\":-1}\nx"), std::string(5000, '{'), value + value}) {
      Saved saved = robot.storage;
      saved[key] = garbage;
      Robot again(saved);
      REQUIRE(is_part(lines_of(again), lines_of(robot)));
      REQUIRE(lines_of(again).size() + 1 >= lines_of(robot).size());
      if (lines_of(again).size() < lines_of(robot).size()) REQUIRE(warned(again));
      if (warned(again)) REQUIRE(std::any_of(again.storage.begin(), again.storage.end(), [&](const auto& text) { return begins_with(text.first, kAsidePrefix) && text.second == garbage; }));
      Robot third(again.storage);
      REQUIRE_FALSE(warned(third));
      ++cases;
    }
  MESSAGE(cases << " texts replaced by garbage");
}

TEST_CASE("a session that a newer version left is not touched, and not offered") {
  const std::string newer = "{\"holdfast\":\"session\",\"version\":4,\"where\":\"beyond\"}";
  Robot robot(Saved{{"holdfast.session.x", newer}});
  CHECK_FALSE(robot.app.unfinished);
  CHECK(warned(robot));
  train_once(robot);
  CHECK(robot.storage["holdfast.session.x"] == newer);
}

TEST_CASE("each tab has its own unfinished session; only that of a page that is gone is offered, and going on takes it over") {
  Robot gone;
  begin_short(gone);
  gone.pass(30'000, 500);
  Saved saved = gone.storage;
  std::vector<Effect> effects;
  const App beside = open_app(test_catalog(), saved, gone.clock, 9, effects, {gone.app.journal.page});
  CHECK_FALSE(beside.unfinished);
  Robot next(saved);
  REQUIRE(next.app.unfinished);
  next.give(intent::GoOn{});
  next.give(intent::Resume{});
  train(next);
  CHECK(std::none_of(next.storage.begin(), next.storage.end(), [](const auto& text) { return begins_with(text.first, kSessionPrefix); }));
  CHECK_FALSE(Robot(next.storage).app.unfinished);
}

TEST_CASE("erasing in one tab reaches one that is training, and undoing brings everything back, texts put aside too") {
  Robot robot(Saved{{"holdfast.log.1", "broken"}});
  train_once(robot);
  const std::string before = everything(robot);
  Robot other(robot.storage);
  begin_short(other);
  for (const auto& [key, value] : other.storage) robot.give(intent::OtherTabWrote{key, value});
  const auto known = lines_of(robot);
  robot.storage = other.storage;
  robot.give(intent::AskToErase{true});
  robot.give(intent::EraseEverything{});
  CHECK(robot.storage.empty());
  CHECK(std::any_of(robot.written.begin(), robot.written.end(), [](const Write& w) { return w.key == "holdfast.replaced"; }));
  other.storage = robot.storage;
  other.give(intent::StorageReplaced{other.storage});
  CHECK_FALSE(other.app.session);
  CHECK(other.app.log.entries.empty());
  other.pass(10'000);
  CHECK(other.storage.empty());
  robot.give(intent::UndoErase{});
  CHECK(lines_in(robot.storage) == known);
  CHECK(std::any_of(robot.storage.begin(), robot.storage.end(), [](const auto& text) { return text.second == "broken"; }));
}

TEST_CASE("a backup is added or put in place of what is here, as she chooses, and either can be undone") {
  Robot older, newer;
  train_once(older);
  older.give(intent::Change{Setting::volume_percent, 25});
  const std::string file = everything(older);
  newer.clock.wall_ms += 86'400'000;
  train_once(newer);
  const std::string mine = everything(newer);
  for (const bool replace : {false, true}) {
    newer.give(intent::Restore{"mine.json", file});
    CHECK(everything(newer) == mine);  // nothing happens before she has said which
    newer.give(intent::RestoreAs{replace});
    const auto lines = lines_of(newer);
    CHECK(lines.size() == older.app.log.entries.size() * (replace ? 1 : 2));
    CHECK(lines_in(newer.storage) == lines);
    CHECK(newer.app.settings.volume_percent == (replace ? 25 : Settings{}.volume_percent));  // what is added leaves hers
    newer.give(intent::UndoRestore{});
    CHECK(everything(newer) == mine);
    CHECK(everything(Robot(newer.storage)) == mine);
  }
  newer.give(intent::Restore{"mine.json", file});
  newer.give(intent::CancelRestore{});
  newer.give(intent::RestoreAs{true});
  CHECK(everything(newer) == mine);
}

TEST_CASE("undoing a restore keeps what was trained since, and forgets what the screens were showing") {
  for (const bool replace : {false, true}) {
    Robot older, newer;
    train_once(older);
    newer.clock.wall_ms += 86'400'000;
    train_once(newer);
    const auto mine = lines_of(newer);
    newer.give(intent::Restore{"mine.json", everything(older)});
    newer.give(intent::RestoreAs{replace});
    newer.clock.wall_ms += 86'400'000;
    const std::size_t before = newer.app.log.entries.size();
    train_once(newer);
    const std::size_t since = newer.app.log.entries.size() - before;
    REQUIRE(since > 5);
    ProgressView view;
    view.open_exercise = "superman";
    newer.give(intent::LookAtProgress{view});
    newer.give(intent::OpenItem{"superman"});
    if (replace) newer.give(intent::Change{Setting::change_s, 44});
    newer.give(intent::UndoRestore{});
    CHECK(newer.app.settings.change_s == (replace ? 44 : Settings{}.change_s));
    const auto now = lines_of(newer);
    CHECK(now.size() == mine.size() + since);
    CHECK(std::includes(now.begin(), now.end(), mine.begin(), mine.end()));
    CHECK(lines_in(newer.storage) == now);
    CHECK(newer.app.progress.open_exercise.empty());
    CHECK(newer.app.edited.empty());
  }
}

TEST_CASE("a text of a newer version that another tab writes stays as it is") {
  Robot robot;
  train_once(robot);
  const std::string newer = R"({"holdfast":"settings","version":99,"volume":"eleven"})";
  robot.storage[kSettingsKey] = newer;
  robot.give(intent::OtherTabWrote{kSettingsKey, newer});
  robot.give(intent::Change{Setting::volume_percent, 10});
  CHECK(robot.storage[kSettingsKey] == newer);
  CHECK(robot.app.settings.volume_percent == 10);
  CHECK(robot.app.notices.size() == 1);
  robot.give(intent::AskToErase{true});
  robot.give(intent::EraseEverything{});
  robot.give(intent::UndoErase{});
  CHECK(robot.storage[kSettingsKey] == newer);
  robot.give(intent::Change{Setting::volume_percent, 20});
  CHECK(robot.storage[kSettingsKey] == newer);
}

TEST_CASE("a session that was broken off comes back when erasing is undone") {
  Robot first;
  begin_short(first);
  Robot robot(first.storage);
  REQUIRE(robot.app.unfinished);
  const Ms session = robot.app.unfinished->session;
  robot.give(intent::AskToErase{true});
  robot.give(intent::EraseEverything{});
  CHECK_FALSE(robot.app.unfinished);
  robot.give(intent::UndoErase{});
  REQUIRE(robot.app.unfinished);
  CHECK(robot.app.unfinished->session == session);
  Robot again(robot.storage);
  REQUIRE(again.app.unfinished);
  CHECK(again.app.unfinished->session == session);
  again.give(intent::GoOn{});
  CHECK(again.app.session);
}

TEST_CASE("a history that nearly fills the least that browsers give is said in time, until there is a file; twenty years still open and train") {
  for (const int years : {3, 10, 12, 20}) {
    if (kShareOnly && years != 12) continue;
    const Day today = day_of(Robot().clock);
    Saved saved;
    std::size_t size = 0;
    for (const Write& text : months_of(ten_years(1, 365 * years, today - 365 * years).entries)) size += text.value.size(), saved[text.key] = text.value;
    Robot robot(saved);
    INFO(years, " years are ", size, " characters");
    const bool nearly = years > 10;
    CHECK((size > 1'900'000) == nearly);
    CHECK(warned(robot) == nearly);
    CHECK(offers_backup(robot) == nearly);
    if (nearly) REQUIRE_FALSE(robot.app.notices.empty());
    if (nearly) CHECK(robot.app.notices.front().text.rfind(years == 12 ? "Your history takes 4 MB." : "Your history takes 7 MB.", 0) == 0);
    robot.give(intent::MakeBackup{});
    CHECK_FALSE(warned(Robot(robot.storage)));
    // A file that was made while the clock was ahead is none.
    Saved ahead = robot.storage;
    Settings settings = robot.app.settings;
    settings.backed_up_ms += Ms{400} * 86'400'000;
    ahead[kSettingsKey] = settings_text(settings);
    CHECK(warned(Robot(ahead)) == nearly);
    const std::size_t before = robot.app.log.entries.size();
    train_once(robot);
    const Robot again(robot.storage);
    CHECK(again.app.log.entries.size() == robot.app.log.entries.size());
    CHECK(again.app.log.entries.size() > before);
    // Copies are kept only where there is room for everything else.
    const bool copied = std::any_of(again.storage.begin(), again.storage.end(), [](const auto& text) { return begins_with(text.first, kSnapshotPrefix); });
    CHECK(copied == (years <= 10));
  }
}

TEST_CASE("a copy or a folding for which there is no room is no loss, and no alarm") {
  Robot first;
  train_once(first);
  Saved saved = first.storage;
  saved["holdfast.log.1"] = "broken";
  const Robot folded(saved), copied(folded.storage);
  int replacements = 0;
  for (const Robot* robot : {&folded, &copied})
    for (const Effect& effect : robot->effects)
      if (const auto* replace = std::get_if<effect::Replace>(&effect)) {
        const std::vector<Write>& texts = replace->what.first;
        const bool aside = std::any_of(texts.begin(), texts.end(), [](const Write& write) { return begins_with(write.key, kAsidePrefix); });
        CHECK(replace->why == (aside ? Replacing::aside : Replacing::tidying));
        ++replacements;
      }
  CHECK(replacements >= 2);  // put aside, and copied
}

TEST_CASE("own JSON: exported, wiped and imported it is the same bytes, folded or not") {
  Robot robot;
  for (int day = 0; day < 4; ++day) {
    train_once(robot);
    robot.clock.wall_ms += 86'400'000;
  }
  robot.give(intent::MakeBackup{});
  const std::string file = everything(robot);
  Robot fresh;
  fresh.give(intent::Restore{"mine.json", file});
  CHECK(everything(fresh) == file);
  CHECK(everything(Robot(fresh.storage)) == file);
  const Robot folded(robot.storage);
  CHECK(everything(Robot(folded.storage)) == file);
}

TEST_CASE("what another page noted and this one had not heard of outlives a replacement and its undoing") {
  Robot robot, other;
  train_once(robot);
  train_once(other);
  const auto unheard = [](int minute) { return Entry{SafetyChecked{Day{20'833}, Ms{1'800'000'000'000} + minute * 60'000, false, false, 0}}; };
  const auto has = [](const Robot& where, const Entry& entry) { return std::count(where.app.log.entries.begin(), where.app.log.entries.end(), entry); };
  robot.give(intent::Restore{"theirs.json", everything(other)});
  robot.storage[std::string(kLogPrefix) + "1900000000000-zzzz.00000"] = record_text(unheard(0));
  robot.give(intent::RestoreAs{true});
  CHECK(has(robot, unheard(0)) == 1);
  CHECK(robot.app.log.entries.size() == other.app.log.entries.size() + 1);
  CHECK(has(Robot(robot.storage), unheard(0)) == 1);
  robot.storage[std::string(kLogPrefix) + "1900000000000-zzzz.00001"] = record_text(unheard(1));
  robot.give(intent::UndoRestore{});
  for (const int minute : {0, 1}) CHECK(has(robot, unheard(minute)) == 1);
  CHECK(everything(Robot(robot.storage)) == everything(robot));
}

TEST_CASE("snapshots of days that are still to come, from a clock that was ahead, hold back no other and go first") {
  Robot robot;
  train_once(robot);
  const Day today = day_of(robot.clock);
  const auto named = [](Day day) { return kSnapshotPrefix + iso_date(day); };
  Saved saved = robot.storage;
  for (const int ahead : {900, 901}) saved[named(today + ahead)] = "as it was";
  for (const int day : {0, 6, 7, 14, 21}) {
    const auto change = rotate_snapshots(saved, today + day);
    REQUIRE(change.has_value() == (day != 6));
    if (!change) continue;
    for (const std::string& key : change->gone) saved.erase(key);
    saved[change->first[0].key] = change->first[0].value;
  }
  std::vector<std::string> kept;
  for (const auto& text : saved)
    if (begins_with(text.first, kSnapshotPrefix)) kept.push_back(text.first);
  CHECK(kept == std::vector<std::string>{named(today + 7), named(today + 14), named(today + 21)});
}

TEST_CASE("a snapshot is made at most once a week, three are kept, they make room when there is none, and she can go back to one") {
  Robot first;
  train_once(first);
  Saved saved = first.storage;
  const Day today = day_of(first.clock);
  for (int day = 0; day < 60; ++day) {
    const auto change = rotate_snapshots(saved, today + day);
    if (!change) continue;
    for (const std::string& key : change->gone) saved.erase(key);
    saved[change->first[0].key] = change->first[0].value;
  }
  std::vector<std::string> kept;
  for (const auto& [key, value] : saved)
    if (begins_with(key, kSnapshotPrefix)) kept.push_back(key);
  CHECK(kept == std::vector<std::string>{kSnapshotPrefix + iso_date(today + 42), kSnapshotPrefix + iso_date(today + 49), kSnapshotPrefix + iso_date(today + 56)});
  const auto read = read_snapshot(saved[kept[0]], kept[0]);
  REQUIRE(read);
  CHECK(as_lines(read->backup.log.entries) == lines_of(first));
  CHECK(read->backup.made == today + 42);
  CHECK(read->damage.empty());
  CHECK_FALSE(read_snapshot("nothing", kept[0]));
  // Full: the snapshots go first, and the fact is saved.
  Robot robot(saved);
  robot.room = size_of(saved) + 10;
  robot.give(intent::Change{Setting::volume_percent, 15});
  CHECK_FALSE(warned(robot));
  CHECK(robot.storage.count(kept[0]) == 0);
  CHECK(robot.storage.count(kept[1]) == 1);
  CHECK(Robot(robot.storage).app.settings.volume_percent == 15);
  // Back to one.
  Robot back(saved);
  back.clock.wall_ms += 86'400'000;
  train_once(back);
  back.give(intent::ShowSnapshot{kept[2]});
  back.give(intent::RestoreAs{true});
  CHECK(lines_of(back) == lines_of(first));
  CHECK(lines_in(back.storage) == lines_of(first));
}

TEST_CASE("a repetition saved writes less than a kilobyte") {
  Robot robot;
  REQUIRE(robot.press(ui::Role::button, "Start"));
  std::size_t largest = 0, before = 0;
  for (int i = 0; i < 400 && robot.app.session; ++i) {
    const std::size_t reps = robot.app.log.entries.size();
    before = robot.written.size();
    robot.pass(500, 500);
    if (robot.app.log.entries.size() == reps || !std::holds_alternative<RepetitionDone>(robot.app.log.entries.back())) continue;
    std::size_t size = 0;
    for (std::size_t w = before; w < robot.written.size(); ++w) size += robot.written[w].key.size() + robot.written[w].value.size();
    largest = std::max(largest, size);
  }
  MESSAGE("a repetition writes at most " << largest << " characters");
  CHECK(largest > 100);
  CHECK(largest <= 1024);
}

TEST_CASE("what only this browser knows is counted since the last backup") {
  Robot robot;
  train_once(robot);
  train_once(robot);
  CHECK(sessions_at_risk(robot.app) == 2);
  robot.give(intent::MakeBackup{});
  CHECK(sessions_at_risk(robot.app) == 0);
  robot.clock.wall_ms += 1000;
  train_once(robot);
  CHECK(sessions_at_risk(robot.app) == 1);
  CHECK(sessions_at_risk(Robot(robot.storage).app) == 1);
}
