#pragma once
// Everything the product knows is one value; it changes in two functions, and what the world must do
// leaves as a list. Drawing reads it and returns intents.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/effect.h"
#include "app/intent.h"
#include "app/preview.h"
#include "app/view.h"
#include "catalog/catalog.h"
#include "progress/advice.h"
#include "progress/schedule.h"
#include "session/session.h"
#include "store/backup.h"
#include "store/journal.h"
#include "store/unfinished.h"

namespace holdfast {

// Something she must be told, until she closes it.
struct Notice {
  enum class Kind : std::uint8_t { good, warning } kind = Kind::warning;
  std::string text;
  bool offers_backup = false;        // a file is the answer
  bool offers_undo = false;          // of what App::before_restore brings back
};

// All that storage holds of hers, as one value: what erasing and replacing take away, and undoing brings back.
struct Kept {
  Log log;
  Settings settings;
  Saved others;  // texts as they lie there: put aside, snapshots, a newer version's
  bool settings_locked = false;
  std::optional<Unfinished> unfinished;
  Log after;     // what the log became: what is noted later is hers whatever is undone
  std::string settings_after;  // the same, as their text: they go back only while they are still these
};

struct Answers {
  std::optional<int> item;           // of the plan, whose questions are open
  std::optional<int> pain, reserve;
};

// Tones of this session that did not sound at their moment.
struct CameLate {
  int cues = 0;
  Ms most_ms = 0;
};

// A file of another program, or a program, that she looks at before anything is taken; as the second module's answer
// has it (app/exchange.h).
struct Incoming {
  std::string file, text;
  std::string answered;                        // what she has said of names, kept for the module
  struct Name {
    std::string said;                          // a name and what it is taken as
    std::vector<std::string> options;
    int taken = 0;                             // of the options
  };
  std::string title, take, done;               // `take` is the button's word; empty: there is nothing to take
  std::string own;                             // a backup with what is to be added
  bool program = false;                        // the program in its settings is to be hers
  std::vector<std::string> notes, rows;        // rows: those that are looked at, of all that there are
  std::vector<std::string> states;             // how many there are in all and of each state
  int state = 0, first = 0;                    // which of these are looked at; the place of the first row that is
  std::string shown, earlier, later;           // which rows these are; empty where there are no others
  std::vector<Name> names;
  int open_name = -1;                          // whose options are shown
};

struct App {
  Catalog catalog;
  Settings settings;
  Log log;
  History history;                   // of that log: follows it
  intent::WorldIs world;

  Screen screen = Screen::today;
  Preview preview;
  View view;
  ProgressView progress;
  std::string edited;                // the exercise of the program that is being changed; empty: none
  bool across_the_room = false;
  bool asked_to_erase = false;
  enum class SoundCheck : std::uint8_t { none, played, not_heard } sound_check = SoundCheck::none;
  std::vector<Notice> notices;

  std::optional<Session> session;
  Answers answers;                   // of the questions being asked
  Ms cues_until_ms = 0;              // tones up to this instant are with the platform
  CameLate late;
  std::optional<Ms> pressed_ms;      // the last press by a hand that does not look, while a second would count as two
  Ms changed_ms = 0;                 // when the phase changed last, for the flash across the room; monotonic
  std::optional<Unfinished> unfinished;
  std::string unfinished_key;        // where it lies, until this page has saved it as its own
  Ms summary_of = 0;                 // the session that the summary shows

  Journal journal;
  std::optional<Incoming> incoming;
  std::string dropped_program;       // she went back from it to the shipped one, until the page is left
  std::string program_in_use;        // the own one that stands first among the catalogue's programs; empty: none does
  bool settings_locked = false;
  std::optional<Replacement> settings_aside;  // what lies where settings belong: they are not saved before it is put aside
  Saved others;                      // texts in storage that are neither log nor settings nor session
  Saved unsaved;                     // writes that failed: tried again with every write that follows, and now and then
  Saved latest;                      // what the keys that are written again and again are to hold: settings and session
  bool log_unsaved = false;          // storage holds another log than this: that it was replaced could not be saved
  Ms tried_ms = 0;                   // when what failed was tried again; monotonic
  int tries = 0;                     // so often in a row: they become rarer
  bool reminded = false;             // of a backup, until the page is left
  std::optional<Kept> erased;        // until the page is left
  std::optional<Kept> before_restore;  // the same; also before a program or another program's history was taken
  std::optional<Log> before_replacing;  // what this page knew when it began to replace the log in storage, until that is done
  std::optional<Backup> restoring;   // waits for her answer: added, or instead of what is here
};

// A new app from what storage holds. `seed` is any number that differs between tabs; `pages` are the names of the pages
// that are open (Journal::page), as far as the browser tells: their unfinished sessions are theirs. The effects mend what was
// broken (broken texts are kept aside) and fold what was noted.
App open_app(Catalog catalog, const Saved& saved, const Clock& clock, std::uint64_t seed, std::vector<Effect>& effects,
             const std::vector<std::string>& pages = {});

std::vector<Effect> tick(App& app, const Clock& clock);                          // time passed
std::vector<Effect> apply(App& app, const Intent& intent, const Clock& clock);   // somebody wants something

// What would be trained now: due exercises of the default program at the rung where she stands, or
// all of it when nothing is due.
std::vector<Assignment> todays_assignments(const App& app, Day today);
Pace pace_of(const Settings& settings);
PhaseLengths shown_lengths_s(const App& app);  // of the level that the preview shows
bool moves_reduced(const App& app);   // no motion but what the exercise itself needs

// Milliseconds until something changes by itself: 0 while something moves; nothing when only she can
// change anything. The page asks for its next frame or timer from this.
std::optional<Ms> next_change_ms(const App& app, const Clock& clock);

}  // namespace holdfast
