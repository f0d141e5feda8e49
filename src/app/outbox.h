#pragma once
// How the app's state reaches storage: every change of the log and the settings goes through here.

#include <string>
#include <vector>

#include "app/app.h"

namespace holdfast {

// Tells her, unless it stands there already.
void tell_once(App& app, Notice notice);
void warn(App& app, std::string text);

void write(App& app, const std::string& key, const std::string& value, std::vector<Effect>& out);
void remove(App& app, const std::string& key, std::vector<Effect>& out);
// What is known of the log from now on: with these facts as well, in the order of time; or this log instead. Nothing is saved.
void learn(App& app, const std::vector<Entry>& entries);
void set_log(App& app, Log log);
// Stamps the entry with the clock, appends it to the log, and saves it.
void note(App& app, Entry entry, const Clock& clock, std::vector<Effect>& out);
// Entries that have their stamps: adds them in the order of time, and saves them.
void note_all(App& app, const std::vector<Entry>& entries, std::vector<Effect>& out);
// Unless a newer version's are there, or something else that is not put aside yet, or a log that these do not belong to.
void save_settings(App& app, std::vector<Effect>& out);
// Snapshots make room for it.
void replace(App& app, Replacement what, Replacing why, std::vector<Effect>& out);
void replace_text(App& app, Write text, std::string gone, Replacing why, std::vector<Effect>& out);  // what lies under `gone`, unless empty, by this text
void replace_stored_log(App& app, std::vector<Effect>& out);  // storage is to hold the log that is in memory, and no other

// What failed stays here until it is saved: tried again after some seconds, then more rarely.
void write_failed(App& app, const intent::WriteFailed& failed, std::vector<Effect>& out);
void say_unsaved(App& app);
bool is_all_saved(const App& app);
Ms next_try_ms(const App& app);  // monotonic
void try_again(App& app, const Clock& clock, std::vector<Effect>& out);

// Sessions that only this browser knows: those that no backup holds.
int sessions_in(const History& history, Ms after = -1);
int sessions_at_risk(const App& app);
// It is time to tell her: several are at risk, and the browser has not promised to keep them.
inline constexpr int kRemindFrom = 5;
bool wants_backup(const App& app);

}  // namespace holdfast
