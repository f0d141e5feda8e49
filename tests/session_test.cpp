#include <doctest/doctest.h>

#include <random>

#include "robot.h"
#include "session/session.h"

using namespace holdfast;

namespace {

constexpr Ms kStart = 5'000;

std::vector<Assignment> default_assignments(const Catalog& catalog) {
  std::vector<Assignment> list;
  for (const ProgramItem& item : catalog.programs.front().items)
    for (std::size_t i = 0; i < catalog.exercises.size(); ++i)
      if (catalog.exercises[i].id == item.exercise) list.push_back({i, first_rung(catalog.exercises[i])});
  return list;
}

struct Run {
  std::vector<Cue> cues;
  std::vector<Repetition> repetitions;
  Session session;
  void add(const Happened& happened) {
    cues.insert(cues.end(), happened.cues.begin(), happened.cues.end());
    repetitions.insert(repetitions.end(), happened.repetitions.begin(), happened.repetitions.end());
  }
};

std::string as_text(const Run& run) {
  std::string text;
  for (const Cue& c : run.cues)
    text += std::string(name_of(c.kind)) + " " + std::to_string(c.at_ms) + " " + std::to_string(c.step) + " " + std::to_string(c.number) + " " + std::to_string(c.told.left_ms) + "\n";
  for (const Repetition& r : run.repetitions)
    text += "rep " + std::to_string(r.item) + " " + std::to_string(static_cast<int>(r.side)) + " " + std::to_string(r.rep) + " " + std::to_string(r.held_ms) + " " + kCutNames[static_cast<int>(r.cut)] + "\n";
  return text;
}

Run begin(const Catalog& catalog, Pace pace = {}) {
  Run run;
  run.add(start(run.session, make_plan(catalog, default_assignments(catalog), pace), 1, kStart));
  return run;
}

// Plays to the end in ticks of `tick_ms`, all of it heard.
Run play(const Catalog& catalog, Ms tick_ms) {
  Run run = begin(catalog);
  for (Ms now = kStart; !is_done(run.session); now += tick_ms) run.add(advance(run.session, now, now));
  return run;
}

// Moves a run to the first step of a kind, at its beginning.
Ms run_to(Run& run, StepKind kind) {
  Ms now = kStart;
  for (; current(run.session).kind != kind; now += 50) run.add(advance(run.session, now, now));
  return run.session.began_ms;
}

}  // namespace

TEST_CASE("the default program asks for 10 supermans, 5 bridges and 8 leg lifts a side") {
  const Catalog catalog = test_catalog();
  const Plan plan = make_plan(catalog, default_assignments(catalog), {});
  REQUIRE(plan.items.size() == 3);
  CHECK(reps_in(plan, 0) == 10);
  CHECK(reps_in(plan, 1) == 5);
  CHECK(reps_in(plan, 2) == 16);
  CHECK(plan.items[0].hold_ms == 5000);
  CHECK(plan.items[1].hold_ms == 15000);
  CHECK(plan.items[2].hold_ms == 1000);
  CHECK(plan.steps.back().kind == StepKind::done);
  CHECK(std::count_if(plan.steps.begin(), plan.steps.end(), [](const Step& s) { return s.kind == StepKind::done; }) == 1);
}

TEST_CASE("a session left alone counts every repetition and holds each for as long as was asked") {
  const Run run = play(test_catalog(), 16);
  REQUIRE(run.repetitions.size() == 31);
  for (const Repetition& rep : run.repetitions) CHECK(rep.held_ms == rep.asked_ms);
  CHECK(run.repetitions.front().held_ms == 5000);
  CHECK(std::count_if(run.repetitions.begin(), run.repetitions.end(), [](const Repetition& r) { return r.side == Side::left; }) == 8);
}

