#include <doctest/doctest.h>

#include <algorithm>

#include "app/words.h"
#include "folded.h"
#include "robot.h"
#include "store/backup.h"

using namespace holdfast;
using ui::Role;

namespace {

// Answers the safety check and starts the default program.
void begin_training(Robot& robot) {
  REQUIRE(robot.press(Role::button, "Start"));
  REQUIRE(robot.app.session);
}

int reps_logged(const Log& log) {
  return static_cast<int>(std::count_if(log.entries.begin(), log.entries.end(),
                                        [](const Entry& e) { return std::holds_alternative<RepetitionDone>(e); }));
}

template <class T>
std::vector<T> effects_of(const Robot& robot) {
  std::vector<T> found;
  for (const Effect& effect : robot.effects)
    if (const T* e = std::get_if<T>(&effect)) found.push_back(*e);
  return found;
}

void train_all(Robot& robot) {
  while (robot.app.session) robot.pass(1000, 500);
}

}  // namespace

TEST_CASE("the main job: start once, touch nothing, and 10 + 5 + 16 repetitions are counted and kept") {
  Robot robot;
  begin_training(robot);
  train_all(robot);
  CHECK(robot.app.screen == Screen::summary);
  CHECK(reps_logged(robot.app.log) == 31);
  const std::vector<Bout> bouts = bouts_of_session(robot.app.log, robot.app.summary_of);
  REQUIRE(bouts.size() == 3);
  for (const Bout& bout : bouts) {
    CHECK(reached(bout));
    CHECK_FALSE(bout.pain);
    CHECK_FALSE(bout.reserve);
  }
  CHECK(reps_done(bouts[2], Side::left) == 8);
  CHECK(reps_done(bouts[2], Side::right) == 8);
  // Open it again from what was stored: everything is there, and nothing is due but tomorrow.
  Robot again(robot.storage);
  CHECK(reps_logged(again.app.log) == 31);
  CHECK(again.app.screen == Screen::today);
  CHECK(again.app.notices.empty());
  CHECK(robot.storage.count(session_key(robot.app.journal)) == 0);
  again.frame();
  CHECK(again.name_of("next") == "Nothing else is due. Next: Superman tomorrow.");  // not what the program leaves out
}

TEST_CASE("every tone of a session is with the platform before it is due") {
  Robot robot;
  begin_training(robot);
  std::vector<TimedTone> scheduled;
  std::size_t seen = 0;
  while (robot.app.session) {
    for (; seen < robot.effects.size(); ++seen)
      if (const auto* tones = std::get_if<effect::Tones>(&robot.effects[seen]))
        for (const TimedTone& tone : tones->tones) {
          CHECK(tone.at_ms >= robot.clock.mono_ms - 2000);
          scheduled.push_back(tone);
        }
    robot.pass(2000, 2000);
  }
  const auto count = [&](Tone tone) { return std::count_if(scheduled.begin(), scheduled.end(), [&](const TimedTone& t) { return t.tone == tone; }); };
  CHECK(count(Tone::lift) == 31);
  CHECK(count(Tone::hold) == 31);
  CHECK(count(Tone::lower) == 31);
  CHECK(count(Tone::change_sides) == 1);
  CHECK(count(Tone::done) == 1);
  CHECK(std::is_sorted(scheduled.begin(), scheduled.end(), [](const TimedTone& a, const TimedTone& b) { return a.at_ms < b.at_ms; }));
}

