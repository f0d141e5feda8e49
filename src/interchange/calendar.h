#pragma once
// Training days as a calendar file with reminders (iCalendar, RFC 5545), for Google, Apple, Thunderbird and others.

#include <string>
#include <vector>

#include "base/time.h"

namespace holdfast {

// One thing that comes again every week.
struct CalendarEvent {
  std::string name;            // a-z 0-9 _ -: with `domain` the event's own id, so that a second import replaces the first
  int days_per_week = 7;       // 1..7, spread over the week; 7 is daily
  std::string summary, description;
  int minutes = 15;            // 1..1440
  std::uint8_t weekdays = 0;   // bit 0 is Monday: just these; 0: spread
};

struct CalendarWhen {
  Day first;                   // no event before it
  int minute_of_day = 8 * 60;  // 0..1439, by the wall clock wherever she is
  int remind_min = 10;         // before it begins; 0: as it begins
  Ms stamp_ms = 0;             // when the file was written, UTC
};

// CRLF, lines folded at 75 bytes between characters, texts escaped. Times without a zone: eight is eight everywhere.
std::string write_calendar(const std::vector<CalendarEvent>& events, const CalendarWhen& when);

// The days of the week for so many, as far apart as they go; Monday is among them.
std::vector<Weekday> spread_days(int days_per_week);

}  // namespace holdfast
