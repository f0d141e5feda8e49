#include "app/keeping.h"

#include <algorithm>
#include <cstdlib>

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
    replace_text(app, aside(key, text), key, Replacing::aside, out);
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
  app.settings_aside.reset();
  app.log_unsaved = false;
  for (const auto& [key, value] : saved) {
    const bool newer = std::find(loaded.newer.begin(), loaded.newer.end(), key) != loaded.newer.end();
    if (newer || (!begins_with(key, kLogPrefix) && !begins_with(key, kSessionPrefix) && key != kSettingsKey)) app.others.insert({key, value});
  }
  for (const Replacement& mending : loaded.mending)
    for (const Write& write : mending.first)
      if (begins_with(write.key, kAsidePrefix)) app.others[write.key] = write.value;
  for (Replacement& mending : loaded.mending) {
    const bool aside = std::any_of(mending.first.begin(), mending.first.end(), [](const Write& write) { return begins_with(write.key, kAsidePrefix); });
    const bool of_settings = !mending.gone.empty() && mending.gone.front() == kSettingsKey;
    // Settings are written to the key that the broken ones lie under: not before these are safe.
    if (of_settings) app.settings_aside = mending;
    // A copy may hold what a broken text of the log has lost: it does not make way for that.
    const Replacing why = aside ? Replacing::aside : Replacing::tidying;
    if (aside && !of_settings) out.push_back(effect::Replace{std::move(mending), why});
    else replace(app, std::move(mending), why, out);
  }
  for (const std::string& why : loaded.set_aside) warn(app, words(Word::notice_set_aside, {why}));
  if (!loaded.newer.empty()) warn(app, word(Word::notice_newer));
}

