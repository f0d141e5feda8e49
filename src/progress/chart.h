#pragma once
// One measure of one exercise over time, left beside right, with the steps on the ladder: numbers only, no picture.

#include <optional>
#include <vector>

#include "catalog/catalog.h"
#include "progress/history.h"

namespace holdfast {

enum class Measure : std::uint8_t { hold, held, repetitions, load, level, pain };
inline constexpr int kMeasures = 6;
enum class Span : std::uint8_t { quarter, year, all };

struct ChartPoint {
  Day day;                        // its first
  std::optional<double> left, right;  // `left` alone where the sides are not apart; of pain: while training, and on the next morning
};

struct ChartStep {                // where she stood differently from then on, or was to
  Day day;
  bool up = false;
  bool advised = false;           // as it was proposed
  bool taken = true;              // false: it was proposed, and she did not
  bool clinician = false;         // it was proposed to see one
};

struct Chart {
  Measure measure = Measure::hold;
  Span span = Span::quarter;
  bool sides = false;             // any point has a right
  Day first, last;                // of the axis; last is today, or the last day noted where the clock was ahead
  std::vector<ChartPoint> points; // in order: a point a day over a quarter, a week over a year, a month over everything
  std::vector<ChartStep> steps;   // in order
  double grid = 1, most = 1;      // lines of the axis lie `grid` apart, from 0 to `most`, a multiple of it
};

// Of what counts. Holds in seconds: the longest, or all of a session together; repetitions of a session: the most; load in units of `load_unit_kg`:
// the heaviest; level: the place on the ladder, 1 the lowest; pain 0..10: the strongest.
Chart chart_of(const History& history, const Exercise& exercise, Measure measure, Span span, Day today, double load_unit_kg = 1);

// The place of a rung on its exercise's ladder, 1 the lowest, and how many there are.
int place_of(const Exercise& exercise, Rung rung);
int places(const Exercise& exercise);

// What was done in some days, all exercises together.
struct Total {
  int days = 0, repetitions = 0;
  Ms held_ms = 0;
};
Total total_of(const History& history, Day first, Day last);

// Held in all on each of `count` days from `first` on.
std::vector<Ms> held_by_day(const History& history, Day first, int count);

// The most that she has done of an exercise, on each side where the sides are apart.
struct Best {
  bool sides = false;
  Ms hold_ms[2] = {};             // both or left, right
  int repetitions[2] = {};        // of one session
  double load_kg[2] = {};
};
Best best_of(const History& history, Id exercise);

}  // namespace holdfast
