#include "store/settings.h"

#include <nlohmann/json.hpp>

#include "base/reader.h"
#include "base/writer.h"
#include "store/version.h"

namespace holdfast {
namespace {
using nlohmann::json;
constexpr std::size_t kLargestProgramText = 16 * 1024;
}

std::string write_settings(const Settings& s) {
  json out = json_object({{"holdfast", "settings"},
                          {"version", kFormatVersion},
                          {"tones", s.tones},
                          {"volume_percent", s.volume_percent},
                          {"talk", static_cast<int>(s.talk)},
                          {"fade", s.fade},
                          {"vibration", s.vibration},
                          {"anywhere", s.anywhere},
                          {"headset", s.headset},
                          {"own_order", s.own_order},
                          {"units", static_cast<int>(s.units)},
                          {"theme", static_cast<int>(s.theme)},
                          {"text_percent", s.text_percent},
                          {"reduced_motion", static_cast<int>(s.reduced_motion)},
                          {"head", static_cast<int>(s.head)},
                          {"muscles", s.muscles},
                          {"sound_checked", s.sound_checked},
                          {"breath_s", s.breath_s},
                          {"lead_in_s", s.lead_in_s},
                          {"change_s", s.change_s}});
  if (s.backed_up_ms > 0) out["backed_up_ms"] = s.backed_up_ms;
  if (s.backed_up_sessions >= 0) out["backed_up_sessions"] = s.backed_up_sessions;
  if (!s.voice.empty()) out["voice"] = s.voice;
  if (s.calendar_min != Settings{}.calendar_min) out["calendar_min"] = s.calendar_min;
  if (s.forgiving) out["forgiving"] = true;
  for (const auto& [exercise, code] : s.days) out["days"][exercise] = code;
  for (const auto& [exercise, day] : s.days_from) out["days_from"][exercise] = iso_date(day);
  if (s.days_from.size() < s.days.size()) out["days_since"] = iso_date(s.days_since);
  if (!s.program.empty()) out["program"] = s.program;
  for (const auto& [name, target] : s.exercise_names) out["exercise_names"][name] = target;
  return json_text(out);
}

Result<Settings> read_settings(std::string_view text, const std::string& file) {
  Fault fault{file, ""};
  const json document = parse_json(text, fault);
  if (fault) return Result<Settings>::failure(fault.sentence);
  const Reader top(document, "", fault);
  check_header(top, "settings");
  Settings s;
  s.tones = top.boolean_or("tones", s.tones);
  s.volume_percent = top.integer_or("volume_percent", s.volume_percent, 0, 100);
  s.talk = static_cast<Talk>(top.integer_or("talk", static_cast<int>(s.talk), 0, 2));
  s.fade = top.boolean_or("fade", s.fade);
  s.anywhere = top.boolean_or("anywhere", s.anywhere);
  s.headset = top.boolean_or("headset", s.headset);
  s.own_order = top.boolean_or("own_order", s.own_order);
  s.vibration = top.boolean_or("vibration", s.vibration);
  s.units = static_cast<Units>(top.integer_or("units", static_cast<int>(s.units), 0, 1));
  s.theme = static_cast<Theme>(top.integer_or("theme", static_cast<int>(s.theme), 0, 2));
  s.text_percent = top.integer_or("text_percent", s.text_percent, 100, 150);
  s.reduced_motion = static_cast<Choice>(top.integer_or("reduced_motion", static_cast<int>(s.reduced_motion), 0, 2));
  s.head = static_cast<HeadEnd>(top.integer_or("head", static_cast<int>(s.head), 0, 2));
  s.muscles = top.boolean_or("muscles", s.muscles);
  s.sound_checked = top.boolean_or("sound_checked", s.sound_checked);
  s.breath_s = top.number_or("breath_s", s.breath_s, 3, 12);
  s.lead_in_s = top.integer_or("lead_in_s", s.lead_in_s, 3, 30);
  s.change_s = top.integer_or("change_s", s.change_s, 5, 60);
  if (const auto at = top.maybe("backed_up_ms")) s.backed_up_ms = at->integer64(0, kLatestMs);
  s.backed_up_sessions = top.integer_or("backed_up_sessions", s.backed_up_sessions, 0, 1'000'000);
  if (const auto voice = top.maybe("voice")) s.voice = voice->text(200);
  s.calendar_min = top.integer_or("calendar_min", s.calendar_min, 0, 1439);
  s.forgiving = top.boolean_or("forgiving", s.forgiving);
  if (const auto days = top.maybe("days"))
    for (const auto& [exercise, code] : days->members(0, kMostDays)) {
      if (!is_id(exercise)) code.refuse("expected an exercise's id as its name");
      const int wanted = code.integer(1, 2 * kWeekdays - 1);
      if (!is_days_code(wanted)) code.refuse("expected 1 to 7 days a week, or 129 to 255 for weekdays");
      s.days[exercise] = wanted;
    }
  if (const auto from = top.maybe("days_from"))
    for (const auto& [exercise, day] : from->members(0, kMostDays)) {
      if (!s.days.count(exercise)) day.refuse("expected an exercise of \"days\" as its name");
      s.days_from[exercise] = day.day();
    }
  if (const auto since = top.maybe("days_since")) s.days_since = since->day();
  if (const auto program = top.maybe("program")) s.program = program->text(kLargestProgramText);
  if (const auto names = top.maybe("exercise_names"))
    for (const auto& [name, target] : names->members(0, kMostNames)) s.exercise_names[name] = target.text(100);
  if (fault) return Result<Settings>::failure(fault.sentence);
  return s;
}

std::string settings_text(const Settings& settings) { return seal_text(write_settings(settings)); }

Result<Settings> read_settings_text(std::string_view text, const std::string& file) {
  const auto line = unseal_text(text, file);
  return line ? read_settings(*line, file) : Result<Settings>::failure(line.why());
}

}  // namespace holdfast
