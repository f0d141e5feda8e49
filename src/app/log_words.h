#pragma once
// What a row of the log says, and the rows that say what she looks for.

#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"

namespace holdfast {

// "Superman: 10 of 10, Monday 2 November"; not whether it was removed.
std::string log_row_words(const App& app, const Bout& bout, bool with_year);
// How it was: level, time held in all, load, pain, reserve, and what else was noted of it.
std::string log_more_words(const App& app, const Bout& bout);

// What was proposed when the bout was her last of the exercise, why, and, of a step that is no longer proposed, whether she took it; empty where nothing was noted.
std::string advised_words(const App& app, const Bout& bout);
// How she ended a hold before its time; empty where she did not, or nobody knows.
std::string cut_words(Cut cut);

// Bouts of which a row says every word of the query, newest first; of one exercise, or of any when it is empty. A word is
// found by its beginning, whatever its case; a number only as a whole, and beside a word that goes with numbers only with
// that word: "pain 3" finds no pain of 0 on the 3rd of a month.
Bouts found_in_log(const App& app, std::string_view query, Id exercise);
bool says_nothing(std::string_view query);  // no word in it

}  // namespace holdfast
