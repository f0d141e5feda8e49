#include <algorithm>

#include "app/words.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {


std::string estimate(const Ui& ui) {
  return duration_words(total_ms(make_plan(ui.app.catalog, todays_assignments(ui.app, today_of(ui)), pace_of(ui.app.settings))));
}

void draw_check(Ui& ui, Column& column) {
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  const std::vector<std::string> signs = {word(Word::safety_fall), word(Word::safety_bones), word(Word::safety_ill),
                                          word(Word::safety_night), word(Word::safety_surgery)};
  const bool sign = has_stop_sign(ui.app.history), emergency = has_emergency(ui.app.history);
  const Style warning{kBody, Weight::regular, ui.ink.danger};
  heading(ui, in, "check/title", word(Word::safety_title), 2, {kLead, Weight::semibold, ui.ink.text});
  text(ui, in, "check/ask", word(Word::safety_ask), body(ui));
  bullets(ui, in, "check/emergency", {word(Word::safety_emergency)}, word(Word::safety_ask));
  if (checkbox(ui, in, "check/emergency_yes", word(Word::safety_emergency_yes), emergency))
    ui.out.push_back(intent::AnswerSafety{sign || !emergency, !emergency});
  if (emergency) text(ui, in, "check/emergency_advice", word(Word::safety_emergency_advice), warning);
  bullets(ui, in, "check/signs", signs, word(Word::safety_ask));
  if (checkbox(ui, in, "check/yes", word(Word::safety_yes), sign && !emergency))
    ui.out.push_back(intent::AnswerSafety{!sign, false});
  if (sign && !emergency) text(ui, in, "check/advice", word(Word::safety_advice), warning);
  text(ui, in, "check/stop", word(Word::safety_stop), muted(ui));
  end_card(ui, column, card);
}

void draw_start(Ui& ui, Rect place) {
  Column column{place.x, place.y, place.w, kSpace1};
  const bool clear = !has_stop_sign(ui.app.history);
  if (clear) text(ui, column, "start/says", word(Word::safety_start), caption(ui));
  if (button(ui, column, "start", word(Word::start), {ButtonKind::main, 0, has_emergency(ui.app.history)})) {
    if (!safety_was_checked(ui.app.history)) ui.out.push_back(intent::AnswerSafety{false});
    ui.out.push_back(intent::StartProgram{});
  }
}

void draw_promise(Ui& ui, Column& column) {
  heading(ui, column, "promise", word(Word::promise), 1, {kHeading, Weight::semibold, ui.ink.text});
  text(ui, column, "promise/more", words(Word::promise_more, {estimate(ui)}), muted(ui));
}

}  // namespace

void draw_first_visit(Ui& ui, Rect place) {
  const auto assignments = todays_assignments(ui.app, today_of(ui));
  const bool wide = is_wide(place);
  const float half = std::min(place.w, 1180.0f) / 2;
  const float start_width = wide ? std::min(half - 2 * kSpace5, 620.0f) : std::min(place.w - 2 * kSpace4, 640.0f);
  const float foot = scaled(ui, kMainTarget) + 2 * kSpace3 + kSpace1 + text_height(ui, word(Word::safety_start), caption(ui), start_width);
  const Rect upper{place.x, place.y, place.w, place.h - foot};
  const auto draw_hero = [&](Rect where) {
    if (!assignments.empty())
      figure(ui, where, "figure", preview(ui, assignments.front().exercise_index, assignments.front().rung.level, Side::left));
  };
  if (wide) {
    const float left = place.middle_x() - half;
    draw_hero({left + kSpace4, place.y + kSpace4, half - kSpace5, upper.h - kSpace4});
    Scroll scroll = begin_scroll(ui, "first", {left + half, place.y, half, upper.h}, kSpace5, 620);
    if (place.h >= kLowScreen) scroll.column.y += place.h * 0.06f;
    draw_notices(ui, scroll.column);
    draw_promise(ui, scroll.column);
    draw_check(ui, scroll.column);
    draw_sound_check(ui, scroll.column);
    // Start follows what it starts, and never leaves the screen.
    const float start_y = std::min(scroll.column.y, upper.bottom() + kSpace3);
    end_scroll(ui, scroll);
    draw_start(ui, {left + half + kSpace5, start_y, start_width, foot});
    return;
  }
  Scroll scroll = begin_scroll(ui, "first", upper, kSpace4, 640);
  draw_notices(ui, scroll.column);
  draw_hero(take(scroll.column, place.h * 0.30f));
  draw_promise(ui, scroll.column);
  draw_check(ui, scroll.column);
  draw_sound_check(ui, scroll.column);
  end_scroll(ui, scroll);
  draw_start(ui, {place.middle_x() - start_width / 2, upper.bottom() + kSpace3, start_width, foot});
}

}  // namespace holdfast::ui
