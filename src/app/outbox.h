#pragma once
// How the app's state reaches storage: every change of the log and the settings goes through here.

#include <string>
#include <vector>

#include "app/app.h"

namespace holdfast {

void write(App& app, const std::string& key, const std::string& value, std::vector<Effect>& out);
void remove(App& app, const std::string& key, std::vector<Effect>& out);
// What is known of the log from now on: with these facts as well, in the order of time; or this log instead. Nothing is saved.
void learn(App& app, const std::vector<Entry>& entries);
void set_log(App& app, Log log);
// Stamps the entry with the clock, appends it to the log, and saves it.
void note(App& app, Entry entry, const Clock& clock, std::vector<Effect>& out);
// Entries that have their stamps: adds them in the order of time, and saves them.
void note_all(App& app, const std::vector<Entry>& entries, std::vector<Effect>& out);
void save_settings(App& app, std::vector<Effect>& out);  // unless a newer version's are there

}  // namespace holdfast
