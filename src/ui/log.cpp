#include <algorithm>

#include "app/chart_picture.h"
#include "app/log_words.h"
#include "base/text.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

constexpr double kLongestShownS = 60, kStepS = 0.5;  // of a correction

constexpr int kMostReserve = 5;        // and more; as the questions have it
constexpr std::size_t kMostFound = 60;  // rows that are shown of those that were found

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
  if (const std::string cut = cut_words(rep.cut); !cut.empty()) text(ui, in, "log/cut", cut, caption(ui));
  const double held_s = static_cast<double>(view.held_ms >= 0 ? view.held_ms : rep.held_ms) / 1000;
  const double most_s = std::max(kLongestShownS, static_cast<double>(rep.held_ms) / 1000);
  if (const auto wanted = slider(ui, in, "log/held", word(Word::correct_held), held_s, {0, most_s, kStepS}, value_words(Measure::hold, held_s, ui.app.settings.units))) {
    view.held_ms = static_cast<Ms>(*wanted * 1000);
    look(ui, view);
  }
  const auto correct = [&](Ms held_ms) {
    ui.out.push_back(intent::CorrectRepetition{bout.session, std::string(bout.exercise), chosen, held_ms});
    view.held_ms = -1;
    look(ui, view);
  };
  if (button(ui, in, "log/save", word(Word::correct_save), {ButtonKind::second, 0, view.held_ms < 0 || view.held_ms == rep.held_ms})) correct(view.held_ms);
  // To the millisecond, which no slider finds again.
  if (rep.held_ms != rep.noted_ms) {
    const std::string noted = words(Word::value_s, {short_number(static_cast<double>(rep.noted_ms) / 1000)});
    if (button(ui, in, "log/undo", words(Word::correct_undo, {noted}), {ButtonKind::quiet})) correct(rep.noted_ms);
  }
}

// What she said of it, or would say now.
void draw_answers(Ui& ui, Column& in, const Bout& bout) {
  std::vector<std::string> pains, reserves;
  for (int i = 0; i <= 10; ++i) pains.push_back(format("%d", i));
  for (int i = 0; i < kMostReserve; ++i) reserves.push_back(format("%d", i));
  reserves.push_back(words(Word::reserve_most, {format("%d", kMostReserve)}));
  const int reserve = bout.reserve ? std::min(*bout.reserve, kMostReserve) : -1;
  if (const auto pain = choice(ui, in, "log/pain", word(Word::correct_pain), pains, bout.pain.value_or(-1), in.w < 540 ? 6 : 11))
    ui.out.push_back(intent::CorrectAnswers{bout.session, std::string(bout.exercise), *pain, {}, {}});
  if (const auto left = choice(ui, in, "log/reserve", word(Word::reserve_ask), reserves, reserve, in.w < 540 ? 3 : 6))
    ui.out.push_back(intent::CorrectAnswers{bout.session, std::string(bout.exercise), {}, *left, {}});
  if (today_of(ui) <= bout.day) return;  // she is still to be asked
  const auto of_morning = [&](int pain) { ui.out.push_back(intent::CorrectAnswers{bout.session, std::string(bout.exercise), {}, {}, pain}); };
  if (const auto pain = choice(ui, in, "log/morning", word(Word::table_morning), pains, bout.morning.value_or(-1), in.w < 540 ? 6 : 11)) of_morning(*pain);
  if (bout.morning && button(ui, in, "log/no_morning", word(Word::morning_take_back), {ButtonKind::quiet})) of_morning(intent::kNoAnswer);
}

void draw_whole_session(Ui& ui, Column& in, const Bout& bout) {
  const bool any = !bouts_of_session(ui.app.history, bout.session).empty();
  if (button(ui, in, "log/session", word(any ? Word::remove_session : Word::put_back_session), {any ? ButtonKind::danger : ButtonKind::second}))
    ui.out.push_back(intent::RemoveBout{bout.session, "", !any});
}

