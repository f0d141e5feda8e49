#pragma once
// A ladder to be advised on, and its histories in a few signs.

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "folded.h"
#include "progress/advice.h"
#include "robot.h"

namespace holdfast {

inline const Day kFirst = day_from({2026, 3, 2});

// Three levels of three doses each: one repetition more at each, both sides at once or apart.
inline Exercise ladder(Sides sides) {
  Exercise exercise;
  exercise.id = "ladder";
  exercise.name = "Ladder";
  exercise.frequency.days_per_week = 7;
  exercise.start_level = 1;
  for (int l = 0; l < 3; ++l) {
    Level level;
    level.id = std::string(1, static_cast<char>('a' + l));
    level.name = "Level " + level.id;
    level.sides = sides;
    level.gentle = l == 0;
    for (int d = 0; d < 3; ++d) level.doses.push_back({1, 2 + d, {HoldKind::seconds, 5 + 10 * l}, 0});
    exercise.levels.push_back(level);
  }
  return exercise;
}

// One level that grows in every way there is: hold, repetitions, sets, load; then the next.
inline Exercise ladder_of_every_kind() {
  Exercise exercise = ladder(Sides::both);
  const auto held = [](int sets, int reps, int seconds, double load_kg = 0) { return Dose{sets, reps, {HoldKind::seconds, seconds}, load_kg}; };
  exercise.levels[1].doses = {held(1, 5, 5), held(1, 5, 10), held(1, 8, 10), held(2, 8, 10), held(2, 8, 10, 1)};
  return exercise;
}

inline Rung rung_of(const std::string& text) { return {static_cast<std::size_t>(text[0] - 'a'), static_cast<std::size_t>(text[1] - '0')}; }
inline std::string text_of(Rung rung) { return {static_cast<char>('a' + rung.level), static_cast<char>('0' + rung.dose)}; }

// A history, one word an event, "DAY:WHAT": b1 she decides for that rung; + everything done, -N N repetitions missing,
// lN rN of one side missing, 0 nothing; then pN pain, vN in reserve, mN the next morning's pain, h too hard; s a sign, S none.
// A session at another rung than where she stands names it: "3:+@c0".
inline Log history(const Exercise& exercise, const std::string& text) {
  Log log;
  std::istringstream words(text);
  Ms session = 0;
  for (std::string word; words >> word;) {
    const std::size_t colon = word.find(':');
    REQUIRE(colon != std::string::npos);
    const Day day = kFirst + std::stoi(word.substr(0, colon));
    std::string what = word.substr(colon + 1);
    if (what == "s" || what == "S") {
      log.entries.push_back(SafetyChecked{day, 0, what == "s"});
      continue;
    }
    if (what[0] >= 'a' && what[0] <= 'c') {
      log.entries.push_back(Decided{day, 0, exercise.id, what.substr(0, 1), what[1] - '0'});
      continue;
    }
    Rung rung = standing(log, exercise);
    if (const std::size_t at = what.find('@'); at != std::string::npos) {
      rung = rung_of(what.substr(at + 1));
      what = what.substr(0, at);
    }
    const Level& level = exercise.levels[rung.level];
    const int reps = level.doses[rung.dose].reps, sets = level.doses[rung.dose].sets;
    const bool each = level.sides != Sides::both;
    session = std::max(Ms{day.number} * 86'400'000, session + 1);  // in order, whatever the days are
    const Ms hold = hold_ms(level.doses[rung.dose].hold, kUsualBreathS);
    log.entries.push_back(SessionBegan{session, day, 0, {{exercise.id, level.id, static_cast<int>(rung.dose), sets * reps * (each ? 2 : 1), each}}});
    std::optional<int> pain, reserve, morning;
    int missing = 0, missing_left = 0, missing_right = 0;
    bool nothing = false, hard = false;
    for (std::size_t i = 0; i < what.size(); ++i) {
      const auto value = [&] {
        std::size_t used = 0;
        const int v = std::stoi(what.substr(i + 1), &used);
        i += used;
        return v;
      };
      switch (what[i]) {
        case '+': break;
        case '-': missing = value(); break;
        case 'l': missing_left = value(); break;
        case 'r': missing_right = value(); break;
        case '0': nothing = true; break;
        case 'p': pain = value(); break;
        case 'v': reserve = value(); break;
        case 'm': morning = value(); break;
        case 'h': hard = true; break;
        default: FAIL("no such sign: " << what);
      }
    }
    const double load_kg = level.doses[rung.dose].load_kg;
    for (int set = 1; set <= sets; ++set)
      for (const Side side : each ? std::vector<Side>{Side::left, Side::right} : std::vector<Side>{Side::both})
        for (int rep = 1; rep <= reps - missing - (side == Side::left ? missing_left : side == Side::right ? missing_right : 0) && !nothing; ++rep)
          log.entries.push_back(RepetitionDone{session, day, 0, exercise.id, level.id, side, set, rep, hold, hold, load_kg});
    if (pain || reserve) log.entries.push_back(Answered{session, day, 0, exercise.id, pain, reserve});
    if (hard) log.entries.push_back(TooHard{session, day, 0, exercise.id});
    if (morning) log.entries.push_back(NextMorning{session, day + 1, 0, morning});
  }
  return log;
}

}  // namespace holdfast
