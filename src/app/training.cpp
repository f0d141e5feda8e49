#include "app/training.h"

#include <algorithm>

#include "app/advising.h"
#include "app/outbox.h"
#include "app/words.h"
#include "progress/sides.h"
#include "session/move.h"

namespace holdfast {
namespace {

// Tones lie ahead on the audio clock by so much, and are topped up when less than two thirds is left:
// a hidden page wakes once a minute at worst.
constexpr Ms kTonesAheadMs = 90'000;
constexpr Ms kTopUpBelowMs = 60'000;
// A word later than this would be about something else, and is dropped. The tones carry on.
constexpr Ms kTooLateToSayMs = 200;

Tone tone_of_entry(const Step& step) {
  switch (step.kind) {
    case StepKind::position: return step.change_sides ? Tone::change_sides : Tone::position;
    case StepKind::ready: return Tone::ready;
    case StepKind::set: return Tone::tick;
    case StepKind::lift: return Tone::lift;
    case StepKind::hold: return Tone::hold;
    case StepKind::lower: return Tone::lower;
    case StepKind::rest:
    case StepKind::set_rest: return Tone::rest;
    case StepKind::questions: return Tone::questions;
    case StepKind::done: return Tone::done;
  }
  return Tone::tick;
}

std::optional<Tone> tone_of(const Session& session, const Cue& cue) {
  const Step& step = session.plan.steps[cue.step];
  switch (cue.kind) {
    case CueKind::enter:
      if (step.kind == StepKind::set) return std::nullopt;  // the rest's end; the lift is what counts
      return tone_of_entry(step);
    case CueKind::countdown: return Tone::tick;
    case CueKind::halfway: return Tone::halfway;
    case CueKind::breath_in: return cue.number > 1 ? std::optional<Tone>(Tone::breath_in) : std::nullopt;
    case CueKind::breath_out: return Tone::breath_out;
    case CueKind::paused: return Tone::paused;
    case CueKind::resumed: return Tone::resumed;
  }
  return std::nullopt;
}

std::vector<TimedTone> tones_of(const Session& session, const std::vector<Cue>& cues) {
  std::vector<TimedTone> tones;
  for (const Cue& cue : cues)
    if (const auto tone = tone_of(session, cue)) tones.push_back({*tone, cue.at_ms});
  return tones;
}

void schedule_tones(App& app, const Happened& happened, bool replaced, const Clock& clock, std::vector<Effect>& out) {
  const Session& session = *app.session;
  const Ms now_ms = clock.mono_ms;
  if (!app.settings.tones || app.settings.volume_percent == 0) {
    if (replaced) out.push_back(effect::Tones{true, {}, 0, 0});
    return;
  }
  if (!replaced && app.cues_until_ms - now_ms >= kTopUpBelowMs) return;
  const Ms from_ms = replaced ? now_ms - 1 : std::max(app.cues_until_ms, now_ms - 1);
  const Ms to_ms = now_ms + kTonesAheadMs;
  effect::Tones tones{replaced, tones_of(session, upcoming(session, from_ms, to_ms)), app.settings.volume_percent, session.paused_ms ? now_ms : to_ms};
  // Being paused and going on are not in the plan; they sound now. So does the end.
  for (const Cue& cue : happened.cues)
    if (cue.kind == CueKind::paused || cue.kind == CueKind::resumed)
      tones.tones.insert(tones.tones.begin(), {*tone_of(session, cue), now_ms});
  app.cues_until_ms = session.paused_ms ? 0 : to_ms;
  if (tones.replace || !tones.tones.empty()) out.push_back(std::move(tones));
}

void say(const App& app, std::string text, std::vector<Effect>& out) {
  if (text.empty()) return;
  if (app.world.speech_works)
    out.push_back(effect::Say{std::move(text), app.settings.voice, app.settings.volume_percent});
  else
    out.push_back(effect::Announce{std::move(text)});
}

// Of several words that are due at once only the last is still true.
void speak(App& app, const std::vector<Cue>& cues, const Clock& clock, std::vector<Effect>& out) {
  for (auto cue = cues.rbegin(); cue != cues.rend(); ++cue) {
    // What leads her into a position is worth saying for as long as the step lasts; that it stands still, always.
    const bool lasts = cue->kind == CueKind::paused || (cue->step == app.session->step && !in_repetition(current(*app.session).kind));
    if (clock.mono_ms - cue->at_ms > kTooLateToSayMs && !lasts) continue;
    if (cue->at_ms > clock.mono_ms) continue;  // after a lead-in; it is said when it comes
    std::string text = spoken_words(app, *app.session, *cue);
    if (text.empty()) continue;
    say(app, std::move(text), out);
    return;
  }
}

void vibrate(const App& app, const std::vector<Cue>& cues, std::vector<Effect>& out) {
  if (!app.settings.vibration || cues.empty() || cues.back().kind != CueKind::enter) return;
  switch (app.session->plan.steps[cues.back().step].kind) {
    case StepKind::lift: out.push_back(effect::Vibrate{{80}}); break;
    case StepKind::lower: out.push_back(effect::Vibrate{{40, 60, 40}}); break;
    case StepKind::position: out.push_back(effect::Vibrate{{200}}); break;
    default: break;
  }
}

void log_repetitions(App& app, const std::vector<Repetition>& repetitions, const Clock& clock, std::vector<Effect>& out) {
  const Session& session = *app.session;
  for (const Repetition& rep : repetitions) {
    const PlanItem& item = session.plan.items[static_cast<std::size_t>(rep.item)];
    RepetitionDone done;
    done.session = session.id;
    done.day = day_of(clock);
    done.exercise = item.exercise;
    done.level = app.catalog.exercises[item.exercise_index].levels[item.rung.level].id;
    done.side = rep.side;
    done.set = rep.set;
    done.rep = rep.rep;
    done.held_ms = rep.held_ms;
    done.asked_ms = rep.asked_ms;
    done.load_kg = item.dose.load_kg;
    done.cut = rep.cut;
    note(app, done, clock, out);
  }
}

// Leaving the questions without an answer is an answer too: it is kept as none.
void open_and_close_questions(App& app, const std::vector<Cue>& cues, const Clock& clock, std::vector<Effect>& out) {
  const Session& session = *app.session;
  for (const Cue& cue : cues) {
    if (cue.kind != CueKind::enter) continue;
    if (app.answers.item && !app.answers.pain && !app.answers.reserve)
      note(app, Answered{session.id, day_of(clock), 0, session.plan.items[static_cast<std::size_t>(*app.answers.item)].exercise, {}, {}}, clock, out);
    app.answers = Answers{};
    if (session.plan.steps[cue.step].kind == StepKind::questions) app.answers.item = session.plan.steps[cue.step].item;
  }
}

// At most every 400 ms, whatever she presses: three flashes a second are too many for some (WCAG 2.3.1).
void flash(App& app, const std::vector<Cue>& cues, bool reduced) {
  constexpr Ms kLeastBetweenMs = 400;
  for (const Cue& cue : cues)
    if (cue.kind == CueKind::enter && !reduced && cue.at_ms - app.changed_ms >= kLeastBetweenMs) app.changed_ms = cue.at_ms;
}

void finish(App& app, const Clock& clock, std::vector<Effect>& out) {
  const Session& session = *app.session;
  int asked = 0;
  for (std::size_t i = 0; i < session.plan.items.size(); ++i) asked += reps_in(session.plan, static_cast<int>(i));
  int done = 0;
  for (const Bout* bout : bouts_of_session(app.history, session.id)) done += static_cast<int>(bout->reps.size());
  note(app, SessionEnded{session.id, day_of(clock), 0, done >= asked}, clock, out);
  note_advice_after(app, session.id, clock, out);
  remove(app, session_key(app.journal), out);
  forget_unfinished(app, out);
  out.push_back(effect::KeepAwake{false, false});
  app.summary_of = session.id;
  app.session.reset();
  app.answers = Answers{};
  app.unfinished.reset();
  app.across_the_room = false;
  app.screen = Screen::summary;
}

std::vector<Asked> asked_of(const App& app, const Plan& plan) {
  std::vector<Asked> asked;
  for (std::size_t i = 0; i < plan.items.size(); ++i) {
    const PlanItem& item = plan.items[i];
    asked.push_back({item.exercise, app.catalog.exercises[item.exercise_index].levels[item.rung.level].id,
                     static_cast<int>(item.rung.dose), reps_in(plan, static_cast<int>(i)), item.sides != Sides::both});
  }
  return asked;
}

void enter_session_screen(App& app, const Clock& clock, std::vector<Effect>& out) {
  app.screen = Screen::session;
  app.view = View{};
  app.answers = Answers{};
  app.cues_until_ms = 0;
  app.late = CameLate{};
  app.pressed_ms.reset();
  app.changed_ms = clock.mono_ms;
  app.preview.since_ms = clock.mono_ms;
  out.push_back(effect::KeepAwake{true, app.settings.headset});
}

}  // namespace

void forget_unfinished(App& app, std::vector<Effect>& out) {
  if (!app.unfinished_key.empty()) remove(app, app.unfinished_key, out);
  app.unfinished_key.clear();
}

void save_unfinished(App& app, const Clock& clock, std::vector<Effect>& out) {
  const Session& session = *app.session;
  Unfinished unfinished;
  unfinished.session = session.id;
  unfinished.day = day_of(clock);
  for (const PlanItem& item : session.plan.items)
    unfinished.items.push_back({item.exercise, app.catalog.exercises[item.exercise_index].levels[item.rung.level].id,
                                static_cast<int>(item.rung.dose), item.first_side});
  unfinished.step = static_cast<int>(step_to_go_on_from(session));
  unfinished.breath_s = session.plan.pace.breath_s;
  unfinished.lead_in_s = static_cast<int>(session.plan.pace.lead_in_s);
  unfinished.change_s = static_cast<int>(session.plan.pace.change_s);
  const Write saved{session_key(app.journal), write_unfinished(unfinished)};
  if (app.unfinished_key.empty() || app.unfinished_key == saved.key) {
    write(app, saved.key, saved.value, out);
  } else {  // where another page left it
    app.latest[saved.key] = app.unsaved[saved.key] = saved.value;
    replace_text(app, saved, app.unfinished_key, Replacing::text, out);
  }
  app.unfinished_key.clear();
}

Pace pace_of(const Settings& settings) {
  Pace pace;
  pace.breath_s = settings.breath_s;
  pace.lead_in_s = settings.lead_in_s;
  pace.change_s = settings.change_s;
  return pace;
}

std::vector<Assignment> todays_assignments(const App& app, Day today) {
  std::vector<Assignment> due_now, all;
  if (app.catalog.programs.empty()) return all;
  for (const ProgramItem& item : app.catalog.programs.front().items) {
    for (std::size_t i = 0; i < app.catalog.exercises.size(); ++i) {
      const Exercise& exercise = app.catalog.exercises[i];
      if (exercise.id != item.exercise) continue;
      const Rung rung = standing(app.history, exercise);
      all.push_back({i, rung});
      if (due(exercise, app.history, today).due) due_now.push_back({i, rung});
    }
  }
  const std::vector<Assignment>& wanted = due_now.empty() ? all : due_now;
  return app.settings.own_order ? wanted : in_fewest_moves(app.catalog, wanted);
}

void start_session(App& app, std::vector<Assignment> assignments, const Clock& clock, std::vector<Effect>& out) {
  if (app.session || assignments.empty()) return;
  for (Assignment& a : assignments)
    if (a.first_side == Side::both) a.first_side = weaker_side(app.history, app.catalog.exercises[a.exercise_index].id);
  // Nobody trains before the stop signs were shown, nor with one that wants emergency care.
  if (!safety_was_checked(app.history) || has_emergency(app.history)) {
    app.screen = Screen::first_visit;
    return;
  }
  if (app.unfinished) {
    note(app, SessionEnded{app.unfinished->session, day_of(clock), 0, false}, clock, out);
    app.unfinished.reset();
    forget_unfinished(app, out);
  }
  for (const Assignment& a : assignments) note_advice(app, a.exercise_index, clock, out);
  const Plan plan = make_plan(app.catalog, assignments, pace_of(app.settings));
  // Named by the wall clock, and by one more than the last name should that clock have been set back.
  Ms id = std::max<Ms>(clock.wall_ms, 1);
  if (!app.history.bouts.empty()) id = std::max(id, app.history.bouts.back().session + 1);
  if (id > kLatestMs)
    for (id = std::max<Ms>(clock.wall_ms, 1); !bouts_of_session(app.history, id).empty();) ++id;
  app.session.emplace();
  const Happened happened = start(*app.session, plan, id, clock.mono_ms);
  note(app, SessionBegan{id, day_of(clock), 0, asked_of(app, plan)}, clock, out);
  enter_session_screen(app, clock, out);
  carry_out(app, happened, true, clock, out);
  if (app.session) save_unfinished(app, clock, out);
}

void go_on_with_unfinished(App& app, const Clock& clock, std::vector<Effect>& out) {
  if (app.session || !app.unfinished) return;
  const Unfinished unfinished = *app.unfinished;
  std::vector<Assignment> assignments;
  for (const UnfinishedItem& item : unfinished.items)
    for (std::size_t i = 0; i < app.catalog.exercises.size(); ++i)
      if (app.catalog.exercises[i].id == item.exercise)
        if (const auto level = find_level(app.catalog.exercises[i], item.level))
          assignments.push_back({i, {*level, static_cast<std::size_t>(item.dose)}, item.first_side});
  Pace pace = pace_of(app.settings);
  pace.breath_s = unfinished.breath_s;
  pace.lead_in_s = unfinished.lead_in_s;
  pace.change_s = unfinished.change_s;
  const Plan plan = make_plan(app.catalog, assignments, pace);
  const auto from_step = static_cast<std::size_t>(unfinished.step);
  // An exercise that this version does not have, or a place that was in another plan.
  if (assignments.size() != unfinished.items.size() || from_step + 1 >= plan.steps.size()) {
    app.unfinished.reset();
    app.notices.push_back({Notice::Kind::warning, word(Word::notice_unfinished_unknown)});
    forget_unfinished(app, out);
    return;
  }
  app.session.emplace();
  start(*app.session, plan, unfinished.session, clock.mono_ms, from_step);
  app.unfinished.reset();
  if (bouts_of_session(app.history, unfinished.session).empty())  // its beginning was lost
    note(app, SessionBegan{unfinished.session, day_of(clock), 0, asked_of(app, app.session->plan)}, clock, out);
  enter_session_screen(app, clock, out);
  const Happened happened = pause(*app.session, clock.mono_ms, PauseReason::resumed);
  carry_out(app, happened, true, clock, out);
  save_unfinished(app, clock, out);  // from now on it is this page's: no other offers it any more
}

void carry_out(App& app, const Happened& happened, bool replaced, const Clock& clock, std::vector<Effect>& out) {
  log_repetitions(app, happened.repetitions, clock, out);
  open_and_close_questions(app, happened.cues, clock, out);
  flash(app, happened.cues, moves_reduced(app));
  schedule_tones(app, happened, replaced, clock, out);
  speak(app, happened.cues, clock, out);
  vibrate(app, happened.cues, out);
  if (is_done(*app.session)) {
    finish(app, clock, out);
    return;
  }
  const bool entered_block = std::any_of(happened.cues.begin(), happened.cues.end(), [&](const Cue& cue) {
    const StepKind kind = app.session->plan.steps[cue.step].kind;
    return cue.kind == CueKind::enter && (kind == StepKind::set || !in_repetition(kind));
  });
  if (!happened.repetitions.empty() || entered_block) save_unfinished(app, clock, out);
}

void pass_time(App& app, const Clock& clock, std::vector<Effect>& out) {
  const bool was_paused = app.session->paused_ms.has_value();
  const Happened happened = advance(*app.session, clock.mono_ms, clock.heard_ms);
  const bool stopped = !was_paused && app.session->paused_ms.has_value();
  carry_out(app, happened, stopped, clock, out);
}

void answer_question(App& app, std::optional<int> pain, std::optional<int> reserve, const Clock& clock,
                     std::vector<Effect>& out) {
  if (!app.session || current(*app.session).kind != StepKind::questions) return;
  if (pain) pain = std::clamp(*pain, 0, 10);
  if (reserve) reserve = std::clamp(*reserve, 0, 10);
  if (pain == app.answers.pain && reserve == app.answers.reserve) return;
  const PlanItem& item = app.session->plan.items[static_cast<std::size_t>(current(*app.session).item)];
  const bool newly_red = pain != app.answers.pain && pain.value_or(0) > app.catalog.exercises[item.exercise_index].rules.amber_pain;
  app.answers.pain = pain;
  app.answers.reserve = reserve;
  note(app, Answered{app.session->id, day_of(clock), 0, item.exercise, pain, reserve}, clock, out);
  if (newly_red) say(app, word(Word::say_pain_stop), out);
}

void check_sound(const App& app, const Clock& clock, std::vector<Effect>& out) {
  if (app.session) return;
  const Ms now_ms = clock.mono_ms;
  out.push_back(effect::Tones{true,
                              {{Tone::lift, now_ms + 100}, {Tone::hold, now_ms + 900}, {Tone::lower, now_ms + 1700}},
                              app.settings.volume_percent, now_ms + 1700});
  say(app, word(Word::sound_check_said), out);
}

void stop_session(App& app, std::vector<Effect>& out) {
  if (!app.session) return;
  app.session.reset();
  out.push_back(effect::Tones{true, {}, 0, 0});
  out.push_back(effect::Hush{});
  out.push_back(effect::KeepAwake{false, false});
}

}  // namespace holdfast
