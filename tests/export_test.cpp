// What goes out as another program's file: to the last set, at her wall's time, in the format's columns.

#include "interchange/export.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/import_words.h"
#include "base/text.h"
#include "folded.h"
#include "imported.h"
#include "progress/history.h"

using namespace holdfast;

namespace {

// A history with sides, sets, loads, cut-short holds, answers, two exercises a session.
Log own_history() {
  Log log;
  for (int s = 0; s < 12; ++s) {
    const Ms session = 1'790'000'000'123 + s * 97'000'000LL;
    const Day day = day_of(Clock{0, session, 60, 0});
    log.entries.push_back(SessionBegan{session, day, session, {{"bridge", "one_leg", 1, 10, true}, {"superman", "low", 0, 10, false}}, 60});
    for (const Side side : {Side::left, Side::right})
      for (int set = 1; set <= 2; ++set)
        for (int rep = 1; rep <= 3 + s % 3; ++rep)
          log.entries.push_back(RepetitionDone{session, day, session + 1000, "bridge", "one_leg", side, set, rep, 1000 * (rep + s) + 700, 15'000, 0});
    for (int rep = 1; rep <= 10; ++rep)
      log.entries.push_back(RepetitionDone{session, day, session + 2000, "superman", "hand_weights", Side::both, 1, rep, 5000, 5000, s % 2 ? 0.45359237 : 2});
    log.entries.push_back(Answered{session, day, session + 2000, "superman", s % 4, s % 5});
    log.entries.push_back(SessionEnded{session, day, session + 600'000, true});
  }
  return log;
}

// What a projection keeps of a history: by session, exercise, level, set and side the repetitions, whole seconds and load to a gram.
std::vector<std::string> projected(const Log& log) {
  std::vector<std::string> lines;
  for (const Bout& bout : bouts(log))
    for (const Side side : {Side::both, Side::left, Side::right})
      for (int set = 1; set <= 40; ++set) {
        int reps = 0;
        Ms held_ms = 0;
        double load = 0;
        std::string level;
        for (const Rep& rep : bout.reps)
          if (rep.side == side && rep.set == set) ++reps, held_ms += rep.held_ms, load = std::max(load, rep.load_kg), level = rep.level.empty() ? bout.level : rep.level;
        if (reps > 0)
          lines.push_back(format("%lld ", static_cast<long long>(bout.session)) + iso_date(bout.day) + " " + std::string(bout.exercise) + "/" + std::string(level) +
                          format(" side %d set %d: %d reps, %lld s, %.3f kg, reserve %d", static_cast<int>(side), set, reps,
                                 static_cast<long long>(held_ms / 1000), load, bout.reserve.value_or(-1)));
      }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

TEST_CASE("what is exported as Strong and as Hevy comes back by our own importers, to the last set") {
  const Log log = own_history();
  for (const Units unit : {Units::kg, Units::lb})
    for (const int offset : {-600, 0, 60, 840})
      for (const bool strong : {true, false}) {
        ExportOptions how{offset, unit};
        const std::string text = strong ? write_strong(log, catalog(), how) : write_hevy(log, catalog(), how);
        ImportOptions with = options();
        with.unit = unit;
        const ImportPreview seen = preview(text, {}, with);
        for (const ImportRow& row : seen.rows) CHECK((row.state == RowState::understood || row_words(row.remarks).find("The weight") != std::string::npos));
        CHECK(seen.names.empty());
        CHECK(projected(with_import({}, seen)) == projected(log));
        // And where the log still is, nothing is taken.
        CHECK(preview(text, log, with).entries.empty());
      }
}

TEST_CASE("a session is exported at the time her wall showed then, whatever the clock does now") {
  // Winter and summer at home, a flight west across midnight, the far east; and one that was imported: its wall is UTC's.
  const int offsets[] = {60, 120, -480, 840, 0};
  const LocalInstant began[] = {{day_from({2026, 1, 15}), 7 * 3600 + 30 * 60, 1}, {day_from({2026, 7, 15}), 7 * 3600 + 30 * 60, 1},
                                {day_from({2026, 8, 1}), 23 * 3600 + 45 * 60, 1}, {day_from({2026, 8, 3}), 5 * 60, 1}, {day_from({2026, 8, 5}), 12 * 3600, 1}};
  Log log;
  for (int s = 0; s < 5; ++s) {
    const Ms session = wall_ms_of(began[s], offsets[s]);
    log.entries.push_back(SessionBegan{session, began[s].day, session, {{"bridge", "one_leg", 0, 3, false}}, offsets[s]});
    log.entries.push_back(RepetitionDone{session, began[s].day, session + 1000, "bridge", "one_leg", Side::left, 1, 1, 5000, 5000, 0, offsets[s]});
  }
  for (const int today : {-480, 60, 120}) {
    const auto strong = read_csv(write_strong(log, catalog(), {today, Units::kg}), "s"), hevy = read_csv(write_hevy(log, catalog(), {today, Units::kg}), "h");
    REQUIRE(strong);
    REQUIRE(strong->rows.size() == 6);
    for (std::size_t s = 0; s < 5; ++s) {
      CHECK(strong->rows[s + 1].cells[0] == iso_instant(began[s]));
      CHECK(hevy->rows[s + 1].cells[1] == hevy_instant(began[s]));
    }
    CHECK(preview(write_strong(log, catalog(), {today, Units::kg}), log).entries.empty());
    CHECK(projected(with_import({}, preview(write_hevy(log, catalog(), {today, Units::kg})))) == projected(log));
  }
  // The beginning was lost: a repetition says it as well.
  log.entries.erase(log.entries.begin());
  CHECK(write_strong(log, catalog(), {0, Units::kg}).find("2026-01-15 07:30:00") != std::string::npos);
}

TEST_CASE("words that are hostile to a spreadsheet go out as text, in one cell, and come back as the same sets") {
  for (const std::string name : {"=HYPERLINK(\"http://x\",\"y\")", "@SUM(A1:A9)", "+cmd|' /C calc'!A0", "-2+3", "\tbridge", "say \"hip\", twice", "two\nlines", "a\r\nb,c;d", "\xE2\x80\xAE right to left",
                           " edge ", "'=1", "x,\"\"\n\""}) {
    Catalog hostile = catalog();
    Exercise& bridge = const_cast<Exercise&>(*find_exercise(hostile, "bridge"));
    bridge.name = name;
    bridge.levels[*find_level(bridge, "one_leg")].name = std::string(name) + "!";
    const Log log = own_history();
    for (const bool strong : {true, false}) {
      const std::string text = strong ? write_strong(log, hostile, {60, Units::kg}) : write_hevy(log, hostile, {60, Units::kg});
      const auto table = read_csv(text, "t");
      REQUIRE(table);
      REQUIRE(table->rows.size() == 12 * 5 + 1);
      for (const TableRow& row : table->rows) {
        REQUIRE(row.cells.size() == table->rows[0].cells.size());
        for (const std::string& cell : row.cells) CHECK((cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string_view::npos));
      }
      INFO(name);
      const auto seen = preview_import(text, "file.csv", hostile, {}, options());
      REQUIRE(seen);
      CHECK(projected(with_import({}, *seen)) == projected(log));
    }
  }
}

TEST_CASE("exports have the formats' columns, one row a set and side, and say what they lose") {
  const Log log = own_history();
  const auto strong = read_csv(write_strong(log, catalog(), {60, Units::kg}), "s"), hevy = read_csv(write_hevy(log, catalog(), {60, Units::lb}), "h");
  REQUIRE(strong);
  REQUIRE(hevy);
  CHECK(strong->rows.size() == 12 * 5 + 1);
  CHECK(hevy->rows.size() == 12 * 5 + 1);
  CHECK(strong->rows[0].cells == std::vector<std::string>{"Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps", "Distance", "Seconds", "Notes", "Workout Notes", "RPE"});
  const auto of_hevy = [](const char* weight, const char* distance) {
    return std::vector<std::string>{"title", "start_time", "end_time", "description", "exercise_title", "superset_id", "exercise_notes",
                                    "set_index", "set_type", weight, "reps", distance, "duration_seconds", "rpe"};
  };
  CHECK(hevy->rows[0].cells == of_hevy("weight_lbs", "distance_miles"));
  const auto metric = read_csv(write_hevy(log, catalog(), {60, Units::kg}), "h");
  REQUIRE(metric);
  CHECK(metric->rows[0].cells == of_hevy("weight_kg", "distance_km"));
  for (const Table* table : {&*strong, &*hevy})
    for (const TableRow& row : table->rows) CHECK(row.cells.size() == table->rows[0].cells.size());
  CHECK(strong->rows[1].cells == std::vector<std::string>{"2026-09-21 15:13:20", "Holdfast", "10m", "Bridge (One leg)", "1", "0", "3", "0", "8", "(Left)", "Holdfast session 1790000000123", ""});
  CHECK(hevy->rows[1].cells[1] == "21 Sep 2026, 15:13");
  CHECK(hevy->rows[1].cells[2] == "21 Sep 2026, 15:23");
  CHECK(hevy->rows[5].cells[9] == short_number(2 / 0.45359237));
  CHECK(loss_words(strong_losses()) == "Not in this file: the seconds of each repetition (their sum stays, in whole seconds), what was asked for, pain, more than 4 repetitions in reserve, advice and what you decided, settings, weights beyond three decimals.");
}
