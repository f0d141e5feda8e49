#include "app/outbox.h"

#include <algorithm>

namespace holdfast {
namespace {

constexpr int kMostTriedAgain = 8;   // writes that failed before, with each write: what a repetition costs has a bound
constexpr std::size_t kMostRecords = 16;  // more entries at once are texts of months

}  // namespace

void write(App& app, const std::string& key, const std::string& value, std::vector<Effect>& out) {
  app.unsaved.erase(key);
  for (int i = 0; i < kMostTriedAgain && !app.unsaved.empty(); ++i) {
    const auto first = app.unsaved.begin();
    out.push_back(effect::Write{first->first, first->second});
    app.unsaved.erase(first);
  }
  out.push_back(effect::Write{key, value});
}

void remove(App& app, const std::string& key, std::vector<Effect>& out) {
  app.unsaved.erase(key);
  out.push_back(effect::Remove{key});
}

void learn(App& app, const std::vector<Entry>& entries) {
  std::vector<Entry>& known = app.log.entries;
  const std::size_t before = known.size();
  known.insert(known.end(), entries.begin(), entries.end());
  const auto earlier = [](const Entry& a, const Entry& b) { return wall_ms_of(a) < wall_ms_of(b); };
  if (std::is_sorted(known.begin() + static_cast<std::ptrdiff_t>(before > 0 ? before - 1 : 0), known.end(), earlier)) {
    for (const Entry& entry : entries) follow(app.history, entry);
    return;
  }
  sort_by_time(app.log);
  app.history = history_of(app.log);
}

void set_log(App& app, Log log) {
  app.log = std::move(log);
  app.history = history_of(app.log);
}

void note(App& app, Entry entry, const Clock& clock, std::vector<Effect>& out) {
  // Always after the one before, should the clock have been set back: what is folded goes by this order, and no two
  // facts of a page are of the same instant.
  const Ms last_ms = app.log.entries.empty() ? 0 : wall_ms_of(app.log.entries.back());
  std::visit([&](auto& e) {
    e.wall_ms = std::max(clock.wall_ms, last_ms + 1);
    e.utc_offset_min = clock.utc_offset_min;
  }, entry);
  app.log.entries.push_back(entry);
  follow(app.history, entry);
  const Write saved = append(app.journal, entry);
  write(app, saved.key, saved.value, out);
}

void note_all(App& app, const std::vector<Entry>& entries, std::vector<Effect>& out) {
  if (entries.empty()) return;
  learn(app, entries);
  if (entries.size() > kMostRecords) {
    Log list{entries};
    sort_by_time(list);
    for (const Write& saved : months_of(list.entries)) write(app, saved.key, saved.value, out);
    return;
  }
  for (const Entry& entry : entries) {
    const Write saved = append(app.journal, entry);
    write(app, saved.key, saved.value, out);
  }
}

void save_settings(App& app, std::vector<Effect>& out) {
  if (!app.settings_locked) write(app, kSettingsKey, write_settings(app.settings), out);
}

}  // namespace holdfast
