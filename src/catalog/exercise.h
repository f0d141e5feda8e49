#pragma once
// What an exercise is: words, levels from easiest to hardest, doses.
// Read from data/exercises/*.json (see data/README.md); constant once read.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace holdfast {

enum class Position : std::uint8_t { prone, supine, side_lying, all_fours, standing };

enum class HoldKind : std::uint8_t {
  seconds,  // `amount` seconds, 1..300
  breaths,  // `amount` deep breaths, 1..20, each as long as her own breath is set to
  brief,    // a brief moment: one second
};

struct Hold {
  HoldKind kind = HoldKind::seconds;
  int amount = 5;
};

struct Dose {
  int sets = 1;         // 1..10
  int reps = 10;        // 1..60, each side where the level trains sides apart
  Hold hold;
  double load_kg = 0;   // 0..40, in each hand or at the ankle
};

// How the sides of the body share the repetitions.
enum class Sides : std::uint8_t {
  both,             // at once
  left_then_right,  // all of one side, then all of the other in a lie of its own
  alternating,      // one of each in turn, in the same lie
};
inline constexpr const char* kSidesNames[3] = {"both", "left_then_right", "alternating"};

// Seconds of each phase but the hold, whose length is the dose's. 0.5..10 each, rest 0..30.
struct Tempo {
  double set_s = 1, lift_s = 2, lower_s = 2, rest_s = 2;
};

// What the figure carries besides what lies about. The towel belongs to the motion.
struct Gear {
  bool hand_weights = false;
  bool cuff = false;  // at the ankle of the working leg
};

struct Frequency {
  int days_per_week = 7;        // 1..7; 7 is daily
  std::uint8_t weekdays = 0;    // bit 0 is Monday: just these, as many as days_per_week; 0: any
  Day since = {};               // weekdays before this were not yet chosen
  friend bool operator==(const Frequency&, const Frequency&) = default;
};
inline constexpr const char* kWeekdayNames[7] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};  // in files
Frequency on_weekdays(std::uint8_t weekdays);             // just these; not 0
bool same_days(const Frequency& a, const Frequency& b);   // whenever they were chosen

struct WorkedMuscle {
  std::string name;
  bool primary = true;
};

struct Mistake {
  std::string wrong;
  std::string instead;
  std::string shows;         // the wrong form that draws it, of the level's motion; empty: none
};

// When it grows, stays and goes back; where the numbers come from: data/README.md, "Rules". An exercise's file may set its own.
struct Rules {
  int green_pain = 2;             // 0..10: up to here it may grow
  int amber_pain = 5;             // 0..10: up to here it stays, above it goes back
  int reserve = 2;                // 0..10: repetitions left over, from which on it may grow
  int good_sessions = 2;          // 1..10 in a row before it grows, when pain and reserve were answered
  int unanswered_sessions = 3;    // 1..10: the same when they were not
  int days_between_steps = 7;     // 0..60: one step up, then so many days before the next
  int week_growth_percent = 50;   // 0..1000: a step up waits while a week of everything she trains would exceed the fullest of
  int week_growth_s = 300;        // 0..36000: the four before by more than this share and more than so many seconds of holding
  int clinician_days = 42;        // 1..365: pain above green_pain for so long, and somebody should look at her
  int break_one_step = 7, break_two_steps = 14, break_restart = 28;  // 1..365 days off, growing: what they ask back
};

// Words that are spoken or stand for the figure. `go` and `back` name the way into the hold and out of it,
// in one or two words; empty: lift and lower.
struct Spoken {
  std::string position;              // how to get into position
  std::string left, right;           // the same for one working side; empty where sides do not matter
  std::string move;                  // what to do, in one breath
  std::string go, back;
  std::string lying, rising, holding, lowering;  // the pose in words, phase by phase
};

struct Level {
  std::string id;
  std::string name;
  std::string how;           // what is different here; empty where nothing is
  std::string motion;        // the motion that shows it, by id
  Position position = Position::prone;
  Spoken spoken;             // the exercise's, with this level's own instead
  Sides sides = Sides::both;
  Gear gear;
  std::vector<Dose> doses;   // from the first to the last; at least one
  std::string source;        // who says so, for people
  std::optional<Tempo> tempo;  // where this level wants another than the exercise's
  bool gentle = false;       // offered when a stop sign was ticked or a day is hard
};

struct Exercise {
  std::string id;
  std::string file;  // for messages
  std::string name;
  std::string summary;
  Position position = Position::prone;
  Frequency frequency;       // as she has chosen, else the usual one
  Frequency usual_frequency; // as its file has it
  Rules rules;
  Tempo tempo;
  std::vector<std::string> equipment, steps, cautions, stop_signs, sources;
  std::vector<Mistake> mistakes;
  std::vector<WorkedMuscle> muscles;
  std::string breathing;
  std::size_t start_level = 0;  // where a newcomer begins
  std::vector<Level> levels;    // from easiest to hardest
};

// Where somebody stands on an exercise's ladder.
struct Rung {
  std::size_t level = 0;  // index into Exercise::levels
  std::size_t dose = 0;   // index into Level::doses
  friend bool operator==(Rung a, Rung b) { return a.level == b.level && a.dose == b.dose; }
  friend bool operator<(Rung a, Rung b) { return a.level != b.level ? a.level < b.level : a.dose < b.dose; }
};

Rung first_rung(const Exercise& exercise);
Rung clamp_rung(const Exercise& exercise, Rung rung);             // the nearest that exists
bool can_step_up(const Exercise& exercise, Rung rung);
bool can_step_down(const Exercise& exercise, Rung rung);
Rung step_up(const Exercise& exercise, Rung rung);                // next dose, else the next level's first
// The previous dose; from a level's first, the highest dose below that asks for no more seconds of
// holding in all, so that easier is never more work; where there is none, the first dose of the level below:
// an easier movement.
Rung step_down(const Exercise& exercise, Rung rung);
Rung gentle_rung(const Exercise& exercise);                       // the gentle level's first dose, else the easiest
const Dose& dose_at(const Exercise& exercise, Rung rung);

inline constexpr double kUsualBreathS = 5;
// Holding that one session at a rung asks for in all: repetitions, sets, sides.
std::int64_t work_ms(const Exercise& exercise, Rung rung, double breath_s = kUsualBreathS);

// Milliseconds the hold of `dose` lasts when one breath takes `breath_s` seconds.
std::int64_t hold_ms(const Hold& hold, double breath_s);

inline constexpr double kKgPerLb = 0.45359237;

}  // namespace holdfast
