#include "app/preview.h"

#include <algorithm>
#include <cmath>

namespace holdfast {
namespace {

constexpr double kLongestShownHold_s = 4, kLeastShownRest_s = 1;
constexpr double kShownBreath_s = 4;

}  // namespace

PhaseLengths shown_lengths_s(const Exercise& exercise, const Level& level, const Settings& settings) {
  const Tempo tempo = level.tempo.value_or(exercise.tempo);
  const double hold_s = static_cast<double>(hold_ms(level.doses.front().hold, settings.breath_s)) / 1000;
  return {tempo.set_s, tempo.lift_s, std::min(hold_s, kLongestShownHold_s), tempo.lower_s, std::max(tempo.rest_s, kLeastShownRest_s)};
}

double sum(const PhaseLengths& lengths_s) {
  double all_s = 0;
  for (const double s : lengths_s) all_s += s;
  return all_s;
}

PreviewMoment moment_at(const PhaseLengths& lengths_s, double at_s) {
  std::size_t phase = 0;
  while (phase + 1 < kPhaseCount && at_s >= lengths_s[phase]) at_s -= lengths_s[phase++];
  PreviewMoment moment;
  moment.phase = static_cast<Phase>(phase);
  moment.progress = std::clamp(at_s / lengths_s[phase], 0.0, 1.0);
  if (moment.phase == Phase::hold) moment.breath = -std::sin(at_s / kShownBreath_s * 2 * 3.14159265358979);
  return moment;
}

double position_s(const Preview& preview, const PhaseLengths& lengths_s, Ms now_ms) {
  const double all_s = sum(lengths_s);
  const double passed_s = preview.playing ? static_cast<double>(now_ms - preview.since_ms) / 1000 * preview.speed : 0;
  const double at_s = std::fmod(preview.at_s + passed_s, all_s);
  return at_s < 0 ? at_s + all_s : at_s;
}

void set_playing(Preview& preview, const PhaseLengths& lengths_s, bool playing, Ms now_ms) {
  preview.at_s = position_s(preview, lengths_s, now_ms);
  preview.since_ms = now_ms;
  preview.playing = playing;
}

void set_speed(Preview& preview, const PhaseLengths& lengths_s, double speed, Ms now_ms) {
  preview.at_s = position_s(preview, lengths_s, now_ms);
  preview.since_ms = now_ms;
  preview.speed = std::clamp(speed, kSpeeds[0], kSpeeds[std::size(kSpeeds) - 1]);
}

void scrub(Preview& preview, double at_s, Ms now_ms) {
  preview.at_s = std::max(0.0, at_s);
  preview.since_ms = now_ms;
  preview.playing = false;
}

void show_mistake(Preview& preview, const Catalog& catalog, std::optional<std::size_t> mistake) {
  preview.mistake.reset();
  preview.wrong.reset();
  preview.marks.clear();
  const Exercise& exercise = catalog.exercises[preview.exercise];
  if (!mistake || *mistake >= exercise.mistakes.size()) return;
  const std::string& id = exercise.mistakes[*mistake].shows;
  const std::size_t count = exercise.levels.size();
  // The level that is shown, else the start and those above it, else those below.
  for (std::size_t i = 0; i <= count; ++i) {
    const std::size_t level = i == 0 ? preview.level : (exercise.start_level + i - 1) % count;
    const WrongForm* wrong = find_wrong(catalog.motions.at(exercise.levels[level].motion), id);
    if (!wrong) continue;
    auto track = figure::compile(wrong->motion, figure::Body{});
    if (!track) return;
    preview.level = level;
    preview.mistake = mistake;
    preview.marks = wrong->marks;
    preview.wrong = *std::move(track);
    return;
  }
}

}  // namespace holdfast