// What she takes out stays in sight, so that it can be put back.
void draw_row(Ui& ui, Column& in, const std::string& id, const Bout& bout, bool with_year) {
  const std::string line = log_row_words(ui.app, bout, with_year), shown_line = bout.removed ? words(Word::removed_row, {line}) : line;
  const std::string more = log_more_words(ui.app, bout);
  const Style style = bout.removed ? muted(ui) : body(ui);
  const bool wide = in.w > scaled(ui, 520);
  const float side = scaled(ui, 100), height = std::max(kTarget, scaled(ui, kTarget));
  const float words_w = wide ? in.w - 2 * (side + kSpace2) : in.w;
  const float words_h = text_height(ui, shown_line, style, words_w) + text_height(ui, more, caption(ui), words_w);
  Column beside{in.x, in.y + (wide ? std::max(0.0f, (height - words_h) / 2) : 0), words_w, 0};
  text(ui, beside, id, shown_line, style);
  if (!more.empty()) text(ui, beside, id + "/more", more, caption(ui));
  const float top = wide ? in.y : beside.y + kSpace1;
  const float first_x = wide ? in.x + in.w - 2 * side - kSpace2 : in.x;
  const ProgressView& view = ui.app.progress;
  const bool open = view.open_session == bout.session && view.open_exercise == bout.exercise;
  if (button(ui, Rect{first_x, top, side, height}, id + "/correct", word(Word::correct),
             {ButtonKind::quiet, 0, false, words(Word::correct_named, {line}), open})) {
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
  if (!open) return;
  if (const std::string advised = advised_words(ui.app, bout); !advised.empty()) text(ui, in, "log/advised", advised, muted(ui));
  if (!bout.removed) draw_correction(ui, in, bout);
  if (!bout.removed && !bout.reps.empty()) draw_answers(ui, in, bout);
  draw_whole_session(ui, in, bout);
}

// Months from this one back to that of the first day of the log, and ahead to that of its last: a clock that was ahead and
// was put right leaves days that are still to come.
struct Reach {
  int back = 0, ahead = 0;
};

Reach reach_of(const std::vector<Bout>& bouts, Day today) {
  Day first = today, last = today;
  for (const Bout& bout : bouts) first = std::min(first, bout.day), last = std::max(last, bout.day);
  const auto number = [](Day day) { return date_of(day).year * 12 + date_of(day).month; };
  return {number(today) - number(first), number(last) - number(today)};
}

void draw_months(Ui& ui, Column& in, Reach reach) {
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
    const bool forbidden = way.months > 0 ? view.months_back >= reach.back : view.months_back <= -reach.ahead;
    if (!button(ui, {cell.x, row.y, cell.w, row.h}, way.id, word(way.words), {ButtonKind::quiet, 0, forbidden})) continue;
    ProgressView other = view;
    other.months_back = std::max(-reach.ahead, view.months_back + way.months);
    look(ui, other);
  }
}

void draw_month(Ui& ui, Column& in, Id exercise) {
  const std::vector<Bout>& all = ui.app.history.bouts;
  const Month month = month_of(today_of(ui), ui.app.progress.months_back);
  draw_months(ui, in, reach_of(all, today_of(ui)));
  heading(ui, in, "log/month", date_words(month.first, true), 3, {kBody, Weight::semibold, ui.ink.text});
  std::size_t row = 0;
  for (auto bout = all.rbegin(); bout != all.rend(); ++bout)
    if (bout->day >= month.first && bout->day <= month.last && (exercise.empty() || exercise == bout->exercise))
      draw_row(ui, in, "log/" + std::to_string(row++), *bout, false);
  if (row == 0) text(ui, in, "log/none", word(Word::log_none), muted(ui));
}

void draw_found(Ui& ui, Column& in, Id exercise) {
  const Bouts found = found_in_log(ui.app, ui.app.progress.query, exercise);
  const std::string count = found.empty() ? word(Word::log_found_none) : counted(Word::log_found_one, Word::log_found, static_cast<int>(found.size()));
  const float top = in.y;
  text(ui, in, "", count, {kBody, Weight::semibold, ui.ink.text});
  say(ui, "log/found", Role::status, count, {in.x, top, in.w, in.y - in.gap - top});
  // However little is found, the field stays where it is: nothing below it gives way while she types.
  const float enough = top + ui.surface.height_px * 0.8f;
  const std::size_t shown = std::min(found.size(), kMostFound);
  for (std::size_t row = 0; row < shown; ++row) draw_row(ui, in, "log/" + std::to_string(row), *found[row], true);
  if (shown < found.size()) text(ui, in, "log/found_more", words(Word::log_found_more, {format("%d", static_cast<int>(found.size() - shown))}), muted(ui));
  in.y = std::max(in.y, enough);
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
  if (const auto query = search_field(ui, in, "log/search", word(Word::log_search), view.query)) {
    ProgressView other = view;
    other.query = *query;
    look(ui, other);
  }
  const Id exercise = chosen > 0 ? ui.app.catalog.exercises[static_cast<std::size_t>(view.log_exercise)].id : Id();
  if (says_nothing(view.query)) draw_month(ui, in, exercise);
  else draw_found(ui, in, exercise);
  end_card(ui, column, card);
}

}  // namespace holdfast::ui
