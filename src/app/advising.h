#pragma once
// What is proposed to her, noted as it was given, and what she decides.

#include <vector>

#include "app/app.h"

namespace holdfast {

// `exercise` is a place in the catalogue.
Advice advice_for(const App& app, std::size_t exercise, Day today);

// Notes what is proposed now, unless it is what was noted last, or there is nothing to propose yet.
void note_advice(App& app, std::size_t exercise, const Clock& clock, std::vector<Effect>& out);
// The same for every exercise of a session.
void note_advice_after(App& app, Ms session, const Clock& clock, std::vector<Effect>& out);

// From now on she does it like this; `advised`: as it was proposed. What was proposed stands before it in the log.
void decide(App& app, std::size_t exercise, Rung rung, bool advised, const Clock& clock, std::vector<Effect>& out);

}  // namespace holdfast
