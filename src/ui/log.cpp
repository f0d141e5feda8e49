#include <algorithm>

#include "app/chart_picture.h"
#include "base/text.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

constexpr double kLongestShownS = 60, kStepS = 0.5;  // of a correction

struct Month {
  Day first, last;
};

Month month_of(Day today, int back) {
  Date date = date_of(today);
  const int number = date.year * 12 + date.month - 1 - back;
  const auto first_of = [](int n) { return day_from({n / 12, n % 12 + 1, 1}); };
  return {first_of(number), first_of(number + 1) - 1};
}

void look(Ui& ui, const ProgressView& view) { ui.out.push_back(intent::LookAtProgress{view}); }

const char* rep_side(Side side) { return side == Side::both ? "" : word(side == Side::left ? Word::side_left : Word::side_right); }

// The repetitions of a bout, one of which can be put right.
void draw_correction(Ui& ui, Column& in, const Bout& bout) {
  ProgressView view = ui.app.progress;
  if (bout.reps.empty()) return;
  std::vector<std::string> names;
  for (const Rep& rep : bout.reps) names.push_back(std::string(rep_side(rep.side)).substr(0, 1) + (rep.set > 1 ? format("%d.", rep.set) : "") + format("%d", rep.number));
  const int chosen = std::clamp(view.open_rep, 0, static_cast<int>(bout.reps.size()) - 1);
  if (const auto wanted = choice(ui, in, "log/rep", word(Word::correct_rep), names, chosen, in.w > scaled(ui, 520) ? 10 : 5)) {
    view.open_rep = *wanted;
    view.held_ms = -1;
    look(ui, view);
  }
  const Rep& rep = bout.reps[static_cast<std::size_t>(chosen)];
  const double held_s = static_cast<double>(view.held_ms >= 0 ? view.held_ms : rep.held_ms) / 1000;
  const double most_s = std::max(kLongestShownS, static_cast<double>(rep.held_ms) / 1000);
  if (const auto wanted = slider(ui, in, "log/held", word(Word::correct_held), held_s, {0, most_s, kStepS}, value_words(Measure::hold, held_s, ui.app.settings.units))) {
    view.held_ms = static_cast<Ms>(*wanted * 1000);
    look(ui, view);
  }
  if (button(ui, in, "log/save", word(Word::correct_save), {ButtonKind::second, 0, view.held_ms < 0 || view.held_ms == rep.held_ms})) {
    ui.out.push_back(intent::CorrectRepetition{bout.session, std::string(bout.exercise), chosen, view.held_ms});
    view.held_ms = -1;
    look(ui, view);
  }
}

// What she takes out stays in sight, so that it can be put back.
void draw_row(Ui& ui, Column& in, const std::string& id, const Bout& bout) {
  const Exercise* exercise = find_exercise(ui.app.catalog, bout.exercise);
  const std::string line = words(Word::history_row, {exercise ? exercise->name : std::string(bout.exercise), format("%d", static_cast<int>(bout.reps.size())),
                                                     format("%d", bout.asked_reps), day_words(bout.day)});
  const std::string shown_line = bout.removed ? words(Word::removed_row, {line}) : line;
  const Style style = bout.removed ? muted(ui) : body(ui);
  const bool wide = in.w > scaled(ui, 520);
  const float side = scaled(ui, 100), height = std::max(kTarget, scaled(ui, kTarget));
  const float words_w = wide ? in.w - 2 * (side + kSpace2) : in.w;
  const float words_h = text_height(ui, shown_line, style, words_w);
  Column beside{in.x, in.y + (wide ? std::max(0.0f, (height - words_h) / 2) : 0), words_w, 0};
  text(ui, beside, id, shown_line, style);
  const float top = wide ? in.y : beside.y + kSpace1;
  const float first_x = wide ? in.x + in.w - 2 * side - kSpace2 : in.x;
  const ProgressView& view = ui.app.progress;
  const bool open = view.open_session == bout.session && view.open_exercise == bout.exercise;
  if (button(ui, Rect{first_x, top, side, height}, id + "/correct", word(Word::correct),
             {ButtonKind::quiet, 0, bout.removed || bout.reps.empty(), words(Word::correct_named, {line}), open})) {
    ProgressView other = view;
    other.open_session = open ? 0 : bout.session;
    other.open_exercise = bout.exercise;
    other.open_rep = 0;
    other.held_ms = -1;
    look(ui, other);
  }
  const Word what = bout.removed ? Word::put_back : Word::remove, spoken = bout.removed ? Word::put_back_named : Word::remove_named;
  if (button(ui, Rect{first_x + side + kSpace2, top, side, height}, id + "/remove", word(what), {ButtonKind::quiet, 0, false, words(spoken, {line})}))
    ui.out.push_back(intent::RemoveBout{bout.session, std::string(bout.exercise), bout.removed});
  in.y = std::max(beside.y, top + height) + in.gap;
  if (open && !bout.removed) draw_correction(ui, in, bout);
}

