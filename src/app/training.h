#pragma once
// A session inside the app: its events become log entries, tones, words, and the screen that follows.

#include <optional>
#include <vector>

#include "app/app.h"

namespace holdfast {

void start_session(App& app, std::vector<Assignment> assignments, const Clock& clock, std::vector<Effect>& out);
void go_on_with_unfinished(App& app, const Clock& clock, std::vector<Effect>& out);
void pass_time(App& app, const Clock& clock, std::vector<Effect>& out);
void answer_question(App& app, std::optional<int> pain, std::optional<int> reserve, const Clock& clock, std::vector<Effect>& out);
void check_sound(const App& app, const Clock& clock, std::vector<Effect>& out);
void save_unfinished(App& app, const Clock& clock, std::vector<Effect>& out);  // where the running session is
void forget_unfinished(App& app, std::vector<Effect>& out);  // the text that another page left
void stop_session(App& app, std::vector<Effect>& out);  // silences and forgets it; what was logged stays

// Carries out what happened; `replaced` says that the future has changed, so tones already with the
// platform are no longer true.
void carry_out(App& app, const Happened& happened, bool replaced, const Clock& clock, std::vector<Effect>& out);

// Something she did to the running session.
template <class Change>
void command(App& app, const Clock& clock, std::vector<Effect>& out, Change change) {
  if (!app.session) return;
  const Happened happened = change(*app.session);
  carry_out(app, happened, true, clock, out);
}

}  // namespace holdfast
