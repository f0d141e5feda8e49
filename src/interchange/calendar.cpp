#include "interchange/calendar.h"

#include <algorithm>

#include "base/text.h"
#include "interchange/values.h"

namespace holdfast {
namespace {

constexpr std::size_t kLongestLine = 75;  // bytes without the line's end: RFC 5545, 3.1
constexpr const char* kDayNames[7] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += std::string("\\") + c;
    else if (c == '\n') out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
  }
  return out;
}

// A line, folded between characters; what goes on begins with a space, which counts.
void add_line(std::string& out, const std::string& line) {
  std::size_t at = 0, room = kLongestLine;
  while (line.size() - at > room) {
    std::size_t end = at + room;
    while (end > at && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    if (end == at) end = at + room;  // no character is that long
    out += line.substr(at, end - at) + "\r\n ";
    at = end;
    room = kLongestLine - 1;
  }
  out += line.substr(at) + "\r\n";
}

std::string compact_day(Day day) {
  const Date date = date_of(day);
  return format("%04d%02d%02d", date.year, date.month, date.day);
}

std::string compact_time(int second) { return format("%02d%02d%02d", second / 3600, second / 60 % 60, second % 60); }

std::string rule_of(const std::vector<Weekday>& days) {
  if (days.size() == 7) return "RRULE:FREQ=DAILY";
  std::string list;
  for (const Weekday day : days) list += (list.empty() ? "" : ",") + std::string(kDayNames[static_cast<int>(day)]);
  return "RRULE:FREQ=WEEKLY;BYDAY=" + list;
}

void add_event(std::string& out, const CalendarEvent& event, const CalendarWhen& when) {
  std::vector<Weekday> days;
  for (int day = 0; day < 7; ++day)
    if ((event.weekdays & 127) == 0 || event.weekdays >> day & 1) days.push_back(static_cast<Weekday>(day));
  // The first event must be one of the days that its rule names.
  Day first = when.first;
  while (std::find(days.begin(), days.end(), weekday_of(first)) == days.end()) first = first + 1;
  add_line(out, "DTSTART:" + compact_day(first) + "T" + compact_time(std::clamp(when.minute_of_day, 0, 1439) * 60));
  add_line(out, format("DURATION:PT%dM", std::clamp(event.minutes, 1, 1440)));
  add_line(out, rule_of(days));
  add_line(out, "SUMMARY:" + escaped(event.summary));
  if (!event.description.empty()) add_line(out, "DESCRIPTION:" + escaped(event.description));
  add_line(out, "BEGIN:VALARM");
  add_line(out, "ACTION:DISPLAY");
  add_line(out, "DESCRIPTION:" + escaped(event.summary));
  add_line(out, format("TRIGGER:-PT%dM", std::clamp(when.remind_min, 0, 1440)));
  add_line(out, "END:VALARM");
}

void add_unused(std::string& out, const CalendarWhen& when) {
  add_line(out, "DTSTART;VALUE=DATE:20000101");
  add_line(out, "STATUS:CANCELLED");
  add_line(out, "SUMMARY:" + escaped(when.unused));
}

}  // namespace

std::vector<Weekday> spread_days(int days_per_week) {
  const int count = std::clamp(days_per_week, 1, 7);
  std::vector<Weekday> days;
  for (int i = 0; i < count; ++i) days.push_back(static_cast<Weekday>(i * 7 / count));
  return days;
}

std::string write_calendar(const std::vector<CalendarEvent>& events, const CalendarWhen& when) {
  constexpr Ms kSequenceStepMs = 10'000;  // a whole number of 31 bits until the year 2650
  const LocalInstant stamp = local_of(when.stamp_ms, 0);
  std::string out;
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, "PRODID:-//Holdfast//Holdfast//EN");
  add_line(out, "CALSCALE:GREGORIAN");
  add_line(out, "METHOD:PUBLISH");
  for (int place = 0; place < std::max(kCalendarPlaces, static_cast<int>(events.size())); ++place) {
    add_line(out, "BEGIN:VEVENT");
    add_line(out, format("UID:training-%d@holdfast", place + 1));
    add_line(out, "DTSTAMP:" + compact_day(stamp.day) + "T" + compact_time(stamp.second) + "Z");
    add_line(out, format("SEQUENCE:%d", static_cast<int>(when.stamp_ms / kSequenceStepMs)));
    if (place < static_cast<int>(events.size())) add_event(out, events[static_cast<std::size_t>(place)], when);
    else add_unused(out, when);
    add_line(out, "TRANSP:TRANSPARENT");
    add_line(out, "END:VEVENT");
  }
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace holdfast
