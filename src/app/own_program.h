#pragma once
// Her own program: which exercises in which order, and on which days.

#include "app/app.h"

namespace holdfast {

// The catalogue's frequencies as she has chosen them, else as the files have them.
void settle_days(Catalog& catalog, const Settings& settings);

// The decisions by which she stands where a program that she takes wants her: at a lower rung than now always, at a higher one
// only where she has neither decided nor trained before. While a sign stands nothing but gentle levels.
std::vector<Decided> decisions_of(const Catalog& catalog, const Program& program, const History& history, Day today);
// Sets the days that the program says; where it says nothing hers stay.
void take_days(const Catalog& catalog, const Program& program, Day today, Settings& settings);
// The program as she has it: at the rungs that she chose, on the days that she chose.
Program with_her_plan(const Catalog& catalog, Program program, const History& history, const Settings& settings);

// Changes the program in use, which becomes her own. The last exercise stays.
void edit_program(App& app, const intent::EditProgram& edit, std::vector<Effect>& out);
void choose_days(App& app, const intent::ChooseDays& chosen, const Clock& clock, std::vector<Effect>& out);

}  // namespace holdfast
