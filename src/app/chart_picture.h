#pragma once
// A chart as plain shapes in a box, for the screen and for a file. It reads without colour: the left is a line with
// dots, the right is dashed with open squares, a step on the ladder is a triangle on a line, filled where it was
// proposed; one that was proposed and not taken stands without a line, and a cross where a clinician was.

#include <string>
#include <vector>

#include "app/words.h"
#include "progress/chart.h"

namespace holdfast {

enum class ChartInk : std::uint8_t { faint, words, left, right, step };
enum class ChartMark : std::uint8_t { dot, square, up, down, cross };

struct ChartPicture {
  struct Line { float x1, y1, x2, y2; ChartInk ink; };             // the right's are dashed
  struct Mark { float x, y; ChartMark shape; ChartInk ink; bool filled; };
  struct Label { float x, y, align; std::string text; };           // align 0 left, 0.5 middle, 1 right; y is its middle
  float width = 0, height = 0;
  std::vector<Line> lines;
  std::vector<Mark> marks;
  std::vector<Label> labels;
};

inline constexpr float kChartMark = 3.5f;  // half of a mark's side

// `letter` is the height of the labels' text in pixels.
ChartPicture picture_of(const Chart& chart, Units units, float width, float height, float letter);

// A file of its own, legible on white; `title` and `words` are what the picture says, `key` what its marks are.
std::string svg_of(const ChartPicture& picture, const std::string& title, const std::string& words, const std::string& key);

std::string date_words(Day day, bool with_year);  // "23 November", or "November 2026"
std::string measure_words(Measure measure);
// "12 s", "10", "2 lb", "step 4", "3".
std::string value_words(Measure measure, double value, Units units);
// What dots, squares and triangles are; empty when there are only dots.
std::string key_words(const Chart& chart);
// "From 5 s to 12 s in 6 weeks; right 2 s less than left."
std::string chart_words(const Chart& chart, Units units);

}  // namespace holdfast
