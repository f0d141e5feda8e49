#pragma once
// Every word shown or spoken, in one table: src/app/words_en.inc. Another language is another file of
// the same shape. What belongs to one exercise stands in that exercise's data file.

#include <initializer_list>
#include <string>
#include <vector>

#include "app/app.h"

namespace holdfast {

enum class Word : unsigned short {
#define WORD(id, text) id,
#include "app/words_en.inc"
#undef WORD
  count
};

const char* word(Word which);
// With {0}, {1}, ... filled in.
std::string words(Word which, std::initializer_list<std::string> arguments);
// The form for one thing, or for several: "1 minute", "9 minutes".
std::string counted(Word one, Word several, int count);

// Two facts in one line.
std::string joined(const std::string& first, const std::string& second);

std::string dose_words(const Dose& dose, Sides sides, Units units);   // "10 x 5 seconds"
std::string load_words(double load_kg, Units units);                  // "1 lb"; empty without a load
std::string duration_words(Ms ms);                                    // "about 9 minutes"
std::string streak_words(const App& app, Day today);                     // "5 training days in a row"
std::string seconds_words(Ms ms);                                   // "50 seconds", "3 min 20 s"
std::string due_words(const Due& due);                                // "3 days a week, 2 to go"
std::string next_due_words(const Due& due, Day today);                // "tomorrow", "on Thursday"
std::string reason_words(const Reason& reason);
std::string advice_words(AdviceKind kind, Rung to, const Reason& reason, const Exercise& exercise, Units units);  // what and why
std::string advice_words(const Advice& advice, const Exercise& exercise, Units units);
std::string rung_words(const Exercise& exercise, Rung rung, Units units);               // "Superman: low, 10 x 5 seconds"
std::string day_words(Day day);                                       // "Monday 23 November"
std::string side_words(Side side);                                    // "left side"; empty for both
// How to get into the position that this step of the plan asks for, with what to take in hand first.
std::string how_words(const App& app, const Plan& plan, std::size_t position);
std::string step_word(const Step& step, const Spoken& spoken);  // the one word of a phase
std::string pose_words(const Exercise& exercise, const Level& level, Phase phase, Side side);

// What is said aloud at a cue; empty: nothing.
std::string spoken_words(const App& app, const Session& session, const Cue& cue);

}  // namespace holdfast