TEST_CASE("any partition of time into ticks gives the same cues and the same repetitions") {
  const Catalog catalog = test_catalog();
  const std::string expected = as_text(play(catalog, 1));
  for (const Ms tick_ms : {7, 16, 100, 999, 2500, 60'000, 3'600'000}) CHECK(as_text(play(catalog, tick_ms)) == expected);
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    Run run = begin(catalog);
    Ms now = kStart;
    while (!is_done(run.session)) {
      now += 1 + static_cast<Ms>(random() % (random() % 9 == 0 ? 40'000 : 700));
      run.add(advance(run.session, now, now));
    }
    REQUIRE(as_text(run) == expected);
  }
}

TEST_CASE("what lies ahead is what then happens") {
  const Catalog catalog = test_catalog();
  Run run = begin(catalog);
  const Ms end_ms = kStart + total_ms(run.session.plan);
  std::vector<Cue> ahead = upcoming(run.session, kStart, end_ms);
  run.cues.clear();
  run.add(advance(run.session, end_ms, end_ms));
  REQUIRE(ahead.size() == run.cues.size());
  for (std::size_t i = 0; i < ahead.size(); ++i) {
    CHECK(ahead[i].at_ms == run.cues[i].at_ms);
    CHECK(ahead[i].kind == run.cues[i].kind);
    CHECK(ahead[i].step == run.cues[i].step);
  }
}

TEST_CASE("a hold's beginning and end are exactly as far apart as the hold is long") {
  const Run run = play(test_catalog(), 33);
  int holds = 0;
  for (std::size_t i = 0; i < run.cues.size(); ++i) {
    const Step& step = run.session.plan.steps[run.cues[i].step];
    if (run.cues[i].kind != CueKind::enter || step.kind != StepKind::hold) continue;
    std::size_t j = i + 1;
    while (run.cues[j].kind != CueKind::enter) ++j;
    CHECK(run.cues[j].at_ms - run.cues[i].at_ms == step.duration_ms);
    ++holds;
  }
  CHECK(holds == 31);
}

TEST_CASE("time that nobody heard or saw is not credited, and the session waits for her") {
  const Catalog catalog = test_catalog();
  for (const Ms nap_ms : {kLongestUnseenMs + 1, Ms{60'000}, Ms{86'400'000}}) {
    Run run = begin(catalog);
    const Ms hold_ms = run_to(run, StepKind::hold);
    run.add(advance(run.session, hold_ms + 1000, 0));
    run.add(advance(run.session, hold_ms + 1000 + nap_ms, 0));
    REQUIRE(run.session.paused_ms);
    CHECK(*run.session.paused_ms == hold_ms + 1000);
    CHECK(run.session.pause_reason == PauseReason::unseen);
    CHECK(run.repetitions.empty());
    CHECK(elapsed_ms(run.session, hold_ms + 1000 + nap_ms) == 1000);
  }
}

TEST_CASE("sound that went on while the page was hidden is time that counts") {
  Run run = begin(test_catalog());
  const Ms hold_ms = run_to(run, StepKind::hold);
  run.add(advance(run.session, hold_ms + 60'000, hold_ms + 60'000));
  CHECK_FALSE(run.session.paused_ms);
  CHECK(run.repetitions.size() >= 4);
  Run cut = begin(test_catalog());
  const Ms begun_ms = run_to(cut, StepKind::hold);
  cut.add(advance(cut.session, begun_ms + 60'000, begun_ms + 20'000));  // the sound stopped after 20 s
  REQUIRE(cut.session.paused_ms);
  CHECK(*cut.session.paused_ms == begun_ms + 20'000);
}

TEST_CASE("after a sleep the repetition begins again, with time to lie down first") {
  Run run = begin(test_catalog());
  const Ms hold_ms = run_to(run, StepKind::hold);
  advance(run.session, hold_ms + 1000, 0);
  advance(run.session, hold_ms + 100'000, 0);
  REQUIRE(run.session.paused_ms);
  const Ms back_ms = hold_ms + 200'000;
  resume(run.session, back_ms, 5000);
  CHECK(current(run.session).kind == StepKind::set);
  CHECK(current(run.session).rep == 1);
  CHECK(lead_in_left_ms(run.session, back_ms) == 5000);
  CHECK(elapsed_ms(run.session, back_ms + 4999) == 0);
  CHECK(elapsed_ms(run.session, back_ms + 5500) == 500);
}

TEST_CASE("a pause stands still exactly; a wait goes on exactly") {
  Run run = begin(test_catalog());
  pause(run.session, kStart + 2000, PauseReason::asked);
  const Ms left_ms = remaining_ms(run.session, kStart + 2000);
  CHECK(remaining_ms(run.session, kStart + 900'000) == left_ms);
  CHECK(advance(run.session, kStart + 900'000, 0).cues.empty());
  resume(run.session, kStart + 1'000'000, 5000);
  CHECK(remaining_ms(run.session, kStart + 1'000'000) == left_ms);
  CHECK(lead_in_left_ms(run.session, kStart + 1'000'000) == 0);
}

TEST_CASE("a repetition that was paused begins again after a lead-in, and its broken hold is not counted") {
  Run run = begin(test_catalog());
  const Ms hold_ms = run_to(run, StepKind::hold);
  pause(run.session, hold_ms + 2000, PauseReason::asked);
  CHECK(remaining_ms(run.session, hold_ms + 900'000) == 3000);
  Ms now = hold_ms + 1'000'000;
  CHECK(resume(run.session, now, 5000).repetitions.empty());
  CHECK(current(run.session).kind == StepKind::set);
  CHECK(lead_in_left_ms(run.session, now) == 5000);
  // Paused once more inside the lead-in, the rest of the lead-in is still there.
  advance(run.session, now + 1000, now + 1000);
  pause(run.session, now + 1000, PauseReason::asked);
  now += 60'000;
  resume(run.session, now, 5000);
  CHECK(lead_in_left_ms(run.session, now) == 4000);
}

TEST_CASE("the countdown leads to the lift and to the end of a hold, nowhere else") {
  const Run run = play(test_catalog(), 16);
  int countdowns = 0;
  for (std::size_t i = 0; i < run.cues.size(); ++i) {
    if (run.cues[i].kind != CueKind::countdown) continue;
    const Step& step = run.session.plan.steps[run.cues[i].step];
    std::size_t j = i;
    while (run.cues[j].kind != CueKind::enter || run.session.plan.steps[run.cues[j].step].kind == StepKind::set) ++j;
    const StepKind to = run.session.plan.steps[run.cues[j].step].kind;
    CHECK(to == (step.kind == StepKind::hold ? StepKind::lower : StepKind::lift));
    CHECK(run.cues[j].at_ms - run.cues[i].at_ms == run.cues[i].number * 1000);
    ++countdowns;
  }
  CHECK(countdowns == 4 * 3 + 10 * 3);  // four sets, and the ten holds in seconds
}

TEST_CASE("a hold that is cut short is logged as the time it lasted") {
  for (const Ms held_ms : {1, 1234, 4999}) {
    Run run = begin(test_catalog());
    const Ms hold_ms = run_to(run, StepKind::hold);
    advance(run.session, hold_ms + held_ms, hold_ms + held_ms);
    cut_short(run.session, hold_ms + held_ms);
    CHECK(current(run.session).kind == StepKind::lower);
    const Happened after = advance(run.session, hold_ms + held_ms + 2000, hold_ms + held_ms + 2000);
    REQUIRE(after.repetitions.size() == 1);
    CHECK(after.repetitions[0].held_ms == held_ms);
    CHECK(after.repetitions[0].asked_ms == 5000);
  }
}

TEST_CASE("a hold that ends before its time says who ended it, and with what; one that lasted says nothing") {
  const Catalog catalog = test_catalog();
  struct Way { Cut cut; Happened (*end_it)(Session&, Ms); };
  const Way ways[] = {{Cut::by_skipping, skip}, {Cut::by_going_back, back}, {Cut::by_leaving, leave_exercise}, {Cut::by_ending, end}};
  for (const Way& way : ways)
    for (const Ms into_ms : {Ms{1}, Ms{2'500}, Ms{4'999}}) {
      Run run = begin(catalog);
      const Ms hold_ms = run_to(run, StepKind::hold);
      run.repetitions.clear();
      run.add(advance(run.session, hold_ms + into_ms, hold_ms + into_ms));
      run.add(way.end_it(run.session, hold_ms + into_ms));
      REQUIRE(run.repetitions.size() == 1);
      CHECK(run.repetitions[0].cut == way.cut);
      CHECK(run.repetitions[0].held_ms == into_ms);
    }
  // Once the hold is over, the same ways out of the lowering leave a whole one; and so for one that was cut before it.
  for (const Way& way : ways)
    for (const bool cut_before : {false, true}) {
      Run run = begin(catalog);
      const Ms hold_ms = run_to(run, StepKind::hold);
      Ms now = hold_ms + 3'000;
      run.add(advance(run.session, now, now));
      if (cut_before) run.add(cut_short(run.session, now));
      for (; current(run.session).kind != StepKind::lower; now += 50) run.add(advance(run.session, now, now));
      run.repetitions.clear();
      run.add(way.end_it(run.session, now + 10));
      REQUIRE(run.repetitions.size() == 1);
      CHECK(run.repetitions[0].cut == (cut_before ? Cut::by_pressing : Cut::no));
    }
  // A pause while lowering keeps what was cut; the hold after it is its own.
  Run run = begin(catalog);
  const Ms hold_ms = run_to(run, StepKind::hold);
  run.repetitions.clear();
  run.add(cut_short(run.session, hold_ms + 1'000));
  run.add(pause(run.session, hold_ms + 1'100, PauseReason::asked));
  run.add(resume(run.session, hold_ms + 9'000, 3'000));
  for (Ms now = hold_ms + 9'000; run.repetitions.size() < 3; now += 100) run.add(advance(run.session, now, now));
  CHECK(run.repetitions[0].cut == Cut::by_pressing);
  CHECK(run.repetitions[0].held_ms == 1'000);
  CHECK(run.repetitions[1].cut == Cut::no);
  CHECK(run.repetitions[2].cut == Cut::no);
}

TEST_CASE("outside a hold there is nothing to cut short") {
  Run run = begin(test_catalog());
  const std::size_t before = run.session.step;
  cut_short(run.session, kStart + 10);
  CHECK(run.session.step == before);
}

TEST_CASE("skipping keeps a hold that has begun, and only that") {
  Run run = begin(test_catalog());
  const Ms lift_ms = run_to(run, StepKind::lift);
  CHECK(skip(run.session, lift_ms + 500).repetitions.empty());
  CHECK(current(run.session).rep == 2);
  CHECK(current(run.session).kind == StepKind::set);
  Run held = begin(test_catalog());
  const Ms hold_ms = run_to(held, StepKind::hold);
  advance(held.session, hold_ms + 3000, hold_ms + 3000);
  const Happened after = skip(held.session, hold_ms + 3000);
  REQUIRE(after.repetitions.size() == 1);
  CHECK(after.repetitions[0].held_ms == 3000);
}

TEST_CASE("skipping again and again reaches the end from anywhere") {
  Run run = begin(test_catalog());
  int presses = 0;
  for (Ms now = kStart + 10; !is_done(run.session); now += 10, ++presses) {
    REQUIRE(presses < 500);
    run.add(skip(run.session, now));
  }
  CHECK(run.repetitions.empty());
}

TEST_CASE("back goes to the start of this repetition, and at once again to the one before") {
  Run run = begin(test_catalog());
  const Ms hold_ms = run_to(run, StepKind::hold);
  const Happened kept = back(run.session, hold_ms + 1000);
  REQUIRE(kept.repetitions.size() == 1);
  CHECK(kept.repetitions[0].held_ms == 1000);
  CHECK(current(run.session).kind == StepKind::set);
  CHECK(current(run.session).rep == 1);
  back(run.session, hold_ms + 1500);
  CHECK(current(run.session).kind == StepKind::ready);
  Run later = begin(test_catalog());
  Ms now = run_to(later, StepKind::rest);
  for (; current(later.session).kind != StepKind::set; now += 20) advance(later.session, now, now);
  CHECK(current(later.session).rep == 2);
  back(later.session, now + 100);
  CHECK(current(later.session).rep == 1);
  CHECK(current(later.session).kind == StepKind::set);
}

TEST_CASE("leaving an exercise goes to its questions, ending goes to the end") {
  Run run = begin(test_catalog());
  const Ms hold_ms = run_to(run, StepKind::hold);
  const Happened left = leave_exercise(run.session, hold_ms + 2000);
  CHECK(current(run.session).kind == StepKind::questions);
  REQUIRE(left.repetitions.size() == 1);
  CHECK(left.repetitions[0].held_ms == 2000);
  end(run.session, hold_ms + 2500);
  CHECK(is_done(run.session));
  CHECK(end(run.session, hold_ms + 3000).cues.empty());
}

TEST_CASE("whatever she presses, in whatever order, nothing breaks and nobody is credited more than passed") {
  const Catalog catalog = test_catalog();
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    Run run = begin(catalog);
    Ms now = kStart;
    Ms credited_ms = 0;
    for (int i = 0; i < 120 && !is_done(run.session); ++i) {
      now += static_cast<Ms>(random() % 4000);
      const Ms heard_ms = random() % 3 ? now : 0;
      Happened happened = advance(run.session, now, heard_ms);
      const auto add = [&](const Happened& more) {
        happened.repetitions.insert(happened.repetitions.end(), more.repetitions.begin(), more.repetitions.end());
      };
      switch (random() % 12) {
        case 0: add(pause(run.session, now, PauseReason::asked)); break;
        case 1:
        case 2: add(resume(run.session, now, 5000)); break;
        case 3: add(skip(run.session, now)); break;
        case 4: add(back(run.session, now)); break;
        case 5: add(cut_short(run.session, now)); break;
        case 6: if (random() % 8 == 0) add(leave_exercise(run.session, now)); break;
        case 7: if (random() % 30 == 0) add(end(run.session, now)); break;
        default: break;
      }
      for (const Repetition& rep : happened.repetitions) {
        REQUIRE(rep.held_ms > 0);
        REQUIRE(rep.held_ms <= rep.asked_ms);
        credited_ms += rep.held_ms;
      }
      REQUIRE(run.session.step < run.session.plan.steps.size());
      REQUIRE(remaining_ms(run.session, now) >= 0);
      REQUIRE(elapsed_ms(run.session, now) <= current(run.session).duration_ms);
    }
    REQUIRE(credited_ms <= now - kStart);
  }
}
