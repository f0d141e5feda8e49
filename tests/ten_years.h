#pragma once
// Ten years of training, as a log: every morning five exercises, each a set of ten repetitions. For whatever must
// hold or be quick with a long history.
//
// 3,650 sessions, 18,250 sets and 182,500 repetitions, with what a real log has: frames that notice the end of a
// hold up to 16 ms late, holds that were cut short, questions left unanswered, exercises left because they were too
// hard, what was advised after each session, decisions now and then, sides apart, loads, days that begin later or earlier. The same seed gives the same log on
// every machine.

#include <cstdint>
#include <utility>

#include "progress/log.h"

namespace holdfast {

inline constexpr int kTenYearsDays = 3650;
inline constexpr int kTenYearsSets = 5 * kTenYearsDays;
inline constexpr int kTenYearsReps = 10 * kTenYearsSets;

namespace ten_years_detail {

// Steele, Lea and Flood 2014: SplitMix64.
struct Chance {
  std::uint64_t state;
  int below(int count) {
    state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return static_cast<int>((z ^ (z >> 31)) % static_cast<std::uint64_t>(count));
  }
  bool once_in(int times) { return below(times) == 0; }
};

struct YearsRung {
  const char* level;
  int dose;
  Ms asked_ms;
  double load_kg;
};

struct Trained {
  const char* exercise;
  bool each_side;
  YearsRung rungs[4];
};

// Levels and doses that are shipped; of the six, five a day.
inline constexpr Trained kTrained[] = {
    {"superman", false, {{"low", 0, 5'000, 0}, {"full", 0, 5'000, 0}, {"longer_hold", 1, 10'000, 0}, {"hand_weights", 1, 5'000, 0.90718474}}},
    {"bridge", false, {{"both_legs", 2, 1'000, 0}, {"wide", 0, 1'000, 0}, {"supported", 2, 1'000, 0}, {"one_leg", 2, 1'000, 0}}},
    {"side_lying_leg_lift", true, {{"straight_leg", 1, 1'000, 0}, {"cuff", 1, 1'000, 0.45359237}, {"cuff", 4, 1'000, 0.90718474}, {"hold_5s", 1, 5'000, 0}}},
    {"bird_dog", true, {{"arm_only", 1, 3'000, 0}, {"leg_only", 2, 5'000, 0}, {"opposite", 0, 5'000, 0}, {"opposite", 2, 10'000, 0}}},
    {"side_bridge", true, {{"knees", 2, 10'000, 0}, {"feet", 1, 10'000, 0}, {"feet", 2, 10'000, 0}, {"leg_up", 2, 10'000, 0}}},
    {"squat", false, {{"gentle", 1, 1'000, 0}, {"partial", 0, 1'000, 0}, {"parallel", 0, 1'000, 0}, {"hand_weights", 1, 1'000, 2.26796185}}},
};

}  // namespace ten_years_detail

// `first` is the day of the first session; `days` of them, one session each.
inline Log ten_years(std::uint64_t seed, int days = kTenYearsDays, Day first = day_from({2016, 11, 24})) {
  using namespace ten_years_detail;
  constexpr int kExercises = static_cast<int>(std::size(kTrained));
  constexpr int kUtcOffsetMin = 60;
  Chance chance{seed};
  Log log;
  int rung[kExercises] = {};
  for (int d = 0; d < days; ++d) {
    const Day day = first + d;
    Ms now = Ms{day.number} * 86'400'000 + Ms{6 * 60 + 30 - kUtcOffsetMin + chance.below(90)} * 60'000 + chance.below(60'000);
    if (d == 0) log.entries.push_back(SafetyChecked{day, now - 40'000, false, false});
    const auto passes = [&](Ms ms) { return now += ms + chance.below(17); };
    const Ms session = now;
    const int left_out = chance.below(kExercises);
    SessionBegan began{session, day, now, {}};
    for (int i = 0; i < kExercises; ++i)
      if (i != left_out)
        began.asked.push_back({kTrained[i].exercise, kTrained[i].rungs[rung[i]].level, kTrained[i].rungs[rung[i]].dose, 10, kTrained[i].each_side});
    log.entries.push_back(std::move(began));
    for (int i = 0; i < kExercises; ++i) {
      if (i == left_out) continue;
      const Trained& trained = kTrained[i];
      const YearsRung& at = trained.rungs[rung[i]];
      const int too_hard_at = chance.once_in(200) ? 3 + chance.below(6) : -1;
      passes(17'000);
      for (int rep = 0; rep < 10; ++rep) {
        const bool second_side = trained.each_side && rep >= 5;
        if (trained.each_side && rep == 5) passes(12'000);
        const Ms held_ms = chance.once_in(40) ? 300 + chance.below(static_cast<int>(at.asked_ms) - 300) : at.asked_ms;
        passes(5'000 + held_ms);
        const Side side = !trained.each_side ? Side::both : second_side ? Side::right : Side::left;
        log.entries.push_back(RepetitionDone{session, day, now, trained.exercise, at.level, side, 1, 1 + (second_side ? rep - 5 : rep),
                                             held_ms, at.asked_ms, at.load_kg, 0, held_ms < at.asked_ms ? static_cast<Cut>(1 + chance.below(kCuts - 1)) : Cut::no});
        if (rep == too_hard_at) log.entries.push_back(TooHard{session, day, now + 1, trained.exercise});
      }
      passes(4'000 + chance.below(9'000));
      Answered answered{session, day, now, trained.exercise, {}, {}};
      if (!chance.once_in(6)) answered.pain = chance.once_in(8) ? 1 + chance.below(4) : 0;
      if (!chance.once_in(4)) answered.reserve = chance.below(6);
      log.entries.push_back(answered);
    }
    passes(1'000);
    log.entries.push_back(SessionEnded{session, day, now, true});
    for (int i = 0; i < kExercises; ++i) {
      if (i == left_out || chance.once_in(3)) continue;  // as it was proposed before
      passes(1);
      const int why = chance.below(kAdviceWhys);
      log.entries.push_back(Advised{session, day, now, kTrained[i].exercise, static_cast<AdviceKind>(chance.below(kAdviceKinds)), kTrained[i].rungs[rung[i]].level, kTrained[i].rungs[rung[i]].dose,
                                    {static_cast<AdviceWhy>(why), Side::both, {chance.below(11), chance.below(11), 0}}});
    }
    if (chance.once_in(15)) {
      const int i = chance.below(kExercises);
      rung[i] = chance.below(4);
      passes(20'000);
      log.entries.push_back(Decided{day, now, kTrained[i].exercise, kTrained[i].rungs[rung[i]].level, kTrained[i].rungs[rung[i]].dose, !chance.once_in(3)});
    }
  }
  for (Entry& entry : log.entries) std::visit([&](auto& e) { e.utc_offset_min = kUtcOffsetMin; }, entry);
  return log;
}

}  // namespace holdfast
