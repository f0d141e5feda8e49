#pragma once
// Time as plain integers. Nothing here asks what time it is: the platform passes a Clock in.

#include <cstdint>
#include <optional>
#include <string>

namespace holdfast {

using Ms = std::int64_t;  // integer milliseconds
inline constexpr Ms kLatestMs = 32'503'680'000'000;  // the year 3000: instants beyond it are refused wherever they come from
// What comes from outside is refused earlier: facts are noted after those there are, and theirs must still be taken.
inline constexpr Ms kLatestForeignMs = 29'348'006'400'000;  // the year 2900

// One reading of the clocks, taken once a frame by the platform.
struct Clock {
  Ms mono_ms = 0;           // monotonic; origin arbitrary; only differences mean something
  Ms wall_ms = 0;           // since 1970-01-01T00:00Z; may jump in either direction
  int utc_offset_min = 0;   // local time minus UTC, -14*60..14*60
  Ms heard_ms = 0;          // monotonic instant up to which scheduled sound certainly ran; 0: none
};

// A calendar day where the person is: days since 1970-01-01, may be negative.
struct Day {
  std::int32_t number = 0;
  friend bool operator==(Day a, Day b) { return a.number == b.number; }
  friend auto operator<=>(Day a, Day b) { return a.number <=> b.number; }
  friend Day operator+(Day a, int days) { return {a.number + days}; }
  friend Day operator-(Day a, int days) { return {a.number - days}; }
  friend int operator-(Day a, Day b) { return a.number - b.number; }
};

// A date of the proleptic Gregorian calendar. month 1..12, day 1..31.
struct Date {
  int year = 1970, month = 1, day = 1;
};

enum class Weekday : std::uint8_t { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

Day day_of(const Clock& clock);                 // the local calendar day
int minute_of_day(const Clock& clock);          // local, 0..1439
Date date_of(Day day);
Day day_from(Date date);
Weekday weekday_of(Day day);
Day monday_of(Day day);                         // the Monday on or before `day`
std::string iso_date(Day day);                  // "2026-11-23"
std::optional<Day> parse_iso_date(const std::string& text);  // exact form, an existing date, else nothing

}  // namespace holdfast
