#include "app/words.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

// Before the first session: what will be here, and the way to begin.
void draw_empty(Ui& ui, Column& column, float height) {
  if (!ui.app.catalog.exercises.empty()) {
    FigureShown still;
    still.phase = Phase::hold;
    still.side = Side::left;
    still.level = standing(ui.app.history, ui.app.catalog.exercises[0]).level;
    figure(ui, take(column, height), "figure", still);
  }
  text(ui, column, "progress/empty", word(Word::progress_empty), muted(ui));
  if (button(ui, column, "progress/today", word(Word::summary_close), {ButtonKind::main})) ui.out.push_back(intent::GoTo{Screen::today});
}

}  // namespace

void draw_progress(Ui& ui, Rect place) {
  Scroll scroll = begin_scroll(ui, "progress", place, kSpace4, 760);
  Column& column = scroll.column;
  draw_notices(ui, column);
  heading(ui, column, "progress/title", word(Word::progress_title), 1, {kTitle, Weight::semibold, ui.ink.text});
  if (ui.app.history.bouts.empty()) {
    draw_empty(ui, column, place.h * 0.4f);
  } else {
    draw_heat(ui, column);
    draw_weeks(ui, column);
    draw_charts(ui, column);
    draw_totals(ui, column);
    draw_log(ui, column);
  }
  end_scroll(ui, scroll);
}

}  // namespace holdfast::ui
