#pragma once
// Her own program: which exercises in which order, and on which days.

#include "app/app.h"

namespace holdfast {

// The catalogue's frequencies as she has chosen them, else as the files have them.
void settle_days(Catalog& catalog, const Settings& settings);

// Changes the program in use, which becomes her own. The last exercise stays.
void edit_program(App& app, const intent::EditProgram& edit, std::vector<Effect>& out);
void choose_days(App& app, const intent::ChooseDays& chosen, const Clock& clock, std::vector<Effect>& out);

}  // namespace holdfast
