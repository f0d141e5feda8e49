#include "app/program_words.h"

#include <algorithm>

#include "app/words.h"
#include "base/text.h"
#include "interchange/film_strip.h"
#include "interchange/names.h"
#include "progress/history.h"
#include "session/plan.h"

namespace holdfast {
namespace {

// An item of the program where she stands on its ladder.
struct Standing {
  std::size_t index = 0;  // into Catalog::exercises
  Rung rung;
};

std::vector<Standing> standings(const ProgramOf& of) {
  std::vector<Standing> out;
  const History history = history_of(of.log);
  for (const ProgramItem& item : of.program.items)
    for (std::size_t i = 0; i < of.catalog.exercises.size(); ++i) {
      const Exercise& exercise = of.catalog.exercises[i];
      if (exercise.id != item.exercise) continue;
      out.push_back({i, standing(history, exercise)});
    }
  return out;
}

std::string line_of(const ProgramOf& of, const Standing& at) {
  const Exercise& exercise = of.catalog.exercises[at.index];
  const Level& level = exercise.levels[at.rung.level];
  return words(Word::level_line, {full_name(exercise, level), dose_words(dose_at(exercise, at.rung), level.sides, of.settings.units)});
}

// The days on which her calendar has it: those she chose, else spread over the week.
std::uint8_t weekdays_of(const Frequency& frequency) {
  std::uint8_t week = frequency.weekdays;
  if (!week)
    for (const Weekday day : spread_days(frequency.days_per_week)) week = static_cast<std::uint8_t>(week | 1 << static_cast<int>(day));
  return week;
}

std::string frequency_words(Frequency frequency) {
  std::string chosen;
  for (int day = 0; day < 7; ++day) {
    if (!(frequency.weekdays >> day & 1)) continue;
    const char* const name = word(static_cast<Word>(static_cast<int>(Word::monday) + day));
    chosen = chosen.empty() ? name : joined(chosen, name);
  }
  const int days = frequency.days_per_week;
  if (days < 7 && !chosen.empty()) return chosen;
  return days == 7 ? word(Word::daily) : words(Word::days_a_week, {format("%d", days)});
}

std::string tag(const char* name, const std::string& text) { return std::string("<") + name + ">" + escaped_markup(text) + "</" + name + ">\n"; }

std::string list(const char* kind, Word title, const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  std::string out = tag("h3", word(title)) + "<" + kind + ">\n";
  for (const std::string& line : lines) out += tag("li", line);
  return out + "</" + kind + ">\n";
}

constexpr const char* kStyle =
    "body{font:11pt/1.4 sans-serif;color:#000;background:#fff;max-width:180mm;margin:12mm auto}"
    "h1{font-size:20pt;margin:0}h2{font-size:15pt;margin:0}h3{font-size:11pt;margin:3mm 0 0}"
    "p,ul,ol{margin:1mm 0}ul,ol{padding-left:6mm}section{border-top:1px solid #888;padding-top:4mm;margin-top:6mm}"
    "svg{width:100%;height:auto;break-inside:avoid}.dose{font-weight:600}.small{font-size:8.5pt;color:#333}"
    "h2,h3{break-after:avoid}li{break-inside:avoid}@page{margin:12mm}";

std::string section(const ProgramOf& of, const Standing& at) {
  const Exercise& exercise = of.catalog.exercises[at.index];
  const Level& level = exercise.levels[at.rung.level];
  std::string out = "<section>\n" + tag("h2", full_name(exercise, level));
  out += "<p class=\"dose\">" + escaped_markup(dose_words(dose_at(exercise, at.rung), level.sides, of.settings.units) + ", " + frequency_words(exercise.frequency)) + "</p>\n";
  out += tag("p", level.how.empty() ? exercise.summary : level.how);
  if (const auto track = of.catalog.tracks.find(level.motion); track != of.catalog.tracks.end()) {
    FilmStrip strip = film_strip_of(of.catalog, level, Side::left);
    strip.words[0] = word(Word::phase_set);
    if (level.spoken.go.empty()) strip.words[1] = word(Word::phase_lift);
    strip.words[2] = word(Word::phase_hold);
    if (level.spoken.back.empty()) strip.words[3] = word(Word::phase_lower);
    out += film_strip(strip, track->second);
  }
  out += list("ul", Word::equipment, exercise.equipment) + list("ol", Word::steps, exercise.steps);
  out += list("ul", Word::breathing, {exercise.breathing});
  std::vector<std::string> mistakes;
  for (const Mistake& mistake : exercise.mistakes) mistakes.push_back(mistake.wrong + " " + words(Word::instead, {mistake.instead}));
  out += list("ul", Word::mistakes, mistakes) + list("ul", Word::stop_when, exercise.stop_signs) + list("ul", Word::cautions, exercise.cautions);
  std::vector<std::string> sources = exercise.sources;
  if (!level.source.empty()) sources.insert(sources.begin(), level.source);
  return out + "<div class=\"small\">\n" + list("ul", Word::sources, sources) + "</div>\n</section>\n";
}

}  // namespace

std::string item_words(const Catalog& catalog, const ProgramItem& item, Units units) {
  const Exercise& exercise = *find_exercise(catalog, item.exercise);
  const Rung rung = rung_of(exercise, item);
  const Level& level = exercise.levels[rung.level];
  std::string line = exercise.name;
  if (item.level || item.dose > 0) line = words(Word::level_line, {full_name(exercise, level), dose_words(dose_at(exercise, rung), level.sides, units)});
  return item.days ? joined(line, frequency_words(*item.days)) : line;
}

std::vector<CalendarEvent> calendar_events(const ProgramOf& of) {
  const std::vector<Standing> all = standings(of);
  std::vector<std::uint8_t> weeks;  // the days of each event, the most frequent first
  for (int days = 7; days >= 1; --days)
    for (const Standing& at : all) {
      const Frequency frequency = of.catalog.exercises[at.index].frequency;
      const std::uint8_t week = weekdays_of(frequency);
      if (frequency.days_per_week == days && std::find(weeks.begin(), weeks.end(), week) == weeks.end()) weeks.push_back(week);
    }
  std::vector<CalendarEvent> events;
  for (const std::uint8_t week : weeks) {
    CalendarEvent event;
    event.weekdays = week;
    std::vector<Assignment> assignments;
    for (const Standing& at : all) {
      const Exercise& exercise = of.catalog.exercises[at.index];
      if (weekdays_of(exercise.frequency) != week) continue;
      assignments.push_back({at.index, at.rung});
      event.summary += (event.summary.empty() ? of.program.name + ": " : ", ") + exercise.name;
      event.description += (event.description.empty() ? "" : "\n") + line_of(of, at);
    }
    const Ms total = total_ms(make_plan(of.catalog, assignments, pace_of(of.settings)));
    event.minutes = static_cast<int>(std::clamp<Ms>((total + 59'999) / 60'000, 1, 1440));
    events.push_back(std::move(event));
  }
  return events;
}

std::string calendar(const ProgramOf& of, CalendarWhen when) {
  when.unused = word(Word::calendar_unused);
  return write_calendar(calendar_events(of), when);
}

std::string handout(const ProgramOf& of) {
  std::string out = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" + tag("title", of.program.name) + "<style>" + kStyle + "</style>\n</head>\n<body>\n";
  out += tag("h1", of.program.name) + tag("p", of.program.summary);
  for (const Standing& at : standings(of)) out += section(of, at);
  return out + "<section class=\"small\">" + tag("p", word(Word::about)) + "</section>\n</body>\n</html>\n";
}

}  // namespace holdfast
