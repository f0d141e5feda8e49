#pragma once
// What she has set. Plain values with their defaults; saved as one small JSON text.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "catalog/exercise.h"

namespace holdfast {

enum class Choice : std::uint8_t { system, on, off };             // reduced motion
enum class Theme : std::uint8_t { system, dark, light };
enum class Units : std::uint8_t { kg, lb };
enum class HeadEnd : std::uint8_t { best, left, right };         // of the figure, on the screen
enum class Talk : std::uint8_t { everything, key_moments, silent };

inline constexpr int kWeekdays = 128;          // of Settings::days
inline constexpr std::size_t kMostDays = 100;  // exercises in it
constexpr bool is_days_code(int code) { return (code >= 1 && code <= 7) || (code > kWeekdays && code < 2 * kWeekdays); }
inline Frequency frequency_of(int code) { return code < kWeekdays ? Frequency{code} : on_weekdays(static_cast<std::uint8_t>(code - kWeekdays)); }
inline int days_code(const Frequency& days) { return days.weekdays ? kWeekdays + days.weekdays : days.days_per_week; }

struct Settings {
  bool tones = true;
  int volume_percent = 80;      // 0..100, of tones and voice
  Talk talk = Talk::everything;
  bool fade = false;            // what she has learnt is said in key words only
  std::string voice;            // the browser's name for it; empty: the best local one
  bool vibration = true;
  Units units = Units::lb;      // the article speaks of pounds
  Theme theme = Theme::system;
  int text_percent = 100;       // 100, 115, 130 or 150
  Choice reduced_motion = Choice::system;
  HeadEnd head = HeadEnd::best;
  bool anywhere = true;         // in a session any key, and a tap beside the buttons, pauses and goes on
  bool headset = false;         // so does a headset's button; the browser may then stop other music
  bool own_order = false;       // the program in her order, though another saves roll-overs
  bool muscles = true;          // those that work glow on the figure
  bool sound_checked = false;   // she heard it on this device
  double breath_s = 5;          // one breath in and out; 3..12
  int lead_in_s = 5;            // 3..30
  int change_s = 12;            // 5..60
  int calendar_min = 480;       // when her calendar is to remind her, minutes of the day, 0..1439
  bool forgiving = false;       // one day without training does not break her run of days
  // How often she wants an exercise: 1..7 days a week, or kWeekdays and a bit for each day, bit 0 is Monday.
  std::map<std::string, int> days;
  std::map<std::string, Day> days_from;  // when she chose those of an exercise: what went by before was not missed
  Day days_since;               // the same of those that are not in days_from: up to here it was one day for all
  std::string program;          // her own, as its file in one line; empty: the shipped one
  // What names of other programs mean: "exercise/level", or "-" for what is left out. At most kMostNames.
  std::map<std::string, std::string> exercise_names;
  std::int64_t backed_up_ms = 0;  // wall clock of the last backup; 0: none yet
  int backed_up_sessions = -1;    // so many are in it; -1: not known, as up to version 2
};

inline constexpr std::size_t kMostNames = 300;

std::string write_settings(const Settings& settings);  // one line, as it stands in a backup
// A key that is missing keeps its default; anything else that is wrong is a failure, and so is a
// newer version.
Result<Settings> read_settings(std::string_view text, const std::string& file);

// As they lie in storage: with their checksum (store/version.h).
std::string settings_text(const Settings& settings);
Result<Settings> read_settings_text(std::string_view text, const std::string& file);

}  // namespace holdfast
