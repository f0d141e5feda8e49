#include <algorithm>

#include "app/advising.h"
#include "app/words.h"
#include "base/text.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

// How long was held, and what was said of pain and reserve where anything was.
std::string held_words(const Bout& bout) {
  std::string text = words(Word::summary_held, {seconds_words(held_ms(bout))});
  if (bout.pain) text = joined(text, words(Word::pain_said, {format("%d", *bout.pain)}));
  if (bout.reserve) text = joined(text, words(Word::reserve_said, {format("%d", *bout.reserve)}));
  return text;
}

std::string done_words(const Bout& bout) {
  const std::string done = format("%d", static_cast<int>(bout.reps.size())), asked = format("%d", bout.asked_reps);
  if (!bout.each_side) return words(Word::summary_reps, {done, asked});
  return words(Word::summary_reps_sides, {done, asked, format("%d", reps_done(bout, Side::left)), format("%d", reps_done(bout, Side::right))});
}

void draw_bout(Ui& ui, Column& column, const Bout& bout) {
  for (std::size_t i = 0; i < ui.app.catalog.exercises.size(); ++i) {
    const Exercise& exercise = ui.app.catalog.exercises[i];
    if (exercise.id != bout.exercise) continue;
    Card card = begin_card(ui, column);
    Column& in = card.inner;
    const std::string id = "summary/" + exercise.id;
    in.gap = kSpace2;
    heading(ui, in, id, exercise.name, 2, {kLead, Weight::semibold, ui.ink.text});
    text(ui, in, id + "/done", done_words(bout), body(ui));
    draw_share(ui, take(in, 8), bout.asked_reps > 0 ? static_cast<double>(bout.reps.size()) / bout.asked_reps : 0);
    text(ui, in, id + "/held", held_words(bout), caption(ui));
    draw_advice(ui, in, id, i);
    end_card(ui, column, card);
  }
}

}  // namespace

void draw_share(Ui& ui, Rect place, double share) {
  fill(place, ui.ink.raised, place.h / 2);
  const float width = place.w * static_cast<float>(std::min(1.0, share));
  if (width >= place.h) fill({place.x, place.y, width, place.h}, ui.ink.hold, place.h / 2);
}

Advice draw_advice(Ui& ui, Column& column, std::string_view id, std::size_t exercise_index) {
  const Exercise& exercise = ui.app.catalog.exercises[exercise_index];
  const Advice advice = advice_for(ui.app, exercise_index, today_of(ui));
  const std::string key = std::string(id) + "/advice";
  const Due when = due(exercise, ui.app.history, today_of(ui));
  const bool warns = advice.kind == AdviceKind::see_clinician;
  text(ui, column, key, advice_words(advice, exercise, ui.app.settings.units),
       {kBody, Weight::regular, warns ? ui.ink.danger : ui.ink.text});
  text(ui, column, key + "/next", joined(words(Word::next_due, {next_due_words(when, today_of(ui))}), due_words(when)), caption(ui));
  if (!(advice.to == advice.from) &&
      button(ui, column, key + "/take", words(Word::take_advice, {rung_words(exercise, advice.to, ui.app.settings.units)})))
    ui.out.push_back(intent::TakeAdvice{exercise_index});
  return advice;
}

void draw_summary(Ui& ui, Rect place) {
  Scroll scroll = begin_scroll(ui, "summary", place, kSpace4, 720);
  Column& column = scroll.column;
  draw_notices(ui, column);
  const Bouts bouts = bouts_of_session(ui.app.history, ui.app.summary_of);
  int done = 0, asked = 0;
  for (const Bout* bout : bouts) done += static_cast<int>(bout->reps.size()), asked += bout->asked_reps;
  const Word title = done == 0 ? Word::summary_nothing : done < asked ? Word::summary_broken : Word::summary_title;
  heading(ui, column, "summary/title", word(title), 1, {kTitle, Weight::semibold, done > 0 && done >= asked ? ui.ink.hold : ui.ink.text});
  text(ui, column, "summary/total", words(Word::summary_reps, {format("%d", done), format("%d", asked)}), muted(ui));
  for (const Bout* bout : bouts) draw_bout(ui, column, *bout);
  if (const CameLate& late = ui.app.late; late.cues > 0)
    text(ui, column, "summary/late", words(late.cues == 1 ? Word::summary_late_one : Word::summary_late,
                                           {format("%.1f", static_cast<double>(late.most_ms) / 1000), format("%d", late.cues)}), caption(ui));
  if (button(ui, column, "summary/close", word(Word::summary_close), {ButtonKind::main})) ui.out.push_back(intent::GoTo{Screen::today});
  end_scroll(ui, scroll);
}

}  // namespace holdfast::ui
