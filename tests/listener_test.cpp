// Cues and time, swept over random programs: what is heard is where the session is; late equals often;
// nothing unseen is credited.
#include "listener.h"

#include <doctest/doctest.h>

#include <random>

#include "session/session.h"

using namespace holdfast;

namespace {

constexpr Ms kStart = 5'000;

struct Dice {
  std::mt19937_64 random;
  explicit Dice(std::uint64_t seed) : random(seed) {}
  int below(int sides) { return static_cast<int>(random() % static_cast<std::uint64_t>(sides)); }
  bool one_in(int sides) { return below(sides) == 0; }
  Ms upto(Ms most_ms) { return static_cast<Ms>(random() % static_cast<std::uint64_t>(most_ms + 1)); }
  double between(double low, double high) { return low + (high - low) * static_cast<double>(random() % 1001) / 1000; }
};

Dose some_dose(Dice& dice, bool large) {
  Dose dose;
  dose.sets = dice.one_in(3) ? 1 + dice.below(large ? 10 : 3) : 1;
  dose.reps = 1 + dice.below(large ? 60 : 4);
  dose.hold.kind = static_cast<HoldKind>(dice.below(3));
  constexpr int kSeconds[] = {1, 2, 3, 4, 5, 10, 19, 20, 21, 30, 300};
  dose.hold.amount = dose.hold.kind == HoldKind::breaths ? 1 + dice.below(20) : kSeconds[dice.below(11)];
  return dose;
}

Exercise some_exercise(Dice& dice, int index, bool large) {
  Exercise exercise;
  exercise.id = "exercise_" + std::to_string(index);
  exercise.tempo = {dice.between(0.5, 10), dice.between(0.5, 10), dice.between(0.5, 10), dice.one_in(3) ? 0 : dice.between(0, 30)};
  for (int levels = 1 + dice.below(2); levels > 0; --levels) {
    Level level;
    level.position = static_cast<Position>(dice.below(5));
    level.sides = static_cast<Sides>(dice.below(3));
    if (dice.one_in(2)) level.tempo = Tempo{0.5, dice.between(0.5, 3), 0.5, dice.between(0, 3)};
    if (dice.one_in(2)) level.spoken.position = "Lie down and put your forehead on the towel.";
    for (int doses = 1 + dice.below(2); doses > 0; --doses) level.doses.push_back(some_dose(dice, large));
    exercise.levels.push_back(level);
  }
  return exercise;
}

struct Case {
  Catalog catalog;
  Plan plan;
};

// Lengths that no file can ask for: nothing at all, an instant, a day. A cursor must not care.
void stretch(Dice& dice, Plan& plan) {
  constexpr Ms kOdd[] = {0, 1, 2, 3, 7, 999, 86'400'000};
  for (PlanItem& item : plan.items) item.hold_ms = kOdd[dice.below(7)];
  for (Step& step : plan.steps) {
    if (step.kind == StepKind::hold) step.duration_ms = plan.items[static_cast<std::size_t>(step.item)].hold_ms;
    else if (step.kind != StepKind::done && dice.one_in(3)) step.duration_ms = kOdd[dice.below(6)];
  }
}

Case some_case(Dice& dice, bool large = false) {
  Case program;
  const int exercises = 1 + dice.below(3);
  std::vector<Assignment> assignments;
  for (int i = 0; i < exercises; ++i) {
    program.catalog.exercises.push_back(some_exercise(dice, i, large));
    assignments.push_back({static_cast<std::size_t>(dice.below(i + 1)), {static_cast<std::size_t>(dice.below(3)), static_cast<std::size_t>(dice.below(3))},
                           dice.one_in(2) ? Side::left : Side::right});
  }
  Pace pace{dice.between(2, 15), dice.between(3, 30), dice.between(5, 60), dice.between(5, 120)};
  program.plan = make_plan(program.catalog, assignments, pace);
  if (dice.one_in(4)) stretch(dice, program.plan);
  return program;
}

enum class Act { nothing, pause, resume, skip, back, cut_short, leave, end };

Act some_act(Dice& dice) {
  switch (dice.below(14)) {
    case 0: return Act::pause;
    case 1:
    case 2: return Act::resume;
    case 3: return Act::skip;
    case 4: return Act::back;
    case 5: return Act::cut_short;
    case 6: return dice.one_in(6) ? Act::leave : Act::nothing;
    case 7: return dice.one_in(25) ? Act::end : Act::nothing;
    default: return Act::nothing;
  }
}

Happened act(Session& session, Act what, Ms now_ms, Ms lead_in_ms) {
  switch (what) {
    case Act::nothing: break;
    case Act::pause: return pause(session, now_ms, PauseReason::asked);
    case Act::resume: return resume(session, now_ms, lead_in_ms);
    case Act::skip: return skip(session, now_ms);
    case Act::back: return back(session, now_ms);
    case Act::cut_short: return cut_short(session, now_ms);
    case Act::leave: return leave_exercise(session, now_ms);
    case Act::end: return end(session, now_ms);
  }
  return {};
}

// Where the session itself says it is; compared field by field with what the listener says.
Told truth(const Session& session, Ms now_ms) {
  const Step& step = current(session);
  const PlanItem& item = session.plan.items[static_cast<std::size_t>(step.item)];
  Told told;
  told.phase = step.kind;
  told.side = step.side;
  told.change_sides = step.change_sides;
  told.paused = session.paused_ms.has_value();
  told.item = static_cast<std::uint8_t>(step.item);
  told.set = static_cast<std::uint8_t>(step.set);
  told.sets = static_cast<std::uint8_t>(item.dose.sets);
  told.rep = static_cast<std::uint8_t>(step.rep);
  told.reps = static_cast<std::uint8_t>(item.dose.reps);
  told.breaths = static_cast<std::uint8_t>(step.kind == StepKind::hold && item.dose.hold.kind == HoldKind::breaths ? item.dose.hold.amount : 0);
  told.exercise = static_cast<std::uint32_t>(item.exercise_index);
  told.lead_in_ms = lead_in_left_ms(session, now_ms);
  told.left_ms = remaining_ms(session, now_ms);
  return told;
}

std::string as_text(const Told& t) {
  std::string text = std::string(t.paused ? "paused " : "") + name_of(t.phase) + " exercise " + std::to_string(t.exercise);
  text += " (" + std::to_string(t.item) + ") side " + kSideNames[static_cast<int>(t.side)] + " set " + std::to_string(t.set) + "/" + std::to_string(t.sets);
  text += " rep " + std::to_string(t.rep) + "/" + std::to_string(t.reps) + " lead-in " + std::to_string(t.lead_in_ms);
  return text + " left " + std::to_string(t.left_ms);
}

// The lead-in stands still while paused; the session's screen shows none then.
bool agrees(const Listener& listener, const Session& session, Ms at_ms) {
  Told said = listener.at(at_ms);
  if (said.paused) said.lead_in_ms = 0;
  const Told is = truth(session, at_ms);
  if (said == is && listener.complaint().empty()) return true;
  MESSAGE("at " << at_ms << " heard: " << as_text(said) << "; is: " << as_text(is) << "; " << listener.complaint());
  return false;
}

// One look at the clock: now, and how far sound is known to have run.
struct Look {
  Ms now_ms = 0, heard_ms = 0;
};
Look some_look(Dice& dice, Ms before_ms) {
  switch (dice.below(10)) {
    case 0: {  // asleep, perhaps with sound for a while
      const Ms now_ms = before_ms + kLongestUnseenMs + 1 + dice.upto(dice.one_in(4) ? 86'400'000 : 60'000);
      return {now_ms, dice.one_in(2) ? 0 : before_ms + dice.upto(now_ms - before_ms)};
    }
    case 1: {  // hidden, all of it heard
      const Ms now_ms = before_ms + dice.upto(dice.one_in(20) ? 3'600'000 : 40'000);
      return {now_ms, now_ms};
    }
    default: {
      const Ms now_ms = before_ms + dice.upto(dice.one_in(2) ? 300 : kLongestUnseenMs);
      return {now_ms, dice.one_in(2) ? now_ms : 0};
    }
  }
}

// The last instant of a look that was followed by eye or ear.
Ms certain_ms(Ms before_ms, Look look) {
  const Ms last_ms = std::max(before_ms, look.heard_ms);
  return look.now_ms - last_ms > kLongestUnseenMs ? last_ms : look.now_ms;
}

struct Count {
  long programs = 0, instants = 0, cues = 0, repetitions = 0, pauses = 0;
};

// Plays one random program with random behaviour to one listener. False at the first thing that is wrong.
bool plays_by_ear(std::uint64_t seed, Count& count) {
  Dice dice(seed);
  const Case program = some_case(dice, dice.one_in(50));
  Session session;
  Listener listener;
  const auto hear = [&](const Happened& happened) {
    for (const Cue& cue : happened.cues) {
      listener.hear(cue);
      ++count.cues;
      count.pauses += cue.kind == CueKind::paused;
    }
    count.repetitions += static_cast<long>(happened.repetitions.size());
  };
  ++count.programs;
  Ms now_ms = kStart;
  hear(start(session, program.plan, 1, now_ms, dice.one_in(3) ? static_cast<std::size_t>(dice.below(static_cast<int>(program.plan.steps.size()))) : 0));
  for (int looks = 0; looks < 120; ++looks) {
    const Look look = some_look(dice, now_ms);
    const bool replays = program.plan.steps.size() < 100 && dice.one_in(4);
    Session before;
    if (replays) before = session;
    const Listener listener_before = listener;
    const Happened happened = advance(session, look.now_ms, look.heard_ms);
    hear(happened);
    if (replays) {  // between the two looks, as the log has it and as a look just then would have found it
      const Ms between_ms = now_ms + dice.upto(certain_ms(now_ms, look) - now_ms);
      Listener then = listener_before;
      for (const Cue& cue : happened.cues)
        if (cue.at_ms <= between_ms && cue.kind != CueKind::paused) then.hear(cue);
      advance(before, between_ms, between_ms);
      if (!agrees(then, before, between_ms)) return false;
      ++count.instants;
    }
    now_ms = look.now_ms;
    if (!agrees(listener, session, now_ms)) return false;
    hear(act(session, some_act(dice), now_ms, dice.one_in(5) ? 0 : dice.upto(30'000)));
    for (int i = 0; i < 3; ++i)
      if (!agrees(listener, session, now_ms + (i == 0 ? 0 : dice.upto(kLongestUnseenMs)))) return false;
    count.instants += 4;
    if (is_done(session)) break;
  }
  return true;
}

}  // namespace

TEST_CASE("who hears only the cues names phase, repetition, side, exercise and seconds left at every instant") {
  Count count;
  for (std::uint64_t seed = 1; seed <= 10'000; ++seed) {
    CAPTURE(seed);
    REQUIRE(plays_by_ear(seed, count));
  }
  MESSAGE(count.programs << " programs, " << count.instants << " instants, " << count.cues << " cues, " << count.repetitions
                         << " repetitions, " << count.pauses << " pauses");
  CHECK(count.instants > 1'000'000);
  CHECK(count.pauses > 10'000);
}

namespace {

// What somebody does and when; between two of these instants time passes in any number of looks.
struct Happening {
  Look look;          // with a sleep, it lies after it
  bool sleeps = false;
  Act act = Act::nothing;
  Ms lead_in_ms = 0;
};

std::vector<Happening> some_script(Dice& dice) {
  std::vector<Happening> script;
  Ms now_ms = kStart;
  for (int i = 1 + dice.below(16); i > 0; --i) {
    Happening next;
    next.sleeps = dice.one_in(4);
    if (next.sleeps) {
      next.look.now_ms = now_ms + kLongestUnseenMs + 1 + dice.upto(dice.one_in(3) ? 86'400'000 : 20'000);
      const Ms silent_from_ms = next.look.now_ms - kLongestUnseenMs - 1;
      next.look.heard_ms = dice.one_in(2) ? 0 : now_ms + dice.upto(std::min<Ms>(silent_from_ms - now_ms, 60'000));
    } else {
      next.look.now_ms = next.look.heard_ms = now_ms + dice.upto(dice.one_in(3) ? 60'000 : 4000);
    }
    next.act = some_act(dice);
    next.lead_in_ms = dice.upto(10'000);
    now_ms = next.look.now_ms;
    script.push_back(next);
  }
  return script;
}

struct Gap {  // nobody followed it
  Ms from_ms = 0, to_ms = 0;
};

struct Played {
  std::vector<Cue> cues;
  std::vector<Repetition> repetitions;
  std::vector<Gap> gaps;
  Session session;
};

bool same(const Repetition& a, const Repetition& b) {
  return a.item == b.item && a.side == b.side && a.set == b.set && a.rep == b.rep && a.held_ms == b.held_ms && a.asked_ms == b.asked_ms;
}

// Between `from` and `to` time passes in looks of any length: heard to the last, or often enough to be seen.
class Player {
 public:
  Player(const Plan& plan, Dice* dice) : dice_(dice) { take(start(played_.session, plan, 1, kStart)); }

  void look(Ms now_ms, Ms heard_ms) {
    const Ms certain = certain_ms(now_ms_, {now_ms, heard_ms});
    if (certain < now_ms) played_.gaps.push_back({certain, now_ms});
    take(advance(played_.session, now_ms, heard_ms));
    now_ms_ = now_ms;
    ++looks;
  }
  void pass(Ms to_ms) {
    while (dice_ && now_ms_ < to_ms) {
      const bool heard = dice_->one_in(2);
      const Ms step_ms = 1 + dice_->upto(heard && dice_->one_in(4) ? 30'000 : kLongestUnseenMs - 1);
      const Ms next_ms = std::min(to_ms, now_ms_ + step_ms);
      look(next_ms, heard ? next_ms - dice_->upto(std::min<Ms>(kLongestUnseenMs, next_ms - now_ms_)) : 0);
    }
    look(to_ms, to_ms);
  }
  void play(const std::vector<Happening>& script) {
    for (const Happening& next : script) {
      if (next.sleeps) {
        if (next.look.heard_ms > now_ms_ && dice_ && dice_->one_in(2)) pass(now_ms_ + dice_->upto(next.look.heard_ms - now_ms_));
        look(next.look.now_ms, next.look.heard_ms);
      } else {
        pass(next.look.now_ms);
      }
      take(act(played_.session, next.act, now_ms_, next.lead_in_ms));
    }
  }
  Played finish() { return std::move(played_); }
  long looks = 0;

 private:
  void take(const Happened& happened) {
    played_.cues.insert(played_.cues.end(), happened.cues.begin(), happened.cues.end());
    played_.repetitions.insert(played_.repetitions.end(), happened.repetitions.begin(), happened.repetitions.end());
  }

  Dice* dice_;
  Played played_;
  Ms now_ms_ = kStart;
};

// What was told or credited of time that nobody followed; empty: nothing. A repetition is worth exactly the time from
// the cue that began its hold to the next that begins something, and that time has no gap in it.
std::string unseen_credit(const Played& played) {
  for (const Cue& cue : played.cues)
    for (const Gap& gap : played.gaps)
      if (cue.at_ms > gap.from_ms && cue.at_ms < gap.to_ms) return std::string(name_of(cue.kind)) + " was told of an instant that nobody followed";
  std::size_t from = 0;
  for (const Repetition& rep : played.repetitions) {
    if (rep.held_ms <= 0 || rep.held_ms > rep.asked_ms) return "held other than 0 < held <= asked";
    bool found = false;
    for (std::size_t i = from; i < played.cues.size() && !found; ++i) {
      const Told& told = played.cues[i].told;
      if (played.cues[i].kind != CueKind::enter || told.phase != StepKind::hold || told.item != rep.item || told.side != rep.side || told.set != rep.set || told.rep != rep.rep) continue;
      std::size_t next = i + 1;
      while (next < played.cues.size() && played.cues[next].kind != CueKind::enter) ++next;
      if (next == played.cues.size() || played.cues[next].at_ms - played.cues[i].at_ms != rep.held_ms) continue;
      const auto overlaps = [&](const Gap& gap) { return gap.from_ms < played.cues[next].at_ms && gap.to_ms > played.cues[i].at_ms; };
      found = std::none_of(played.gaps.begin(), played.gaps.end(), overlaps);
      if (found) from = next;
    }
    if (!found) return "a repetition was credited " + std::to_string(rep.held_ms) + " ms that nobody followed";
  }
  return {};
}

std::string as_text(const Played& played) {
  std::string text;
  for (const Cue& cue : played.cues) text += std::to_string(cue.at_ms) + " " + name_of(cue.kind) + " " + as_text(cue.told) + "\n";
  return text;
}

}  // namespace

TEST_CASE("late equals often: however time is looked at, cues and repetitions are the same, and nothing unseen is credited") {
  long cases = 0, sleeps = 0, repetitions = 0, looks = 0;
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    CAPTURE(seed);
    Dice dice(seed * 7919);
    const Case program = some_case(dice);
    const std::vector<Happening> script = some_script(dice);
    Player seldom(program.plan, nullptr);  // one look at each thing she does, and no other
    seldom.play(script);
    const Played expected = seldom.finish();
    REQUIRE(unseen_credit(expected) == "");
    for (int partition = 0; partition < 5; ++partition, ++cases) {
      Player often(program.plan, &dice);
      often.play(script);
      looks += often.looks;
      const Played played = often.finish();
      if (played.cues != expected.cues) {
        MESSAGE("expected\n" << as_text(expected) << "came\n" << as_text(played));
        REQUIRE(played.cues == expected.cues);
      }
      REQUIRE(std::equal(played.repetitions.begin(), played.repetitions.end(), expected.repetitions.begin(), expected.repetitions.end(), same));
      REQUIRE(truth(played.session, script.back().look.now_ms) == truth(expected.session, script.back().look.now_ms));
      REQUIRE(unseen_credit(played) == "");
    }
    sleeps += static_cast<long>(expected.gaps.size());
    repetitions += static_cast<long>(expected.repetitions.size());
  }
  MESSAGE(cases << " cases, " << looks << " looks, " << sleeps << " sleeps, " << repetitions << " repetitions");
  CHECK(cases == 100'000);
  CHECK(sleeps > 5'000);
  CHECK(repetitions > 10'000);
}

TEST_CASE("a sleep of any length at any instant of a program, lead-ins too, credits no unseen second") {
  Dice dice(4);
  long sleeps = 0;
  for (int round = 0; round < 300; ++round) {
    const Case program = some_case(dice);
    const Ms all_ms = std::min<Ms>(total_ms(program.plan), 1'200'000);
    for (int i = 0; i < 20; ++i) {
      const Ms asleep_ms = kStart + dice.upto(all_ms), lead_in_ms = dice.upto(10'000);
      Session session;
      start(session, program.plan, 1, kStart);
      advance(session, asleep_ms, asleep_ms);
      Ms now_ms = asleep_ms;
      for (const bool in_lead_in : {false, true}) {
        if (is_done(session)) break;
        const std::size_t step = session.step;
        const Ms left_ms = remaining_ms(session, now_ms), slept_ms = kLongestUnseenMs + 1 + dice.upto(dice.one_in(2) ? 3000 : 86'400'000);
        const Happened woke = advance(session, now_ms + slept_ms, 0);
        REQUIRE(session.paused_ms == now_ms);
        REQUIRE(woke.repetitions.empty());
        REQUIRE(session.step == step);
        REQUIRE(remaining_ms(session, now_ms + slept_ms) == left_ms);
        now_ms += slept_ms;
        if (!in_lead_in) resume(session, now_ms, lead_in_ms);
        advance(session, now_ms, now_ms);
        ++sleeps;
      }
    }
  }
  MESSAGE(sleeps << " sleeps");
}

TEST_CASE("a press after a sleep does what it does to the moment that was certain") {
  Dice dice(9);
  for (const Act what : {Act::pause, Act::skip, Act::back, Act::cut_short, Act::leave, Act::end})
    for (int round = 0; round < 200; ++round) {
      const Case program = some_case(dice);
      Session session;
      start(session, program.plan, 1, kStart);
      const Ms asleep_ms = kStart + dice.upto(std::min<Ms>(total_ms(program.plan), 600'000));
      advance(session, asleep_ms, asleep_ms);
      const Happened happened = act(session, what, asleep_ms + 3'600'000, 5000);
      for (const Cue& cue : happened.cues) REQUIRE(cue.at_ms == asleep_ms);
      REQUIRE(happened.repetitions.size() <= 1);
    }
}

TEST_CASE("a clock that goes back changes nothing") {
  Dice dice(10);
  for (int round = 0; round < 500; ++round) {
    const Case program = some_case(dice);
    Session session;
    Listener listener;
    const auto hear = [&](const Happened& happened) {
      for (const Cue& cue : happened.cues) listener.hear(cue);
    };
    hear(start(session, program.plan, 1, kStart));
    Ms now_ms = kStart;
    for (int i = 0; i < 40; ++i) {
      now_ms += dice.upto(3000) - (dice.one_in(3) ? 2500 : 0);
      hear(advance(session, now_ms, dice.one_in(2) ? now_ms + dice.upto(5000) : 0));
      hear(act(session, some_act(dice), now_ms, 3000));
      REQUIRE(listener.complaint() == "");
    }
  }
}

TEST_CASE("what lies ahead is what then happens, after a lead-in too") {
  Dice dice(12);
  for (int round = 0; round < 2000; ++round) {
    const Case program = some_case(dice);
    Session session;
    start(session, program.plan, 1, kStart);
    Ms now_ms = kStart + dice.upto(200'000);
    advance(session, now_ms, now_ms);
    if (dice.one_in(2)) {
      pause(session, now_ms, dice.one_in(2) ? PauseReason::asked : PauseReason::unseen);
      now_ms += 10'000;
      resume(session, now_ms, dice.upto(30'000));
      advance(session, now_ms, now_ms);  // over whatever takes no time at all
    }
    const Ms to_ms = now_ms + dice.upto(90'000);
    const std::vector<Cue> ahead = upcoming(session, now_ms, to_ms);
    REQUIRE(ahead == advance(session, to_ms, to_ms).cues);
  }
}

TEST_CASE("a session never begins in the middle of a repetition") {
  Dice dice(21);
  for (int round = 0; round < 300; ++round) {
    const Case program = some_case(dice);
    for (std::size_t step = 0; step < program.plan.steps.size() + 3; ++step) {
      Session session;
      start(session, program.plan, 1, kStart, step);
      REQUIRE((!in_repetition(current(session).kind) || current(session).kind == StepKind::set));
      REQUIRE(session.step <= step);
    }
  }
}
