#include "base/time.h"

#include "base/text.h"

namespace holdfast {
namespace {

constexpr Ms kMsPerMinute = 60'000;
constexpr Ms kMinutesPerDay = 24 * 60;

// Division that rounds towards minus infinity, so that days before 1970 come out right.
Ms floor_div(Ms a, Ms b) { return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0); }

Ms local_minutes(const Clock& clock) {
  return floor_div(clock.wall_ms, kMsPerMinute) + clock.utc_offset_min;
}

}  // namespace

Day day_of(const Clock& clock) {
  return {static_cast<std::int32_t>(floor_div(local_minutes(clock), kMinutesPerDay))};
}

int minute_of_day(const Clock& clock) {
  const Ms minutes = local_minutes(clock);
  return static_cast<int>(minutes - floor_div(minutes, kMinutesPerDay) * kMinutesPerDay);
}

// Both conversions count in 400-year cycles of years that begin on 1 March, so that the leap day
// is the last of its year and month lengths follow one formula.
Day day_from(Date date) {
  const Ms year = date.month <= 2 ? date.year - 1 : date.year;
  const Ms cycle = floor_div(year, 400);
  const Ms year_of_cycle = year - cycle * 400;
  const Ms month_from_march = (date.month + 9) % 12;
  const Ms day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const Ms day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
  return {static_cast<std::int32_t>(cycle * 146'097 + day_of_cycle - 719'468)};
}

Date date_of(Day day) {
  const Ms shifted = Ms{day.number} + 719'468;
  const Ms cycle = floor_div(shifted, 146'097);
  const Ms day_of_cycle = shifted - cycle * 146'097;
  const Ms year_of_cycle =
      (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36'524 - day_of_cycle / 146'096) / 365;
  const Ms day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
  const Ms month_from_march = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  date.month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  date.year = static_cast<int>(year_of_cycle + cycle * 400 + (date.month <= 2 ? 1 : 0));
  return date;
}

Weekday weekday_of(Day day) {
  const Ms from_monday = Ms{day.number} + 3;  // 1970-01-01 was a Thursday
  return static_cast<Weekday>(from_monday - floor_div(from_monday, 7) * 7);
}

Day monday_of(Day day) { return day - static_cast<int>(weekday_of(day)); }

std::string iso_date(Day day) {
  const Date date = date_of(day);
  return format("%04d-%02d-%02d", date.year, date.month, date.day);
}

std::optional<Day> parse_iso_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int field[3] = {0, 0, 0};
  const std::size_t begin[3] = {0, 5, 8}, end[3] = {4, 7, 10};
  for (int f = 0; f < 3; ++f)
    for (std::size_t i = begin[f]; i < end[f]; ++i) {
      if (text[i] < '0' || text[i] > '9') return std::nullopt;
      field[f] = field[f] * 10 + (text[i] - '0');
    }
  const Date date{field[0], field[1], field[2]};
  const Day day = day_from(date);
  if (iso_date(day) != text) return std::nullopt;  // 31 April and the like
  return day;
}

}  // namespace holdfast
