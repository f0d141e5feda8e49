#pragma once
// Single values as other programs write them: numbers, instants without a time zone, lengths of time.

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace holdfast {

std::string_view trimmed(std::string_view text);  // without space, tab and no-break space around it

// The whole text as a decimal number, with a point or a comma, without anything else: "12", "-2.5", "2,5", "13.0".
// Nothing for all else, also for thousands with separators and for exponents.
std::optional<double> read_number(std::string_view text);

// An instant as somebody's wall showed it; which instant it was depends on the offset from UTC.
struct LocalInstant {
  Day day;
  int second = 0;         // of the day, 0..86399
  int resolution_s = 1;   // 60 where only minutes are written, 86400 where only the day is
  friend bool operator==(const LocalInstant&, const LocalInstant&) = default;
};
Ms wall_ms_of(const LocalInstant& local, int utc_offset_min);
LocalInstant local_of(Ms wall_ms, int utc_offset_min);

// "2026-11-23 08:05:09", "2026-11-23T08:05", "2026-11-23 8:05 AM" or the day alone, which means noon.
std::optional<LocalInstant> read_iso_instant(std::string_view text);
// "28 Mar 2025, 17:29": English months, as Hevy writes them; also all of the above.
std::optional<LocalInstant> read_hevy_instant(std::string_view text);
std::string iso_instant(const LocalInstant& local);   // "2026-11-23 08:05:09"
std::string hevy_instant(const LocalInstant& local);  // "23 Nov 2026, 08:05"

// Seconds of "0:01:30" or "1:30".
std::optional<double> read_clock_length(std::string_view text);
std::string short_length(Ms ms);  // "1h 3m", "44m", "30s": as Strong writes how long a workout took

// A text from outside for people: at most 40 bytes, cut between characters, without control characters.
std::string shown(std::string_view text);

}  // namespace holdfast