void draw_months(Ui& ui, Column& in, bool any_before) {
  struct Way { const char* id; Word words; int months; };
  constexpr Way kWays[] = {{"log/month_before", Word::month_before, 1}, {"log/month_after", Word::month_after, -1},
                           {"log/year_before", Word::year_before, 12}, {"log/year_after", Word::year_after, -12}};
  const ProgressView& view = ui.app.progress;
  const int per_row = in.w > scaled(ui, 520) ? 4 : 2;
  Rect row{};
  for (int i = 0; i < 4; ++i) {
    if (i % per_row == 0) row = take(in, std::max(kTarget, scaled(ui, kTarget)));
    const Column cell = split(row, i % per_row, per_row, kSpace2);
    const Way& way = kWays[i];
    const bool forbidden = way.months > 0 ? !any_before : view.months_back == 0;
    if (!button(ui, {cell.x, row.y, cell.w, row.h}, way.id, word(way.words), {ButtonKind::quiet, 0, forbidden})) continue;
    ProgressView other = view;
    other.months_back = std::max(0, view.months_back + way.months);
    look(ui, other);
  }
}

}  // namespace

void draw_log(Ui& ui, Column& column) {
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  const ProgressView& view = ui.app.progress;
  heading(ui, in, "log", word(Word::log_title), 2, {kLead, Weight::semibold, ui.ink.text});
  in.gap = kSpace2;
  std::vector<std::string> names{word(Word::log_all)};
  std::vector<int> places_of{-1};
  int chosen = 0;
  for (std::size_t i = 0; i < ui.app.catalog.exercises.size(); ++i) {
    const Exercise& exercise = ui.app.catalog.exercises[i];
    if (std::none_of(ui.app.history.bouts.begin(), ui.app.history.bouts.end(), [&](const Bout& b) { return b.exercise == exercise.id; })) continue;
    names.push_back(exercise.name);
    places_of.push_back(static_cast<int>(i));
    if (view.log_exercise == static_cast<int>(i)) chosen = static_cast<int>(names.size()) - 1;
  }
  if (const auto wanted = choice(ui, in, "log/filter", word(Word::log_filter), names, chosen, in.w > scaled(ui, 520) ? 4 : 2)) {
    ProgressView other = view;
    other.log_exercise = places_of[static_cast<std::size_t>(*wanted)];
    look(ui, other);
  }
  const Month month = month_of(today_of(ui), view.months_back);
  const std::vector<Bout>& all = ui.app.history.bouts;
  draw_months(ui, in, !all.empty() && all.front().day < month.first);
  const Date date = date_of(month.first);
  heading(ui, in, "log/month", words(Word::month_year, {word(static_cast<Word>(static_cast<int>(Word::january) + date.month - 1)), format("%d", date.year)}), 3,
          {kBody, Weight::semibold, ui.ink.text});
  std::size_t row = 0;
  for (auto bout = all.rbegin(); bout != all.rend(); ++bout) {
    if (bout->day < month.first || bout->day > month.last) continue;
    if (chosen > 0 && ui.app.catalog.exercises[static_cast<std::size_t>(view.log_exercise)].id != bout->exercise) continue;
    draw_row(ui, in, "log/" + std::to_string(row++), *bout);
  }
  if (row == 0) text(ui, in, "log/none", word(Word::log_none), muted(ui));
  end_card(ui, column, card);
}

}  // namespace holdfast::ui
