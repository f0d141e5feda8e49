#include "app/words.h"

#include <cmath>

#include "base/text.h"
#include "session/move.h"

namespace holdfast {
namespace {

constexpr const char* kEnglish[] = {
#define WORD(id, text) text,
#include "app/words_en.inc"
#undef WORD
};

Word shifted(Word first, int by) { return static_cast<Word>(static_cast<int>(first) + by); }

std::string number(int value) { return format("%d", value); }

std::string hold_words(const Dose& dose) {
  const std::string reps = number(dose.reps), amount = number(dose.hold.amount);
  switch (dose.hold.kind) {
    case HoldKind::seconds:
      return words(dose.hold.amount == 1 ? Word::dose_seconds_one : Word::dose_seconds, {reps, amount});
    case HoldKind::breaths:
      return words(dose.hold.amount == 1 ? Word::dose_breaths_one : Word::dose_breaths, {reps, amount});
    case HoldKind::brief: return words(Word::dose_brief, {reps});
  }
  return {};
}

Word why_word(AdviceWhy why) {
  switch (why) {
    case AdviceWhy::first_time: return Word::why_first_time;
    case AdviceWhy::last_at_another: return Word::why_last_at_another;
    case AdviceWhy::reached_twice: return Word::why_reached_twice;
    case AdviceWhy::reached_unanswered: return Word::why_reached_unanswered;
    case AdviceWhy::reached_once: return Word::why_reached_once;
    case AdviceWhy::too_soon: return Word::why_too_soon;
    case AdviceWhy::side_behind: return Word::why_side_behind;
    case AdviceWhy::worse_next_morning: return Word::why_morning;
    case AdviceWhy::safety_sign: return Word::why_safety_sign;
    case AdviceWhy::little_in_reserve: return Word::why_little_in_reserve;
    case AdviceWhy::not_all_done: return Word::why_not_all_done;
    case AdviceWhy::missed_twice: return Word::why_missed_twice;
    case AdviceWhy::pain_amber: return Word::why_pain_amber;
    case AdviceWhy::pain_amber_twice: return Word::why_pain_amber_twice;
    case AdviceWhy::pain_red: return Word::why_pain_red;
    case AdviceWhy::pain_red_twice: return Word::why_pain_red_twice;
    case AdviceWhy::pain_lasting: return Word::why_pain_lasting;
    case AdviceWhy::too_hard: return Word::why_too_hard;
    case AdviceWhy::after_break: return Word::why_after_break;
    case AdviceWhy::top_of_ladder: return Word::why_top;
    case AdviceWhy::growing_fast: return Word::why_growing_fast;
  }
  return Word::why_first_time;
}

Word what_word(AdviceKind kind) {
  switch (kind) {
    case AdviceKind::up: return Word::advice_up;
    case AdviceKind::stay: return Word::advice_stay;
    case AdviceKind::down: return Word::advice_down;
    case AdviceKind::easier_after_break: return Word::advice_easier;
    case AdviceKind::see_clinician: return Word::advice_clinician;
  }
  return Word::advice_stay;
}

const PlanItem& item_of(const Session& session, const Step& step) {
  return session.plan.items[static_cast<std::size_t>(step.item)];
}

// The way into the hold, or out of it, in this level's words.
std::string way_words(const Spoken& spoken, bool go) {
  const std::string& own = go ? spoken.go : spoken.back;
  return own.empty() ? word(go ? Word::phase_lift : Word::phase_lower) : own;
}

std::string position_words(const App& app, const Session& session, std::size_t index) {
  const Step& step = session.plan.steps[index];
  const Exercise& exercise = app.catalog.exercises[item_of(session, step).exercise_index];
  const std::string how = how_words(app, session.plan, index);
  if (step.change_sides) return words(Word::say_change_sides, {how});
  return words(index == 0 ? Word::say_first_exercise : Word::say_next_exercise, {exercise.name, how});
}

std::string lift_words(const Session& session, const Step& step, const Spoken& spoken, bool everything) {
  std::string go = way_words(spoken, true);
  if (item_of(session, step).sides == Sides::alternating)
    go = words(Word::say_side_lift, {word(step.side == Side::left ? Word::side_left : Word::side_right), go});
  if (step.rep == item_of(session, step).dose.reps) return words(Word::say_last_lift, {go});
  return everything ? words(Word::say_rep_lift, {number(step.rep), go}) : words(Word::say_lift, {go});
}

// Whether everything that was asked for was done, as the log has it.
bool everything_done(const App& app, const Session& session) {
  int asked = 0, done = 0;
  for (std::size_t i = 0; i < session.plan.items.size(); ++i) asked += reps_in(session.plan, static_cast<int>(i));
  for (const Bout* bout : bouts_of_session(app.history, session.id)) done += static_cast<int>(bout->reps.size());
  return done >= asked;
}

// Trained on so many days, the same words are no news any more.
constexpr std::size_t kDaysToLearn = 5;

bool is_learnt(const App& app, const PlanItem& item) { return days_trained(app.history, item.exercise).size() >= kDaysToLearn; }

std::string entry_words(const App& app, const Session& session, const Cue& cue, bool everything) {
  const Step& step = session.plan.steps[cue.step];
  const Spoken& spoken = level_of(app.catalog, item_of(session, step)).spoken;
  switch (step.kind) {
    case StepKind::position: return position_words(app, session, cue.step);
    case StepKind::ready: return everything ? words(Word::say_ready, {spoken.move}) : "";
    case StepKind::set: return everything && begins_repetitions(session.plan, cue.step) ? word(Word::say_brace) : "";
    case StepKind::lift: return lift_words(session, step, spoken, everything);
    case StepKind::hold:
      if (item_of(session, step).dose.hold.kind == HoldKind::brief) return "";
      return word(item_of(session, step).dose.hold.kind == HoldKind::breaths ? Word::say_hold_breaths : Word::say_hold);
    case StepKind::lower: return words(Word::say_lower, {way_words(spoken, false)});
    case StepKind::rest: return "";
    case StepKind::set_rest: return word(Word::say_rest);
    case StepKind::questions: return word(Word::say_questions);
    case StepKind::done: return word(everything_done(app, session) ? Word::say_done : Word::say_ended);
  }
  return "";
}

}  // namespace

const char* word(Word which) { return kEnglish[static_cast<std::size_t>(which)]; }

std::string words(Word which, std::initializer_list<std::string> arguments) { return fill(word(which), arguments); }

std::string counted(Word one, Word several, int count) {
  return count == 1 ? word(one) : words(several, {number(count)});
}

std::string joined(const std::string& first, const std::string& second) { return words(Word::joined, {first, second}); }

std::string load_words(double load_kg, Units units) {
  if (load_kg <= 0) return {};
  // Shown to a tenth: 1 lb is 0.5 kg on a label and 0.45 kg on a scale; the tenth tells both apart.
  const double value = units == Units::lb ? load_kg / kKgPerLb : load_kg;
  return words(units == Units::lb ? Word::load_lb : Word::load_kg, {short_number(std::round(value * 10) / 10)});
}

std::string dose_words(const Dose& dose, Sides sides, Units units) {
  std::string text = hold_words(dose);
  if (dose.sets > 1) text = words(Word::dose_sets, {number(dose.sets), text});
  if (sides != Sides::both) text = words(Word::dose_each_side, {text});
  const std::string load = load_words(dose.load_kg, units);
  return load.empty() ? text : words(Word::dose_load, {text, load});
}

std::string duration_words(Ms ms) {
  const int minutes = static_cast<int>((ms + 30'000) / 60'000);
  return minutes == 0 ? word(Word::under_a_minute) : counted(Word::about_minutes_one, Word::about_minutes, minutes);
}

std::string seconds_words(Ms ms) {
  const int seconds = static_cast<int>((ms + 500) / 1000);
  if (seconds < 120) return counted(Word::seconds_short_one, Word::seconds_short, seconds);
  if (seconds % 60 == 0) return words(Word::minutes_short, {number(seconds / 60)});
  return words(Word::minutes_seconds, {number(seconds / 60), number(seconds % 60)});
}

std::string streak_words(const App& app, Day today) {
  const Program none;
  const std::vector<Program>& programs = app.catalog.programs;
  const int streak = streak_days(app.catalog, programs.empty() ? none : programs.front(), app.history, today, app.settings.forgiving);
  return streak == 0 ? word(Word::streak_none) : counted(Word::streak_one, Word::streak_days, streak);
}

std::string due_words(const Due& due) {
  const std::string how_often =
      due.asked_a_week == 7 ? word(Word::daily) : words(Word::days_a_week, {number(due.asked_a_week)});
  switch (due.why) {
    case DueWhy::never_done: return words(Word::due_never, {how_often});
    case DueWhy::daily: return word(Word::due_daily);
    case DueWhy::days_left:
      return words(Word::due_days_left, {number(due.asked_a_week), number(due.asked_a_week - due.done_this_week)});
    case DueWhy::done_today: return word(Word::due_done_today);
    case DueWhy::rest_day: return word(Word::due_rest_day);
    case DueWhy::week_is_full: return word(Word::due_week_full);
    case DueWhy::chosen_day:
    case DueWhy::not_chosen: {
      const char* const now = word(due.why == DueWhy::chosen_day ? Word::due_chosen : Word::due_not_chosen);
      return due.missed ? words(Word::due_missed, {now, word(shifted(Word::monday, static_cast<int>(weekday_of(*due.missed))))}) : now;
    }
  }
  return {};
}

std::string next_due_words(const Due& due, Day today) {
  const int days = due.next - today;
  if (days <= 0) return word(Word::next_today);
  if (days == 1) return word(Word::next_tomorrow);
  return words(Word::next_on, {word(shifted(Word::monday, static_cast<int>(weekday_of(due.next))))});
}

std::string rung_words(const Exercise& exercise, Rung rung, Units units) {
  const Level& level = exercise.levels[rung.level];
  return words(Word::level_line, {level.name, dose_words(dose_at(exercise, rung), level.sides, units)});
}

std::string reason_words(const Reason& reason) {
  const int* const n = reason.numbers;
  const Word sentence = why_word(reason.why);
  if (reason.why == AdviceWhy::growing_fast) return words(sentence, {seconds_words(Ms{n[0]} * 1000), seconds_words(Ms{n[1]} * 1000), seconds_words(Ms{n[2]} * 1000)});
  if (reason.why == AdviceWhy::side_behind) return words(sentence, {side_words(reason.side), number(n[0]), number(n[1])});
  return words(sentence, {number(n[0]), number(n[1]), number(n[2])});
}

std::string advice_words(AdviceKind kind, Rung to, const Reason& reason, const Exercise& exercise, Units units) {
  return words(what_word(kind), {rung_words(exercise, to, units)}) + " " + reason_words(reason);
}

std::string advice_words(const Advice& advice, const Exercise& exercise, Units units) {
  return advice_words(advice.kind, advice.to, reason_of(advice, exercise.rules), exercise, units);
}

std::string day_words(Day day) {
  const Date date = date_of(day);
  return words(Word::day_full, {word(shifted(Word::monday, static_cast<int>(weekday_of(day)))), number(date.day),
                                word(shifted(Word::january, date.month - 1))});
}

std::string side_words(Side side) {
  return side == Side::left ? word(Word::left_side) : side == Side::right ? word(Word::right_side) : "";
}

std::string how_words(const App& app, const Plan& plan, std::size_t position) {
  const Step& step = plan.steps[position];
  const PlanItem& item = plan.items[static_cast<std::size_t>(step.item)];
  const Level& level = level_of(app.catalog, item);
  const Spoken& spoken = level.spoken;
  const std::string& side = step.side == Side::left ? spoken.left : step.side == Side::right ? spoken.right : std::string();
  const std::string load = load_words(item.dose.load_kg, app.settings.units);
  if (step.change_sides) return !load.empty() && level.gear.cuff ? words(Word::say_cuff_over, {side}) : side;
  std::string how = side.empty() ? spoken.position : spoken.position + " " + side;
  if (item.sides == Sides::alternating) how = words(Word::say_alternating, {how});
  if (!load.empty()) how = words(level.gear.cuff ? Word::say_cuff : Word::say_hand_weights, {load, how});
  const Position from = step.item > 0 ? plan.items[static_cast<std::size_t>(step.item) - 1].position : item.position;
  return move_between(from, item.position, false) == Move::get_down ? words(Word::say_get_down, {how}) : how;
}

std::string step_word(const Step& step, const Spoken& spoken) {
  switch (step.kind) {
    case StepKind::position: return word(step.change_sides ? Word::phase_change_sides : Word::phase_position);
    case StepKind::ready: return word(Word::phase_ready);
    case StepKind::set: return word(Word::phase_set);
    case StepKind::lift: return way_words(spoken, true);
    case StepKind::hold: return word(Word::phase_hold);
    case StepKind::lower: return way_words(spoken, false);
    case StepKind::rest:
    case StepKind::set_rest: return word(Word::phase_rest);
    case StepKind::questions: return word(Word::phase_questions);
    case StepKind::done: return word(Word::phase_done);
  }
  return {};
}

std::string pose_words(const Exercise& exercise, const Level& level, Phase phase, Side side) {
  const Spoken& spoken = level.spoken;
  const std::string& pose = phase == Phase::lift    ? spoken.rising
                            : phase == Phase::hold  ? spoken.holding
                            : phase == Phase::lower ? spoken.lowering
                                                    : spoken.lying;
  if (side == Side::both) return words(Word::figure_name, {exercise.name, pose});
  return words(Word::figure_name_side, {exercise.name, pose, side_words(side)});
}

std::string spoken_words(const App& app, const Session& session, const Cue& cue) {
  if (app.settings.talk == Talk::silent) return {};
  const bool everything = app.settings.talk == Talk::everything && !(app.settings.fade && is_learnt(app, item_of(session, session.plan.steps[cue.step])));
  switch (cue.kind) {
    case CueKind::enter: return entry_words(app, session, cue, everything);
    case CueKind::halfway: return everything ? word(Word::say_halfway) : "";
    case CueKind::breath_in: return everything && cue.number > 1 ? word(Word::say_breath_in) : "";
    case CueKind::breath_out: return everything ? word(Word::say_breath_out) : "";
    case CueKind::paused:
      return word(session.pause_reason == PauseReason::unseen ? Word::say_paused_unseen : Word::say_paused);
    case CueKind::resumed: return word(Word::say_resumed);
    case CueKind::countdown: return {};
  }
  return {};
}

}  // namespace holdfast
