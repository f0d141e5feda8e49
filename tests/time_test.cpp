#include <doctest/doctest.h>

#include "base/text.h"
#include "base/time.h"

using namespace holdfast;

TEST_CASE("every day of four centuries has one date, and that date has that day") {
  Date before = date_of(day_from({1899, 12, 31}));
  for (Day day = day_from({1900, 1, 1}); day <= day_from({2300, 1, 1}); day = day + 1) {
    const Date date = date_of(day);
    REQUIRE(day_from(date) == day);
    const bool next_day = date.year == before.year && date.month == before.month && date.day == before.day + 1;
    const bool next_month = date.day == 1 && (date.month == before.month + 1 || (date.month == 1 && date.year == before.year + 1));
    REQUIRE((next_day || next_month));
    before = date;
  }
}

TEST_CASE("weekdays and Mondays are right") {
  CHECK(weekday_of(day_from({2026, 11, 23})) == Weekday::monday);
  CHECK(weekday_of(day_from({1969, 12, 31})) == Weekday::wednesday);
  CHECK(monday_of(day_from({2026, 11, 29})) == day_from({2026, 11, 23}));
}

TEST_CASE("the day is the one where the person is") {
  Clock clock;
  clock.wall_ms = 23 * 3600 * 1000;  // 23:00 UTC on the first day of 1970
  CHECK(day_of(clock).number == 0);
  clock.utc_offset_min = 120;
  CHECK(day_of(clock).number == 1);
  CHECK(minute_of_day(clock) == 60);
  clock.wall_ms = -1;
  clock.utc_offset_min = 0;
  CHECK(day_of(clock).number == -1);
  CHECK(minute_of_day(clock) == 24 * 60 - 1);
}

TEST_CASE("only a date that exists, in its one form, is a date") {
  CHECK(parse_iso_date("2028-02-29") == day_from({2028, 2, 29}));
  for (const char* wrong : {"2027-02-29", "2026-11-31", "2026-13-01", "2026-1-01", "26-01-01", "2026-01-0x", "", "2026-00-10"})
    CHECK_FALSE(parse_iso_date(wrong));
}

TEST_CASE("numbers are said as short as they can be") {
  CHECK(short_number(5) == "5");
  CHECK(short_number(0.45) == "0.45");
  CHECK(short_number(1.5) == "1.5");
  CHECK(short_number(-2.125) == "-2.125");
}

TEST_CASE("patterns are filled by place, and what has no argument stays") {
  CHECK(fill("{1} of {0}", {"ten", "two"}) == "two of ten");
  CHECK(fill("{2} {", {"a"}) == "{2} {");
}
