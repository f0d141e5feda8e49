#include "progress/chart.h"

#include <algorithm>
#include <cmath>

#include "base/sort.h"

namespace holdfast {
namespace {

constexpr int kQuarterDays = 91, kYearDays = 364;
constexpr int kGridLines = 4;  // at most

Day month_of(Day day) {
  Date date = date_of(day);
  date.day = 1;
  return day_from(date);
}

Day bucket_of(Day day, Span span) { return span == Span::quarter ? day : span == Span::year ? monday_of(day) : month_of(day); }

void raise(std::optional<double>& value, double to) { value = std::max(value.value_or(to), to); }

bool is_right(const Rep& rep) { return rep.side == Side::right; }

void add_bout(Chart& chart, ChartPoint& point, const Exercise& exercise, const Bout& bout, double load_unit_kg) {
  if (chart.measure == Measure::pain) {
    if (bout.pain) raise(point.left, *bout.pain);
    if (bout.morning) raise(point.right, *bout.morning);
    return;
  }
  if (chart.measure == Measure::level) {
    const auto rung = rung_of(exercise, bout.level, bout.dose);
    if (rung && !bout.reps.empty() && bout.dose != kDoseOfAnother) raise(point.left, place_of(exercise, *rung));
    return;
  }
  double repetitions[2] = {}, held_s[2] = {};
  for (const Rep& rep : bout.reps) {
    std::optional<double>& value = is_right(rep) ? point.right : point.left;
    if (chart.measure == Measure::hold) raise(value, static_cast<double>(rep.held_ms) / 1000);
    if (chart.measure == Measure::load) raise(value, rep.load_kg / load_unit_kg);
    repetitions[is_right(rep)] += 1;
    held_s[is_right(rep)] += static_cast<double>(rep.held_ms) / 1000;
  }
  if (chart.measure != Measure::repetitions && chart.measure != Measure::held) return;
  const double* const values = chart.measure == Measure::held ? held_s : repetitions;
  if (repetitions[0] > 0) raise(point.left, values[0]);
  if (repetitions[1] > 0) raise(point.right, values[1]);
}

// Steps of 1, 2 or 5 times a power of ten; whole ones where parts mean nothing.
void choose_axis(Chart& chart) {
  double most = 0;
  for (const ChartPoint& point : chart.points) most = std::max({most, point.left.value_or(0), point.right.value_or(0)});
  const bool whole = chart.measure != Measure::hold && chart.measure != Measure::held && chart.measure != Measure::load;
  double grid = whole ? 1 : 0.5;
  for (int i = 0; most > grid * kGridLines; ++i) grid *= i % 3 == 1 ? 2.5 : 2;
  chart.grid = grid;
  chart.most = std::max(grid, std::ceil(most / grid) * grid);
}

// Both lists are in the order of time, and gone through once.
void add_steps(Chart& chart, const History& history, const Exercise& exercise) {
  const auto add = [&](const ChartStep& step) {
    if (step.day >= chart.first && step.day <= chart.last) chart.steps.push_back(step);
  };
  Rung rung = first_rung(exercise);
  const Advised* proposed = nullptr;  // a step that she has not taken yet
  const auto pass_by = [&] {
    if (proposed) add({proposed->day, proposed->kind == AdviceKind::up, true, false});
    proposed = nullptr;
  };
  auto decided = history.decided.begin();
  const auto decide_until = [&](const Advised* next) {
    for (; decided != history.decided.end() && !(next && decided->wall_ms > next->wall_ms); ++decided) {
      if (decided->exercise != exercise.id) continue;
      if (proposed && decided->level == proposed->level && decided->dose == proposed->dose) proposed = nullptr;
      const Rung to = rung_of(exercise, decided->level, decided->dose).value_or(rung);
      if (to != rung) add({decided->day, rung < to, decided->advised});
      rung = to;
    }
  };
  const Advised* before = nullptr;
  for (const Advised& advised : history.advised) {
    if (advised.exercise != exercise.id) continue;
    decide_until(&advised);
    // The same proposal again, for another reason or with other numbers, is no other.
    const bool again = before && before->kind == advised.kind && before->level == advised.level && before->dose == advised.dose;
    before = &advised;
    if (again) continue;
    pass_by();
    if (advised.kind == AdviceKind::see_clinician) add({advised.day, false, true, false, true});
    else if (advised.kind != AdviceKind::stay) proposed = &advised;
  }
  decide_until(nullptr);
  pass_by();
  sort_stably(chart.steps, [](const ChartStep& a, const ChartStep& b) { return a.day < b.day; });
}

}  // namespace

Chart chart_of(const History& history, const Exercise& exercise, Measure measure, Span span, Day today, double load_unit_kg) {
  Chart chart;
  chart.measure = measure;
  chart.span = span;
  chart.last = today;
  const Bouts list = bouts_of(history, exercise.id);
  chart.first = span == Span::quarter ? today - kQuarterDays : span == Span::year ? monday_of(today) - kYearDays : today;
  for (const Bout* bout : list) {
    if (span == Span::all) chart.first = std::min(chart.first, month_of(bout->day));
    chart.last = std::max(chart.last, bout->day);
  }
  for (const Bout* bout : list) {
    if (bout->day < chart.first) continue;
    const Day day = std::max(bucket_of(bout->day, span), chart.first);
    // In order but where the clock was set back: the place is then found from the end.
    auto at = chart.points.end();
    while (at != chart.points.begin() && std::prev(at)->day >= day) --at;
    if (at == chart.points.end() || at->day != day) at = chart.points.insert(at, {day, {}, {}});
    add_bout(chart, *at, exercise, *bout, load_unit_kg);
  }
  std::erase_if(chart.points, [](const ChartPoint& point) { return !point.left && !point.right; });
  chart.sides = std::any_of(chart.points.begin(), chart.points.end(), [](const ChartPoint& point) { return point.right.has_value(); });
  choose_axis(chart);
  add_steps(chart, history, exercise);
  return chart;
}

int place_of(const Exercise& exercise, Rung rung) {
  int place = 1 + static_cast<int>(rung.dose);
  for (std::size_t i = 0; i < rung.level; ++i) place += static_cast<int>(exercise.levels[i].doses.size());
  return place;
}

int places(const Exercise& exercise) { return place_of(exercise, {exercise.levels.size(), 0}) - 1; }

Total total_of(const History& history, Day first, Day last) {
  Total total;
  for (const Bout& bout : history.bouts) {
    if (bout.removed || bout.day < first || bout.day > last) continue;
    total.repetitions += static_cast<int>(bout.reps.size());
    total.held_ms += held_ms(bout);
  }
  for (const Day day : days_trained(history)) total.days += day >= first && day <= last;
  return total;
}

std::vector<Ms> held_by_day(const History& history, Day first, int count) {
  std::vector<Ms> held(static_cast<std::size_t>(std::max(0, count)));
  for (const Bout& bout : history.bouts)
    if (!bout.removed && bout.day >= first && bout.day - first < count) held[static_cast<std::size_t>(bout.day - first)] += held_ms(bout);
  return held;
}

Best best_of(const History& history, Id exercise) {
  Best best;
  for (const Bout* bout : bouts_of(history, exercise)) {
    int repetitions[2] = {};
    for (const Rep& rep : bout->reps) {
      const bool right = is_right(rep);
      best.sides = best.sides || right;
      ++repetitions[right];
      best.hold_ms[right] = std::max(best.hold_ms[right], rep.held_ms);
      best.load_kg[right] = std::max(best.load_kg[right], rep.load_kg);
    }
    for (const int side : {0, 1}) best.repetitions[side] = std::max(best.repetitions[side], repetitions[side]);
  }
  return best;
}

}  // namespace holdfast
