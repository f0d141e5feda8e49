#include "app/keeping.h"

#include <algorithm>

#include "app/outbox.h"
#include "app/training.h"
#include "app/words.h"
#include "base/text.h"
#include "store/snapshot.h"
#include "store/version.h"

namespace holdfast {
namespace {

// In characters: four fifths of the least that browsers give, 5 MB at two bytes each. Copies do not count: they make room.
constexpr std::size_t kNearlyFull = 2'000'000;
constexpr Ms kMonthMs = Ms{30} * 86'400'000;

void tell_once(App& app, Notice notice) {
  const auto said = [&](const Notice& n) { return n.text == notice.text; };
  if (std::none_of(app.notices.begin(), app.notices.end(), said)) app.notices.push_back(std::move(notice));
}
void warn(App& app, std::string text) { tell_once(app, {Notice::Kind::warning, std::move(text)}); }
void tell(App& app, std::string text) { tell_once(app, {Notice::Kind::good, std::move(text)}); }

bool has_ended(const Log& log, Ms session) {
  return std::any_of(log.entries.rbegin(), log.entries.rend(), [&](const Entry& entry) {
    const auto* ended = std::get_if<SessionEnded>(&entry);
    return ended && ended->session == session;
  });
}

// The latest session that was broken off and whose page is gone.
void open_unfinished(App& app, const std::string& key, const std::string& text, std::vector<Effect>& out) {
  if (is_newer(text, "session")) {
    warn(app, word(Word::notice_newer));
    return;
  }
  const auto read = read_unfinished(text, key);
  if (!read) {
    warn(app, words(Word::notice_unfinished, {read.why()}));
    out.push_back(effect::Replace{{{aside(key, text)}, {key}, "", {}}});
    return;
  }
  if (has_ended(app.log, read->session)) {
    remove(app, key, out);
    return;
  }
  if (app.unfinished && app.unfinished->session >= read->session) return;
  app.unfinished = *read;
  app.unfinished_key = key;
}

void take_over(App& app, Loaded loaded, const Saved& saved, std::vector<Effect>& out) {
  set_log(app, std::move(loaded.log));
  app.settings = std::move(loaded.settings);
  app.settings_locked = loaded.settings_locked;
  app.unfinished.reset();
  app.unfinished_key.clear();
  app.others.clear();
  for (const auto& [key, value] : saved) {
    const bool newer = std::find(loaded.newer.begin(), loaded.newer.end(), key) != loaded.newer.end();
    if (newer || (!begins_with(key, kLogPrefix) && !begins_with(key, kSessionPrefix) && key != kSettingsKey)) app.others.insert({key, value});
  }
  for (const Replacement& mending : loaded.mending)
    for (const Write& write : mending.first)
      if (begins_with(write.key, kAsidePrefix)) app.others[write.key] = write.value;
  for (Replacement& mending : loaded.mending) {
    // A broken text that cannot be put aside may be written over: that is a loss.
    const bool aside = std::any_of(mending.first.begin(), mending.first.end(), [](const Write& write) { return begins_with(write.key, kAsidePrefix); });
    out.push_back(effect::Replace{std::move(mending), !aside});
  }
  for (const std::string& why : loaded.set_aside) warn(app, words(Word::notice_set_aside, {why}));
  if (!loaded.newer.empty()) warn(app, word(Word::notice_newer));
}

// Said before it happens, until there is a file.
void say_when_nearly_full(App& app, const Saved& saved, const Clock& clock) {
  std::size_t size = 0;
  for (const auto& [key, value] : saved)
    if (begins_with(key, kLogPrefix)) size += key.size() + value.size();
  if (size < kNearlyFull || clock.wall_ms - app.settings.backed_up_ms < kMonthMs) return;
  tell_once(app, {Notice::Kind::warning, words(Word::notice_nearly_full, {format("%d", static_cast<int>(size / 500'000))}), true});
}

// Keys of the log that are not this version's to remove.
std::vector<std::string> spared(const App& app) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : app.others) keys.push_back(key);
  return keys;
}

void write_all(App& app, std::vector<Effect>& out) {
  for (const Write& text : months_of(app.log.entries)) write(app, text.key, text.value, out);
  save_settings(app, out);
  const Saved others = app.others;
  for (const auto& [key, value] : others) write(app, key, value, out);
}

// What is on the screens may be of facts that are gone.
void look_at_nothing(App& app) {
  app.progress = ProgressView{};
  app.edited.clear();
  app.dropped_program.clear();
  app.incoming.reset();
  app.restoring.reset();
  app.before_restore.reset();
}

// Everything there is becomes this log.
void replace_log(App& app, Log log, std::vector<Effect>& out) {
  look_at_nothing(app);
  set_log(app, std::move(log));
  app.unsaved.clear();
  out.push_back(effect::Replace{{months_of(app.log.entries), {}, kLogPrefix, spared(app)}});
}

// All of them while they are still what came; after any change of hers only the program and its days, while these are.
void take_back_settings(Settings& settings, const Kept& before) {
  if (write_settings(settings) == before.settings_after) {
    settings = before.settings;
    return;
  }
  const auto came = read_settings(before.settings_after, "settings");
  if (!came || settings.program != came->program || settings.days != came->days) return;
  settings.program = before.settings.program;
  settings.days = before.settings.days;
  settings.days_since = before.settings.days_since;
}

void unite(App& app, const Log& log, std::vector<Effect>& out) { note_all(app, missing_from(app.log, log), out); }

}  // namespace

void open_saved(App& app, const Saved& saved, const Clock& clock, const std::vector<std::string>& pages, std::vector<Effect>& out) {
  take_over(app, load(saved), saved, out);
  for (const auto& text : saved) {
    const auto is_open = [&](const std::string& page) { return text.first == std::string(kSessionPrefix) + "." + page; };
    if (begins_with(text.first, kSessionPrefix) && std::none_of(pages.begin(), pages.end(), is_open)) open_unfinished(app, text.first, text.second, out);
  }
  say_when_nearly_full(app, saved, clock);
  Snapshots change = rotate_snapshots(saved, day_of(clock));
  for (const std::string& key : change.gone) {
    app.others.erase(key);
    remove(app, key, out);
  }
  if (change.fresh) {
    app.others[change.fresh->key] = change.fresh->value;
    out.push_back(effect::Replace{{{*std::move(change.fresh)}, {}, "", {}}, true});
  }
}

void write_failed(App& app, const intent::WriteFailed& failed, std::vector<Effect>& out) {
  if (!failed.value.empty()) {
    // A snapshot is a copy: it makes room for what there is only once.
    const auto snapshot = app.others.lower_bound(kSnapshotPrefix);
    if (snapshot != app.others.end() && begins_with(snapshot->first, kSnapshotPrefix)) {
      out.push_back(effect::Remove{snapshot->first});
      out.push_back(effect::Write{failed.key, failed.value});
      app.others.erase(snapshot);
      return;
    }
    app.unsaved[failed.key] = failed.value;
  }
  app.world.storage_works = false;
  tell_once(app, {Notice::Kind::warning, word(Word::notice_write_failed), true});
}

void merge_other_tab(App& app, const intent::OtherTabWrote& other) {
  if (other.value.empty()) return;
  const Loaded loaded = load({{other.key, other.value}});
  if (!loaded.newer.empty()) {
    app.others.insert_or_assign(other.key, other.value);
    app.settings_locked = app.settings_locked || other.key == kSettingsKey;
    warn(app, word(Word::notice_newer));
    return;
  }
  if (other.key == kSettingsKey && loaded.set_aside.empty()) app.settings = loaded.settings;
  const std::vector<Entry> missing = missing_from(app.log, loaded.log);
  if (missing.empty()) return;
  learn(app, missing);
  if (app.unfinished && has_ended(app.log, app.unfinished->session)) app.unfinished.reset();
  tell(app, word(Word::notice_other_tab));
}

void storage_replaced(App& app, const Saved& saved, std::vector<Effect>& out) {
  stop_session(app, out);
  app.unsaved.clear();
  app.notices.clear();
  // What it finds broken is mended when a page is opened.
  std::vector<Effect> unused;
  look_at_nothing(app);
  app.erased.reset();
  take_over(app, load(saved), saved, unused);
  warn(app, word(Word::notice_other_tab_erased));
  app.screen = safety_was_checked(app.history) ? Screen::today : Screen::first_visit;
}

void storage_wiped(App& app, const Clock& clock, std::vector<Effect>& out) {
  warn(app, word(Word::notice_wiped));
  write_all(app, out);
  if (app.session) save_unfinished(app, clock, out);
}

void erase(App& app, std::vector<Effect>& out) {
  stop_session(app, out);
  look_at_nothing(app);
  app.erased = Kept{std::move(app.log), app.settings, std::move(app.others), app.settings_locked, app.unfinished, {}, {}};
  out.push_back(effect::Replace{{{}, {}, kPrefix, {}}});
  set_log(app, {});
  app.settings = Settings{};
  app.settings_locked = false;
  app.others.clear();
  app.unsaved.clear();
  app.unfinished.reset();
  app.unfinished_key.clear();
  app.asked_to_erase = false;
  app.notices.clear();
  tell(app, word(Word::notice_erased));
  app.screen = Screen::first_visit;
}

void undo_erase(App& app, std::vector<Effect>& out) {
  if (!app.erased) return;
  const Kept kept = *std::move(app.erased);
  app.erased.reset();
  app.settings = kept.settings;
  app.settings_locked = kept.settings_locked;
  unite(app, kept.log, out);  // what was done since stays
  save_settings(app, out);
  if (kept.unfinished && !app.unfinished && !app.session && !has_ended(app.log, kept.unfinished->session)) {
    app.unfinished = kept.unfinished;
    app.unfinished_key = session_key(app.journal);
    write(app, app.unfinished_key, write_unfinished(*kept.unfinished), out);
  }
  for (const auto& [key, value] : kept.others) {
    app.others.insert({key, value});
    write(app, key, value, out);
  }
  tell(app, word(Word::notice_undone));
  app.screen = Screen::settings;
}

void restore(App& app, const intent::Restore& file, std::vector<Effect>& out) {
  auto backup = read_backup(file.text, file.file);
  if (!backup) {
    warn(app, words(Word::notice_restore_failed, {backup.why()}));
    return;
  }
  const bool asks = !app.log.entries.empty();
  app.restoring = *std::move(backup);
  // Into an empty page there is nothing to choose, and nothing to undo.
  if (!asks) restore_as(app, false, out);
}

void show_snapshot(App& app, const std::string& key, std::vector<Effect>& out) {
  const auto found = app.others.find(key);
  if (found == app.others.end()) return;
  auto backup = read_snapshot(found->second, key);
  if (!backup) {
    warn(app, words(Word::notice_restore_failed, {backup.why()}));
    return;
  }
  app.restoring = *std::move(backup);
  if (app.log.entries.empty()) restore_as(app, false, out);
}

void restore_as(App& app, bool replace, std::vector<Effect>& out) {
  if (!app.restoring || app.session) return;
  const Backup backup = *std::move(app.restoring);
  app.restoring.reset();
  Kept before = kept_of(app);
  const std::size_t added = missing_from(app.log, backup.log).size();
  app.settings = backup.settings;
  if (replace) {
    Log log = backup.log;
    sort_by_time(log);
    replace_log(app, std::move(log), out);
  } else {
    unite(app, backup.log, out);
  }
  offer_undo(app, std::move(before), replace ? word(Word::notice_replaced) : words(Word::notice_restored, {format("%d", static_cast<int>(added))}));
  save_settings(app, out);
}

Kept kept_of(const App& app) { return {app.log, app.settings, {}, {}, {}, {}, {}}; }

void offer_undo(App& app, Kept before, std::string said) {
  std::erase_if(app.notices, [](const Notice& notice) { return notice.offers_undo; });
  app.notices.push_back({Notice::Kind::good, words(Word::notice_can_undo, {said}), false, true});
  before.after = app.log;
  before.settings_after = write_settings(app.settings);
  app.before_restore = std::move(before);
}

void undo_restore(App& app, std::vector<Effect>& out) {
  if (!app.before_restore || app.session) return;
  Kept before = *std::move(app.before_restore);
  app.before_restore.reset();
  std::erase_if(app.notices, [](const Notice& notice) { return notice.offers_undo; });
  take_back_settings(app.settings, before);
  const std::vector<Entry> since = missing_from(before.log, Log{missing_from(before.after, app.log)});
  before.log.entries.insert(before.log.entries.end(), since.begin(), since.end());
  sort_by_time(before.log);
  replace_log(app, std::move(before.log), out);
  save_settings(app, out);
  tell(app, word(Word::notice_undone));
}

int sessions_at_risk(const App& app) {
  int count = 0;
  for (auto entry = app.log.entries.rbegin(); entry != app.log.entries.rend() && wall_ms_of(*entry) > app.settings.backed_up_ms; ++entry)
    count += std::holds_alternative<SessionBegan>(*entry);
  return count;
}

}  // namespace holdfast
