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

void note(App& app, Entry entry, const Clock& clock, std::vector<Effect>& out) {
  // Never before the one before, should the clock have been set back: what is folded goes by this order.
  const Ms last_ms = app.log.entries.empty() ? 0 : wall_ms_of(app.log.entries.back());
  std::visit([&](auto& e) {
    e.wall_ms = std::max({clock.wall_ms, last_ms, Ms{0}});
    e.utc_offset_min = clock.utc_offset_min;
  }, entry);
  app.log.entries.push_back(entry);
  ++app.log_version;
  const Write saved = append(app.journal, entry);
  write(app, saved.key, saved.value, out);
}

void note_all(App& app, const std::vector<Entry>& entries, std::vector<Effect>& out) {
  if (entries.empty()) return;
  app.log.entries.insert(app.log.entries.end(), entries.begin(), entries.end());
  sort_by_time(app.log);
  ++app.log_version;
  for (const Write& saved : append_all(app.journal, entries)) write(app, saved.key, saved.value, out);
}

void save_settings(App& app, std::vector<Effect>& out) {
  if (!app.settings_locked) write(app, kSettingsKey, write_settings(app.settings), out);
}

}  // namespace holdfast
