#include <algorithm>

#include "app/chart_picture.h"
#include "base/text.h"
#include "ui/screens.h"
#include "ui/table.h"

namespace holdfast::ui {
namespace {

constexpr int kWeeks = 12;
constexpr float kRow = 28, kBar = 10;

std::string done_words(const Adherence& week) { return words(Word::weeks_done, {format("%d", week.done), format("%d", week.asked)}); }

// A week: its Monday, a bar as long as what was asked, filled by what was done, and both as numbers.
void draw_week(Ui& ui, Column& in, const std::string& id, const Adherence& week, int most) {
  const Rect row = take(in, scaled(ui, kRow));
  const std::string day = date_words(week.monday, false), done = done_words(week);
  const float name = std::min(scaled(ui, 124), row.w * 0.4f), numbers = std::min(scaled(ui, 84), row.w * 0.3f), bar = scaled(ui, kBar);
  const float room = row.w - name - numbers - 2 * kSpace2;
  label(ui, {row.x, row.y, name, row.h}, day, body(ui));
  if (week.asked > 0) draw_share(ui, {row.x + name + kSpace2, row.middle_y() - bar / 2, room * static_cast<float>(week.asked) / static_cast<float>(most), bar}, static_cast<double>(week.done) / week.asked);
  label(ui, {row.right() - numbers, row.y, numbers, row.h}, done, {kBody, Weight::semibold, ui.ink.text, 1});
  say_row(ui, id, {day, done}, Role::cell, row);
}

}  // namespace

void draw_weeks(Ui& ui, Column& column) {
  if (ui.app.catalog.programs.empty()) return;
  std::vector<Adherence> weeks = adherence_of_weeks(ui.app.catalog, ui.app.catalog.programs.front(), ui.app.history, today_of(ui), kWeeks);
  std::reverse(weeks.begin(), weeks.end());
  int done = 0, asked = 0, most = 1;
  for (const Adherence& week : weeks) done += week.done, asked += week.asked, most = std::max(most, week.asked);
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  in.gap = kSpace2;
  const std::string name = word(Word::weeks_title);
  heading(ui, in, "weeks/title", name, 2, {kLead, Weight::semibold, ui.ink.text});
  std::string said = words(Word::weeks_this, {format("%d", weeks[0].done), format("%d", weeks[0].asked)});
  if (weeks.size() > 1) said += " " + words(Word::weeks_all, {format("%d", static_cast<int>(weeks.size())), format("%d", done), format("%d", asked)});
  text(ui, in, "weeks/said", said, body(ui));
  in.gap = 0;
  const Rect place{in.x, in.y, in.w, scaled(ui, kRow) * static_cast<float>(weeks.size())};
  open_table(ui, "weeks", name, place);
  say_row(ui, "weeks/head", {word(Word::table_week), word(Word::table_done)}, Role::columnheader, {in.x, in.y, in.w, 1});
  for (std::size_t i = 0; i < weeks.size(); ++i) draw_week(ui, in, "weeks/" + std::to_string(i), weeks[i], most);
  close_group(ui.semantics);
  end_card(ui, column, card);
}

}  // namespace holdfast::ui
