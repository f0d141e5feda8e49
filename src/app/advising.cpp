#include "app/advising.h"

#include "app/outbox.h"

namespace holdfast {
namespace {

bool says_the_same(const Advised& a, const Advised& b) {
  return a.kind == b.kind && a.level == b.level && a.dose == b.dose && a.reason == b.reason;
}

}  // namespace

Advice advice_for(const App& app, std::size_t exercise, Day today) {
  return advise(app.catalog.exercises[exercise], app.history, today, app.catalog.exercises);
}

void note_advice(App& app, std::size_t exercise_index, const Clock& clock, std::vector<Effect>& out) {
  const Exercise& exercise = app.catalog.exercises[exercise_index];
  const Advice advice = advice_for(app, exercise_index, day_of(clock));
  if (advice.why == AdviceWhy::first_time || advice.why == AdviceWhy::last_at_another) return;  // nothing new is known
  Advised advised;
  for (auto bout = app.history.bouts.rbegin(); bout != app.history.bouts.rend() && advised.session == 0; ++bout)
    if (bout->exercise == exercise.id && !bout->removed) advised.session = bout->session;
  advised.day = day_of(clock);
  advised.exercise = exercise.id;
  advised.kind = advice.kind;
  advised.level = exercise.levels[advice.to.level].id;
  advised.dose = static_cast<int>(advice.to.dose);
  advised.reason = reason_of(advice, exercise.rules);
  const Advised* const last = last_advised(app.history, exercise.id);
  if (!last || !says_the_same(*last, advised)) note(app, advised, clock, out);
}

void note_advice_after(App& app, Ms session, const Clock& clock, std::vector<Effect>& out) {
  for (std::size_t i = 0; i < app.catalog.exercises.size(); ++i)
    for (const Bout* bout : bouts_of_session(app.history, session))
      if (bout->exercise == app.catalog.exercises[i].id) note_advice(app, i, clock, out);
}

void decide(App& app, std::size_t exercise_index, Rung rung, bool advised, const Clock& clock, std::vector<Effect>& out) {
  if (exercise_index >= app.catalog.exercises.size()) return;
  const Exercise& exercise = app.catalog.exercises[exercise_index];
  rung = clamp_rung(exercise, rung);
  const Level& level = exercise.levels[rung.level];
  if (has_stop_sign(app.history) && !level.gentle) return;
  if (standing(app.history, exercise) == rung) return;
  note_advice(app, exercise_index, clock, out);
  note(app, Decided{day_of(clock), 0, exercise.id, level.id, static_cast<int>(rung.dose), advised}, clock, out);
}

}  // namespace holdfast