TEST_CASE("when the future changes, the tones that were scheduled for it are taken back") {
  Robot robot;
  begin_training(robot);
  robot.pass(20'000);
  for (const char* name : {"Pause", "Resume", "Skip", "Back"}) {
    const std::size_t before = robot.effects.size();
    REQUIRE(robot.press(Role::button, name));
    const auto first = std::find_if(robot.effects.begin() + static_cast<std::ptrdiff_t>(before), robot.effects.end(),
                                    [](const Effect& e) { return std::holds_alternative<effect::Tones>(e); });
    REQUIRE(first != robot.effects.end());
    CHECK(std::get<effect::Tones>(*first).replace);
  }
}

TEST_CASE("a reload in mid-session goes on from the repetition after the last one logged") {
  Robot robot;
  begin_training(robot);
  while (reps_logged(robot.app.log) < 4) robot.pass(100);
  robot.pass(6000);  // well into the fifth
  Robot again(robot.storage);
  REQUIRE(again.app.unfinished);
  CHECK(again.has(Role::button, "Go on"));
  CHECK(again.name_of("unfinished/more").find("Superman, repetition 5") == 0);
  REQUIRE(again.press(Role::button, "Go on"));
  REQUIRE(again.app.session);
  CHECK(again.app.session->paused_ms);
  CHECK(current(*again.app.session).rep == 5);
  REQUIRE(again.press(Role::button, "Resume"));
  train_all(again);
  CHECK(reps_logged(again.app.log) == 31);
  const std::vector<Bout> bouts = bouts_of_session(again.app.log, again.app.summary_of);
  REQUIRE(bouts.size() == 3);
  CHECK(bouts[0].reps.size() == 10);
}

TEST_CASE("leaving the broken-off session keeps what was done and asks no more") {
  Robot robot;
  begin_training(robot);
  while (reps_logged(robot.app.log) < 2) robot.pass(100);
  Robot again(robot.storage);
  REQUIRE(again.press(Role::button, "Leave it"));
  CHECK_FALSE(again.app.unfinished);
  Robot third(again.storage);
  CHECK_FALSE(third.app.unfinished);
  CHECK(reps_logged(third.app.log) == 2);
}

TEST_CASE("answers are kept as they are given, and only what was answered") {
  Robot robot;
  begin_training(robot);
  while (current(*robot.app.session).kind != StepKind::questions) robot.pass(200);
  REQUIRE(robot.press_id("questions/pain/3"));
  REQUIRE(robot.press(Role::button, "Go on"));
  const auto bouts = bouts_of_session(robot.app.log, robot.app.session->id);
  CHECK(bouts[0].pain == 3);
  CHECK_FALSE(bouts[0].reserve);
  CHECK_FALSE(robot.app.answers.pain);
}

TEST_CASE("too hard leaves the exercise, is remembered, and goes down next time") {
  Robot robot;
  begin_training(robot);
  while (reps_logged(robot.app.log) < 3) robot.pass(200);
  REQUIRE(robot.press(Role::button, "Too hard today"));
  CHECK(current(*robot.app.session).kind == StepKind::questions);
  REQUIRE(robot.press(Role::button, "End session"));
  CHECK(robot.app.screen == Screen::summary);
  const Exercise& superman = *find_exercise(robot.app.catalog, "superman");
  CHECK(advise(superman, robot.app.log, day_of(robot.clock)).kind == AdviceKind::down);
}

TEST_CASE("nobody trains before the stop signs were shown, and a sign means gentle levels") {
  Robot robot;
  CHECK(robot.app.screen == Screen::first_visit);
  robot.give(intent::StartProgram{});
  CHECK_FALSE(robot.app.session);
  REQUIRE(robot.press(Role::checkbox, word(Word::safety_yes)));
  CHECK(robot.has(Role::text, word(Word::safety_advice)));
  REQUIRE(robot.press(Role::button, "Start"));
  REQUIRE(robot.app.session);
  for (const PlanItem& item : robot.app.session->plan.items)
    CHECK(robot.app.catalog.exercises[item.exercise_index].levels[item.rung.level].gentle);
}

TEST_CASE("a box ticked by mistake and unticked leaves nothing behind") {
  Robot robot;
  REQUIRE(robot.press(Role::checkbox, word(Word::safety_yes)));
  REQUIRE(robot.press(Role::checkbox, word(Word::safety_yes)));
  REQUIRE(robot.press(Role::button, "Start"));
  for (const PlanItem& item : robot.app.session->plan.items)
    CHECK(item.rung == first_rung(robot.app.catalog.exercises[item.exercise_index]));
}

TEST_CASE("a sign that wants emergency care lets nobody train") {
  Robot robot;
  REQUIRE(robot.press(Role::checkbox, word(Word::safety_emergency_yes)));
  CHECK(robot.has(Role::text, word(Word::safety_emergency_advice)));
  CHECK_FALSE(robot.press(Role::button, "Start"));
  robot.give(intent::StartProgram{});
  robot.give(intent::StartExercise{0, {0, 0}});
  CHECK_FALSE(robot.app.session);
  REQUIRE(robot.press(Role::checkbox, word(Word::safety_emergency_yes)));
  CHECK(has_stop_sign(robot.app.log));  // still a sign: gentle
}

TEST_CASE("what was decided on another device comes in by its time, not by when it was restored") {
  Robot older, newer;
  older.give(intent::AnswerSafety{false});
  older.give(intent::ChooseRung{0, {2, 0}});
  older.give(intent::MakeBackup{});
  const std::string backup = effects_of<effect::Download>(older).back().text;
  newer.clock.wall_ms += 86'400'000;
  newer.give(intent::AnswerSafety{true});
  newer.give(intent::Restore{"old.json", backup});
  newer.give(intent::RestoreAs{false});
  CHECK(has_stop_sign(newer.app.log));
  CHECK(has_stop_sign(Robot(newer.storage).app.log));
}

TEST_CASE("keys that no control takes pause, go on and skip") {
  Robot robot;
  begin_training(robot);
  robot.pass(3000);
  robot.give(intent::Press{true});  // the space bar, as the page reports it
  CHECK(robot.app.session->paused_ms);
  robot.pass(1000);
  robot.give(intent::Press{true});  // the space bar, as the page reports it
  CHECK_FALSE(robot.app.session->paused_ms);
  const std::size_t step = robot.app.session->step;
  robot.key("right");
  CHECK(robot.app.session->step > step);
}

TEST_CASE("a page that slept says so and credits nothing") {
  Robot robot;
  begin_training(robot);
  while (current(*robot.app.session).kind != StepKind::hold) robot.pass(100);
  robot.sleep(600'000);
  CHECK(robot.app.session->paused_ms);
  CHECK(reps_logged(robot.app.log) == 0);
  CHECK(robot.has(Role::text, word(Word::paused_unseen)));
}

TEST_CASE("storage that fails is said once, and training goes on") {
  Robot robot;
  robot.writes_fail = true;
  begin_training(robot);
  train_all(robot);
  CHECK(reps_logged(robot.app.log) == 31);
  CHECK(std::count_if(robot.app.notices.begin(), robot.app.notices.end(), [](const Notice& n) { return n.text == word(Word::notice_write_failed); }) == 1);
}

TEST_CASE("backup, erase, undo, erase, restore: everything is back each time") {
  Robot robot;
  begin_training(robot);
  train_all(robot);
  robot.give(intent::GoTo{Screen::settings});
  robot.give(intent::Change{Setting::volume_percent, 45});
  REQUIRE(robot.press(Role::button, word(Word::backup)));
  const auto downloads = effects_of<effect::Download>(robot);
  REQUIRE(downloads.size() == 1);
  REQUIRE(robot.press(Role::button, word(Word::erase)));
  REQUIRE(robot.press(Role::button, word(Word::erase_yes)));
  CHECK(robot.storage.empty());
  CHECK(robot.app.log.entries.empty());
  REQUIRE(robot.press(Role::button, word(Word::undo)));
  CHECK(reps_logged(robot.app.log) == 31);
  CHECK(reps_logged(Robot(robot.storage).app.log) == 31);
  CHECK(Robot(robot.storage).app.settings.volume_percent == 45);
  robot.give(intent::AskToErase{true});
  robot.give(intent::EraseEverything{});
  Robot fresh(robot.storage);
  CHECK(fresh.app.screen == Screen::first_visit);
  fresh.give(intent::Restore{"mine.json", downloads[0].text});
  CHECK(reps_logged(fresh.app.log) == 31);
  CHECK(fresh.app.settings.volume_percent == 45);
  CHECK(reps_logged(Robot(fresh.storage).app.log) == 31);
}

TEST_CASE("a restore that can't be read changes nothing and says why") {
  Robot robot;
  begin_training(robot);
  train_all(robot);
  const std::string before = write_backup({Day{0}, robot.app.settings, robot.app.log});
  robot.give(intent::Restore{"photo.png", "\x89PNG\r\n"});
  CHECK(write_backup({Day{0}, robot.app.settings, robot.app.log}) == before);
  REQUIRE(robot.app.notices.size() == 1);
  CHECK(robot.app.notices[0].text.find("photo.png: line 1, column 1: not JSON") != std::string::npos);
}

TEST_CASE("what another tab trained is taken over, once") {
  Robot robot, other;
  begin_training(other);
  while (reps_logged(other.app.log) < 5) other.pass(200);
  begin_training(robot);
  for (int twice = 0; twice < 2; ++twice)
    for (const auto& [key, value] : other.storage)
      if (key.rfind(kLogPrefix, 0) == 0) robot.give(intent::OtherTabWrote{key, value});
  CHECK(reps_logged(robot.app.log) == 5);
}

TEST_CASE("a clock set back does not confuse one session with another") {
  Robot robot;
  begin_training(robot);
  const Ms first = robot.app.session->id;
  REQUIRE(robot.press(Role::button, "End session"));
  robot.clock.wall_ms -= 86'400'000;
  robot.give(intent::GoTo{Screen::today});
  REQUIRE(robot.press(Role::button, "Start"));
  CHECK(robot.app.session->id > first);
}

TEST_CASE("every word has a text, and every pattern is filled") {
  for (int i = 0; i < static_cast<int>(Word::count); ++i) CHECK(*word(static_cast<Word>(i)) != 0);
}

TEST_CASE("before lying down: she plays a sound, asks for more of it, and once she hears it she is not asked again") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::GoTo{Screen::today});
  robot.frame();
  CHECK_FALSE(robot.has(ui::Role::button, "Yes, I hear it"));
  REQUIRE(robot.press(ui::Role::button, "Play a sound"));
  robot.frame();
  const int volume = robot.app.settings.volume_percent;
  REQUIRE(robot.press(ui::Role::button, "No"));
  robot.frame();
  CHECK(ui::find(robot.semantics, "sound/not_heard") != nullptr);
  CHECK_FALSE(robot.app.settings.sound_checked);
  const auto sounds = [&] {
    return std::count_if(robot.effects.begin(), robot.effects.end(), [](const Effect& e) { return std::holds_alternative<effect::Tones>(e); });
  };
  const auto before = sounds();
  REQUIRE(robot.press(ui::Role::button, "Louder"));
  robot.frame();
  CHECK(robot.app.settings.volume_percent == std::min(100, volume + 20));
  CHECK(sounds() == before + 1);
  CHECK_FALSE(robot.app.settings.sound_checked);
  REQUIRE(robot.press(ui::Role::button, "Yes, I hear it"));
  robot.frame();
  CHECK_FALSE(robot.has(ui::Role::button, "Play a sound"));
  Robot next(robot.storage);
  next.frame();
  CHECK(next.app.settings.sound_checked);
  CHECK_FALSE(next.has(ui::Role::button, "Play a sound"));
  CHECK(next.press(ui::Role::button, "Start"));
}