// Said before it happens, until there is a file.
void say_when_nearly_full(App& app, const Saved& saved, const Clock& clock) {
  std::size_t size = 0;
  for (const auto& [key, value] : saved)
    if (begins_with(key, kLogPrefix)) size += key.size() + value.size();
  if (size < kNearlyFull || std::abs(clock.wall_ms - app.settings.backed_up_ms) < kMonthMs) return;  // the clock may have been ahead
  tell_once(app, {Notice::Kind::warning, words(Word::notice_nearly_full, {format("%d", static_cast<int>(size / 500'000))}), true});
}

void write_all(App& app, std::vector<Effect>& out) {
  for (const Write& text : months_of(app.log.entries)) write(app, text.key, text.value, out);
  save_settings(app, out);
  const Saved others = app.others;
  for (const auto& [key, value] : others) write(app, key, value, out);
  if (app.unfinished && !app.unfinished_key.empty()) write(app, app.unfinished_key, write_unfinished(*app.unfinished), out);
}

// What is on the screens may be of facts that are gone.
void look_at_nothing(App& app) {
  app.progress = ProgressView{};
  app.edited.clear();
  app.dropped_program.clear();
  app.incoming.reset();
  app.restoring.reset();
  app.before_restore.reset();
  app.before_replacing.reset();
}

// Everything there is becomes this log.
void replace_log(App& app, Log log, std::vector<Effect>& out) {
  Log before = std::move(app.log);
  // Refused before: storage holds what was to go then.
  if (app.log_unsaved && app.before_replacing)
    for (Entry& entry : missing_from(before, *app.before_replacing)) before.entries.push_back(std::move(entry));
  look_at_nothing(app);
  app.before_replacing = std::move(before);
  set_log(app, std::move(log));
  app.unsaved.clear();
  app.log_unsaved = true;  // until it is answered
  replace_stored_log(app, out);
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
  settings.days_from = before.settings.days_from;
  settings.days_since = before.settings.days_since;
}

void unite(App& app, const Log& log, std::vector<Effect>& out) { note_all(app, missing_from(app.log, log), out); }

}  // namespace

void open_saved(App& app, const Saved& saved, const Clock& clock, const std::vector<std::string>& pages, std::vector<Effect>& out) {
  Loaded loaded = load(saved);
  const bool whole = loaded.set_aside.empty();
  take_over(app, std::move(loaded), saved, out);
  for (const auto& text : saved) {
    const auto is_open = [&](const std::string& page) { return text.first == std::string(kSessionPrefix) + "." + page; };
    if (begins_with(text.first, kSessionPrefix) && std::none_of(pages.begin(), pages.end(), is_open)) open_unfinished(app, text.first, text.second, out);
  }
  say_when_nearly_full(app, saved, clock);
  app.tried_ms = clock.mono_ms;
  if (!whole) return;  // a copy of a log that has just lost something takes no other's place
  if (auto change = rotate_snapshots(saved, day_of(clock))) {
    for (const std::string& key : change->gone) app.others.erase(key);
    Write fresh = change->first.front();
    replace(app, *std::move(change), Replacing::tidying, out);
    app.others[fresh.key] = std::move(fresh.value);
  }
}

void unreadable(App& app, const intent::Unreadable& some) {
  if (some.keys.empty()) return;
  warn(app, word(Word::notice_unreadable));
  app.settings_locked = app.settings_locked || std::find(some.keys.begin(), some.keys.end(), kSettingsKey) != some.keys.end();
}

namespace {

// All that was erased is what undoing brings back, whichever page wrote it.
void keep_erased(App& app, const Saved& taken) {
  if (!app.erased) return;
  Kept& kept = *app.erased;
  const Loaded loaded = load(taken);
  const std::vector<Entry> more = missing_from(kept.log, loaded.log);
  kept.log.entries.insert(kept.log.entries.end(), more.begin(), more.end());
  sort_by_time(kept.log);
  const std::string unfinished = kept.unfinished ? write_unfinished(*kept.unfinished) : std::string();
  for (const auto& [key, value] : taken)
    if (!begins_with(key, kLogPrefix) && key != kSettingsKey && value != unfinished) kept.others.insert({key, value});
}

// What another page noted and this one had not heard of when it replaced the log is none of what was to go.
void keep_unheard(App& app, const Saved& taken, bool done, std::vector<Effect>& out) {
  if (!app.before_replacing) return;
  const std::vector<Entry> unheard = missing_from(*app.before_replacing, load(taken).log);
  if (done) app.before_replacing.reset();
  note_all(app, missing_from(app.log, Log{unheard}), out);
}

// Goes on in the page whose name is the lower one, should two have begun to at once.
void give_way_to(App& app, const std::string& key, Ms session, std::vector<Effect>& out) {
  if (!app.session || app.session->id != session || key >= session_key(app.journal)) return;
  stop_session(app, out);
  remove(app, session_key(app.journal), out);
  warn(app, word(Word::notice_goes_on_elsewhere));
  app.screen = Screen::today;
}

}  // namespace

void replaced(App& app, const intent::Replaced& answer, std::vector<Effect>& out) {
  for (const std::string& key : answer.gave_way) app.others.erase(key);
  switch (answer.why) {
    case Replacing::tidying:
      if (!answer.done) app.others.erase(answer.key);  // the copy that found no room
      return;
    case Replacing::aside:
      if (!answer.done) return say_unsaved(app);
      if (!app.settings_aside || app.settings_aside->first.front().key != answer.key) return;
      app.settings_aside.reset();
      return save_settings(app, out);  // whatever she set meanwhile
    case Replacing::log:
      app.log_unsaved = !answer.done;
      keep_unheard(app, answer.taken, answer.done, out);
      if (!answer.done) return say_unsaved(app);
      return save_settings(app, out);  // which came with it
    case Replacing::text:
      // Unless it is to hold something else by now: that write has an answer of its own.
      if (answer.done) app.unsaved.erase(answer.key);
      else if (app.unsaved.count(answer.key)) say_unsaved(app);
      return;
    case Replacing::everything:
      keep_erased(app, answer.taken);
      if (!answer.done) warn(app, word(Word::notice_erase_failed));
      return;
  }
}

void merge_other_tab(App& app, const intent::OtherTabWrote& other, std::vector<Effect>& out) {
  if (begins_with(other.key, kSessionPrefix)) {
    // Another page goes on with what is offered here, or has ended it.
    const auto session = read_unfinished(other.value, other.key);
    const bool taken = app.unfinished && (other.value.empty() ? other.key == app.unfinished_key : session && session->session == app.unfinished->session);
    if (taken) app.unfinished.reset(), app.unfinished_key.clear();
    if (session) give_way_to(app, other.key, session->session, out);
  }
  if (other.value.empty()) return;
  const Loaded loaded = load({{other.key, other.value}});
  const bool has_settings = other.key == kSettingsKey && loaded.set_aside.empty();
  // What was to be written there before is not tried again.
  if (has_settings) app.unsaved.erase(other.key), app.latest.erase(other.key);
  if (!loaded.newer.empty()) {
    app.others.insert_or_assign(other.key, other.value);
    app.settings_locked = app.settings_locked || other.key == kSettingsKey;
    warn(app, word(Word::notice_newer));
    return;
  }
  if (begins_with(other.key, kSnapshotPrefix)) app.others.insert_or_assign(other.key, other.value);
  if (has_settings) app.settings = loaded.settings;
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
  app.log_unsaved = false;
  write_all(app, out);
  if (app.session) save_unfinished(app, clock, out);
}

void erase(App& app, std::vector<Effect>& out) {
  stop_session(app, out);
  look_at_nothing(app);
  app.erased = Kept{std::move(app.log), app.settings, std::move(app.others), app.settings_locked, app.unfinished, {}, {}};
  Replacement all;
  all.gone_prefix = kPrefix;
  replace(app, std::move(all), Replacing::everything, out);
  set_log(app, {});
  app.settings = Settings{};
  app.settings_locked = false;
  app.settings_aside.reset();
  app.others.clear();
  app.unsaved.clear();
  app.latest.clear();
  app.log_unsaved = false;
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
  app.restoring->settings.backed_up_sessions = sessions_in(history_of(app.restoring->log));  // she has the file
  // Into an empty page there is nothing to choose.
  if (!asks) restore_as(app, false, out);
}

void show_snapshot(App& app, const std::string& key, std::vector<Effect>& out) {
  const auto found = app.others.find(key);
  if (found == app.others.end()) return;
  auto snapshot = read_snapshot(found->second, key);
  if (!snapshot) {
    warn(app, words(Word::notice_restore_failed, {snapshot.why()}));
    return;
  }
  if (!snapshot->damage.empty()) warn(app, words(Word::notice_copy_damaged, {snapshot->damage}));
  app.restoring = (*std::move(snapshot)).backup;
  if (app.log.entries.empty()) restore_as(app, false, out);
}

void restore_as(App& app, bool replace, std::vector<Effect>& out) {
  if (!app.restoring || app.session) return;
  const Backup backup = *std::move(app.restoring);
  app.restoring.reset();
  Kept before = kept_of(app);
  const std::size_t added = missing_from(app.log, backup.log).size();
  // What is added leaves hers as they are; an empty page takes them with the rest.
  if (replace || app.log.entries.empty()) app.settings = backup.settings;
  app.settings.backed_up_sessions = std::max(app.settings.backed_up_sessions, backup.settings.backed_up_sessions);
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

}  // namespace holdfast
