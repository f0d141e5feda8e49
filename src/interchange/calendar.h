#pragma once
// Training days as a calendar file with reminders (iCalendar, RFC 5545), for Google, Apple, Thunderbird and others.

#include <string>
#include <vector>

#include "base/time.h"

namespace holdfast {

// One thing that comes again every week.
struct CalendarEvent {
  std::uint8_t weekdays = 127;  // bit 0 is Monday; 127 is daily, and so is 0
  std::string summary, description;
  int minutes = 15;             // 1..1440
};

struct CalendarWhen {
  Day first;                   // no event before it
  int minute_of_day = 8 * 60;  // 0..1439, by the wall clock wherever she is
  int remind_min = 0;          // before it begins; 0: as it begins
  Ms stamp_ms = 0;             // when the file was written, UTC
  std::string unused;          // what an event is called that nothing stands for any more
};

// Every file has at least so many events. Their ids are their places, the same in every file, and SEQUENCE grows with the
// stamp: a later file replaces what an earlier one put into her calendar, whatever she has changed between. A place that is
// not used says so as a cancelled event of one day long ago, which is where nobody sees it.
inline constexpr int kCalendarPlaces = 7;

// CRLF, lines folded at 75 bytes between characters, texts escaped. Times without a zone: eight is eight everywhere.
std::string write_calendar(const std::vector<CalendarEvent>& events, const CalendarWhen& when);

// The days of the week for so many, as far apart as they go; Monday is among them.
std::vector<Weekday> spread_days(int days_per_week);

}  // namespace holdfast
