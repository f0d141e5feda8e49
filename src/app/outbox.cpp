#include "app/outbox.h"

#include <algorithm>

#include "app/words.h"
#include "store/snapshot.h"

namespace holdfast {
namespace {

constexpr int kMostTriedAgain = 8;   // writes that failed before, with each write: what a repetition costs has a bound
constexpr int kMostTriedAtOnce = 64;  // when nothing else is written
constexpr std::size_t kMostRecords = 16;  // more entries at once are texts of months
constexpr Ms kTryAgainMs = 5000;
constexpr int kMostDoublings = 4;

bool is_rewritten(std::string_view key) { return key == kSettingsKey || begins_with(key, kSessionPrefix); }

void write_unsaved(App& app, int most, std::vector<Effect>& out) {
  for (int i = 0; i < most && !app.unsaved.empty(); ++i) {
    const auto first = app.unsaved.begin();
    out.push_back(effect::Write{first->first, first->second});
    app.unsaved.erase(first);
  }
}

}  // namespace

void tell_once(App& app, Notice notice) {
  const auto said = [&](const Notice& n) { return n.text == notice.text; };
  if (std::none_of(app.notices.begin(), app.notices.end(), said)) app.notices.push_back(std::move(notice));
}
void warn(App& app, std::string text) { tell_once(app, {Notice::Kind::warning, std::move(text)}); }

void write(App& app, const std::string& key, const std::string& value, std::vector<Effect>& out) {
  app.unsaved.erase(key);
  if (is_rewritten(key)) app.latest[key] = value;
  write_unsaved(app, kMostTriedAgain, out);
  out.push_back(effect::Write{key, value});
}

void remove(App& app, const std::string& key, std::vector<Effect>& out) {
  app.unsaved.erase(key);
  app.latest.erase(key);
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
    e.wall_ms = std::min(std::max(clock.wall_ms, last_ms + 1), kLatestMs);
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
  if (!app.settings_locked && !app.settings_aside && !app.log_unsaved) write(app, kSettingsKey, settings_text(app.settings), out);
}

void replace(App& app, Replacement what, Replacing why, std::vector<Effect>& out) {
  if (why != Replacing::everything && what.gives_way.empty())
    for (auto text = app.others.lower_bound(kSnapshotPrefix); text != app.others.end() && begins_with(text->first, kSnapshotPrefix); ++text)
      what.gives_way.push_back(text->first);
  out.push_back(effect::Replace{std::move(what), why});
}

void replace_text(App& app, Write text, std::string gone, Replacing why, std::vector<Effect>& out) {
  Replacement what;
  what.first.push_back(std::move(text));
  if (!gone.empty()) what.gone.push_back(std::move(gone));
  replace(app, std::move(what), why, out);
}

void replace_stored_log(App& app, std::vector<Effect>& out) {
  Replacement what;
  what.first = months_of(app.log.entries);
  what.gone_prefix = kLogPrefix;
  for (const auto& text : app.others) what.spared.push_back(text.first);  // of the log, but not this version's to remove
  replace(app, std::move(what), Replacing::log, out);
}

void say_unsaved(App& app) { tell_once(app, {Notice::Kind::warning, word(Word::notice_write_failed), true}); }

void write_failed(App& app, const intent::WriteFailed& failed, std::vector<Effect>& out) {
  // Since then the key was to hold something else: that write has an answer of its own.
  if (is_rewritten(failed.key)) {
    const auto latest = app.latest.find(failed.key);
    if (latest == app.latest.end() || latest->second != failed.value) return;
  }
  app.unsaved[failed.key] = failed.value;
  // A snapshot is a copy: it makes room for what there is only once.
  const auto snapshot = app.others.lower_bound(kSnapshotPrefix);
  if (snapshot != app.others.end() && begins_with(snapshot->first, kSnapshotPrefix)) replace_text(app, {failed.key, failed.value}, {}, Replacing::text, out);
  else say_unsaved(app);
}

bool is_all_saved(const App& app) { return app.unsaved.empty() && !app.log_unsaved && !app.settings_aside; }

Ms next_try_ms(const App& app) { return app.tried_ms + (kTryAgainMs << std::min(app.tries, kMostDoublings)); }

void try_again(App& app, const Clock& clock, std::vector<Effect>& out) {
  app.tried_ms = clock.mono_ms;
  ++app.tries;
  if (app.log_unsaved) replace_stored_log(app, out);
  if (app.settings_aside) replace(app, *app.settings_aside, Replacing::aside, out);
  write_unsaved(app, kMostTriedAtOnce, out);
}

int sessions_in(const History& history, Ms after) {
  int count = 0;
  Ms last = -1;
  for (const Bout& bout : history.bouts) {
    count += bout.session != last && bout.session > after;
    last = bout.session;
  }
  return count;
}

int sessions_at_risk(const App& app) {
  const Settings& s = app.settings;
  if (s.backed_up_sessions >= 0) return std::max(0, sessions_in(app.history) - s.backed_up_sessions);
  // Up to version 2 only the moment was kept.
  return sessions_in(app.history, s.backed_up_ms);
}

bool wants_backup(const App& app) {
  return !app.session && !app.reminded && !app.world.storage_persists && sessions_at_risk(app) >= kRemindFrom;
}

}  // namespace holdfast
