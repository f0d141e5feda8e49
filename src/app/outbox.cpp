#include "app/outbox.h"

#include <algorithm>

namespace holdfast {

void write(App& app, const std::string& key, const std::string& value, std::vector<Effect>& out) {
  if (std::find(app.saved_keys.begin(), app.saved_keys.end(), key) == app.saved_keys.end()) app.saved_keys.push_back(key);
  out.push_back(effect::Write{key, value});
}

void remove(App& app, const std::string& key, std::vector<Effect>& out) {
  std::erase(app.saved_keys, key);
  out.push_back(effect::Remove{key});
}

void note(App& app, const Entry& entry, std::vector<Effect>& out) { note_all(app, {entry}, out); }

void note_all(App& app, const std::vector<Entry>& entries, std::vector<Effect>& out) {
  if (entries.empty()) return;
  app.log.entries.insert(app.log.entries.end(), entries.begin(), entries.end());
  ++app.log_version;
  for (const Write& saved : append_all(app.journal, entries)) write(app, saved.key, saved.value, out);
}

void save_settings(App& app, std::vector<Effect>& out) {
  if (!app.settings_locked) write(app, kSettingsKey, write_settings(app.settings), out);
}

}  // namespace holdfast
