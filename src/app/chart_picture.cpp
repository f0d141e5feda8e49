#include "app/chart_picture.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace holdfast {
namespace {

constexpr float kMarksApart = 6;     // halves of a mark's side, at least, between two on one level
constexpr float kPerLetter = 0.62f;  // width of a digit to its height, at most

std::string rounded(double value) { return short_number(std::round(value * 10) / 10); }

struct Frame {
  float left, right, top, bottom;
  Day first;
  int days;
  double most;
  float x(Day day) const { return left + (right - left) * static_cast<float>(day - first) / static_cast<float>(days); }
  float y(double value) const { return bottom - (bottom - top) * static_cast<float>(value / most); }
};

// Squares are open, so that a dot is seen in one. Where marks would run into a bar, those that say nothing new are left out.
void add_series(ChartPicture& picture, const Frame& frame, const Chart& chart, bool right, int days_a_point) {
  const ChartInk ink = right ? ChartInk::right : ChartInk::left;
  std::vector<const ChartPoint*> points;
  const auto value_of = [&](const ChartPoint& point) { return right ? point.right : point.left; };
  for (const ChartPoint& point : chart.points)
    if (value_of(point)) points.push_back(&point);
  float marked_x = -1;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double value = *value_of(*points[i]);
    const float x = frame.x(points[i]->day), y = frame.y(value);
    const bool follows = i > 0 && points[i]->day - points[i - 1]->day <= days_a_point;
    if (follows) picture.lines.push_back({frame.x(points[i - 1]->day), frame.y(*value_of(*points[i - 1])), x, y, ink});
    const bool goes_on = i + 1 < points.size() && points[i + 1]->day - points[i]->day <= days_a_point;
    const bool level = follows && goes_on && *value_of(*points[i - 1]) == value && *value_of(*points[i + 1]) == value;
    if (level && x - marked_x < kMarksApart * kChartMark) continue;
    picture.marks.push_back({x, y, right ? ChartMark::square : ChartMark::dot, ink, !right});
    marked_x = x;
  }
}

const char* hex_of(ChartInk ink) {
  switch (ink) {
    case ChartInk::faint: return "#c9d1db";
    case ChartInk::words: return "#4e5967";
    case ChartInk::left: return "#00693e";
    case ChartInk::right: return "#5b3cc4";
    case ChartInk::step: return "#00648c";
  }
  return "";
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '"' ? "&quot;" : std::string(1, c);
  return out;
}

std::string number(float value) { return short_number(std::round(value * 10) / 10); }

}  // namespace

std::string date_words(Day day, bool with_year) {
  const Date date = date_of(day);
  const char* month = word(static_cast<Word>(static_cast<int>(Word::january) + date.month - 1));
  return with_year ? words(Word::month_year, {month, format("%d", date.year)}) : words(Word::day_month, {format("%d", date.day), month});
}

std::string measure_words(Measure measure) { return word(static_cast<Word>(static_cast<int>(Word::measure_hold) + static_cast<int>(measure))); }

std::string value_words(Measure measure, double value, Units units) {
  switch (measure) {
    case Measure::hold:
    case Measure::held: return words(Word::value_s, {rounded(value)});
    case Measure::load: return words(units == Units::lb ? Word::load_lb : Word::load_kg, {rounded(value)});
    case Measure::level: return words(Word::value_step, {rounded(value)});
    default: return rounded(value);
  }
}

std::string chart_words(const Chart& chart, Units units) {
  if (chart.points.empty()) return word(Word::chart_nothing);
  const ChartPoint &first = chart.points.front(), &last = chart.points.back();
  // The weaker side is what was reached; of pain, what was felt while training.
  const auto least = [&](const ChartPoint& p) { return chart.measure == Measure::pain ? p.left.value_or(*(p.right ? p.right : p.left)) : std::min(p.left.value_or(*(p.right ? p.right : p.left)), p.right.value_or(*(p.left ? p.left : p.right))); };
  const double from = least(first), to = least(last);
  const int weeks = (last.day - first.day + 3) / 7;
  double lowest = from, highest = from;
  for (const ChartPoint& point : chart.points) lowest = std::min(lowest, least(point)), highest = std::max(highest, least(point));
  const bool same = rounded(from) == rounded(to), level = rounded(lowest) == rounded(highest);
  const bool once = chart.points.size() == 1;
  const std::string over = once                 ? words(Word::chart_on, {date_words(last.day, false)})
                           : weeks == 0 && same ? words(Word::chart_since, {date_words(first.day, false)})
                           : weeks == 0         ? words(Word::chart_by, {date_words(last.day, false)})
                           : level              ? counted(Word::for_weeks_one, Word::for_weeks, weeks)
                                                : counted(Word::in_weeks_one, Word::in_weeks, weeks);
  const Word unchanged = once ? Word::chart_once : level ? Word::chart_same : Word::chart_back;
  std::string said = same ? words(unchanged, {value_words(chart.measure, to, units), over, value_words(chart.measure, lowest, units), value_words(chart.measure, highest, units)})
                          : words(Word::chart_from_to, {value_words(chart.measure, from, units), value_words(chart.measure, to, units), over});
  if (last.left && last.right && rounded(*last.left) != rounded(*last.right)) {
    const bool right_less = *last.right < *last.left;
    const Word less = chart.measure == Measure::pain ? (right_less ? Word::morning_less : Word::morning_more) : right_less ? Word::right_less : Word::left_less;
    said += " " + words(less, {value_words(chart.measure, std::abs(*last.left - *last.right), units)});
  }
  return said;
}

