#pragma once
// Files of other programs and shared programs, on their way in and out. The work is the second module's
// (app/exchange.h); here is what she sees and decides.

#include <vector>

#include "app/app.h"

namespace holdfast {

void open_file(App& app, const intent::Restore& file, const Clock& clock, std::vector<Effect>& out);
void decide_incoming(App& app, const intent::DecideIncoming& decided, const Clock& clock, std::vector<Effect>& out);
void ask_export(const App& app, const char* what, const Clock& clock, std::vector<Effect>& out);
// The answer is checked like anything from outside: what is not as it should be is said and taken no further.
void take_answer(App& app, const std::string& answer, std::vector<Effect>& out);


// The program of her settings stands first in the catalogue, if it can be read; after any change of the settings.
void settle_program(App& app);

}  // namespace holdfast