std::string key_words(const Chart& chart) {
  std::string key = chart.sides ? word(chart.measure == Measure::pain ? Word::chart_pain_key : Word::chart_sides_key) : "";
  const auto any = [&](auto which) { return std::any_of(chart.steps.begin(), chart.steps.end(), which); };
  const auto add = [&](Word what) { key += (key.empty() ? "" : " ") + std::string(word(what)); };
  if (any([](const ChartStep& step) { return step.taken; })) add(Word::chart_steps_key);
  if (any([](const ChartStep& step) { return !step.taken && !step.clinician; })) add(Word::chart_proposed_key);
  if (any([](const ChartStep& step) { return step.clinician; })) add(Word::chart_clinician_key);
  return key;
}

ChartPicture picture_of(const Chart& chart, Units units, float width, float height, float letter) {
  ChartPicture picture;
  picture.width = width;
  picture.height = height;
  const float line = letter * 1.6f;
  std::size_t widest = 1;
  for (double value = 0; value <= chart.most; value += chart.grid) widest = std::max(widest, value_words(chart.measure, value, units).size());
  const int days = std::max(1, chart.last - chart.first);
  const Frame frame{static_cast<float>(widest) * letter * kPerLetter + 8, width - kChartMark - 2, line + letter / 2, height - line, chart.first, days, chart.most};
  for (double value = 0; value <= chart.most + chart.grid / 2; value += chart.grid) {
    const float y = frame.y(value);
    picture.lines.push_back({frame.left, y, frame.right, y, ChartInk::faint});
    picture.labels.push_back({frame.left - 6, y, 1, value_words(chart.measure, value, units)});
  }
  const bool years = days > 400;
  picture.labels.push_back({frame.left, height - line / 2, 0, date_words(chart.first, years)});
  picture.labels.push_back({frame.right, height - line / 2, 1, date_words(chart.last, years)});
  for (const ChartStep& step : chart.steps) {
    const float x = frame.x(step.day);
    if (step.taken) picture.lines.push_back({x, frame.top, x, frame.bottom, ChartInk::faint});
    const ChartMark shape = step.clinician ? ChartMark::cross : step.up ? ChartMark::up : ChartMark::down;
    picture.marks.push_back({x, line / 2, shape, step.taken ? ChartInk::step : ChartInk::words, step.taken && step.advised});
  }
  const int days_a_point = chart.span == Span::all ? 62 : chart.span == Span::year ? 21 : 14;
  add_series(picture, frame, chart, false, days_a_point);
  if (chart.sides) add_series(picture, frame, chart, true, days_a_point);
  return picture;
}

std::string svg_of(const ChartPicture& picture, const std::string& title, const std::string& said, const std::string& key) {
  const float head = key.empty() ? 44 : 62;
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(picture.width) + " " + number(picture.height + head) +
                    "\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">\n<title>" + escaped(title) + "</title>\n<desc>" + escaped(said) +
                    "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text x=\"8\" y=\"18\" font-weight=\"bold\">" + escaped(title) +
                    "</text>\n<text x=\"8\" y=\"36\">" + escaped(said) + "</text>\n" +
                    (key.empty() ? "" : "<text x=\"8\" y=\"54\" fill=\"" + std::string(hex_of(ChartInk::words)) + "\">" + escaped(key) + "</text>\n") + "<g transform=\"translate(0 " + number(head) + ")\">\n";
  for (const auto& line : picture.lines)
    out += "<path d=\"M" + number(line.x1) + " " + number(line.y1) + "L" + number(line.x2) + " " + number(line.y2) + "\" stroke=\"" + hex_of(line.ink) +
           (line.ink == ChartInk::faint ? "\"" : "\" stroke-width=\"2\"") + (line.ink == ChartInk::right ? " stroke-dasharray=\"5 4\"" : "") + "/>\n";
  for (const auto& mark : picture.marks) {
    const std::string at = number(mark.x) + " " + number(mark.y);
    std::string path;
    switch (mark.shape) {
      case ChartMark::dot: path = "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z"; break;
      case ChartMark::square: path = "m-3.5-3.5h7v7h-7z"; break;
      case ChartMark::up: path = "m-5 4h10l-5-9z"; break;
      case ChartMark::down: path = "m-5-4h10l-5 9z"; break;
      case ChartMark::cross: path = "m-3.5-3.5l7 7m0-7l-7 7"; break;
    }
    out += "<path d=\"M" + at + path + "\" fill=\"" + (mark.filled ? hex_of(mark.ink) : "none") + "\" stroke=\"" + hex_of(mark.ink) + "\"/>\n";
  }
  for (const auto& label : picture.labels)
    out += "<text x=\"" + number(label.x) + "\" y=\"" + number(label.y + 4) + "\" fill=\"" + hex_of(ChartInk::words) + "\"" +
           (label.align == 0 ? "" : label.align == 1 ? " text-anchor=\"end\"" : " text-anchor=\"middle\"") + ">" + escaped(label.text) + "</text>\n";
  return out + "</g>\n</svg>\n";
}

}  // namespace holdfast
