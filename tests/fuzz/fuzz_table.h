#pragma once
// What each importer's target does with rows below a header of its program: they are read row by row or refused with the
// file's name; every row that is taken is one set of the log, numbered as the log has it, in sessions that ask for what was
// done; what is taken is what the log's own format takes; taken twice it adds nothing.

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "fuzz_catalog.h"
#include "fuzz_entry.h"
#include "interchange/import.h"
#include "store/entry_json.h"
#include "store/journal.h"
#include "store/log_text.h"

namespace holdfast::fuzz {

inline const NameChoices& some_choices() {
  static const NameChoices made{{"Glute Bridge", Target{"bridge", "one_leg"}}, {"Clamshell", std::nullopt}, {"Side Plank", std::nullopt},
                                {"Bench Press (Barbell)", Target{"squat", "parallel"}}, {"Squat", Target{"squat", "parallel"}}};
  return made;
}

// What the entries come to, session by session.
struct Told {
  struct Set { Ms session; std::string_view exercise; Side side; int set; auto operator<=>(const Set&) const = default; };
  std::map<Set, int> sets;                                  // to repetitions
  std::map<std::pair<Ms, std::string_view>, int> asked;     // repetitions asked for
  std::map<std::pair<Ms, std::string_view>, int> done;
  int sessions = 0, repetitions = 0, ended = 0;
};

inline Told told_by(const std::vector<Entry>& entries) {
  Told told;
  const SessionBegan* in = nullptr;
  std::set<Ms> names;
  for (const Entry& entry : entries) {
    expect_entry(entry);
    if (const auto* began = std::get_if<SessionBegan>(&entry)) {
      expect(names.insert(began->session).second, "sessions have names of their own");
      expect(began->wall_ms == began->session && !began->asked.empty(), "a session begins when it begins, and asks for something");
      in = began;
      ++told.sessions;
      for (const Asked& asked : began->asked)
        expect(told.asked.emplace(std::pair(began->session, std::string_view(asked.exercise)), asked.reps).second, "a session asks for an exercise once");
    }
    if (const auto* rep = std::get_if<RepetitionDone>(&entry)) {
      expect(in && rep->session == in->session && rep->day == in->day && rep->wall_ms == rep->session, "a repetition belongs to the session before it");
      const Exercise* exercise = find_exercise(catalog(), rep->exercise);
      expect(exercise && find_level(*exercise, rep->level), "a repetition is one of ours");
      expect(rep->rep == ++told.sets[{rep->session, rep->exercise, rep->side, rep->set}], "repetitions of a set are counted from one");
      ++told.done[{rep->session, rep->exercise}];
      ++told.repetitions;
    }
    if (const auto* answer = std::get_if<Answered>(&entry)) expect(in && answer->session == in->session && !answer->pain, "an answer belongs to its session, and pain was never asked");
    if (const auto* ended = std::get_if<SessionEnded>(&entry)) {
      expect(in && ended->session == in->session && ended->wall_ms >= in->wall_ms, "a session ends after it began");
      ++told.ended;
    }
  }
  return told;
}

inline void expect_adds_up(const ImportPreview& seen) {
  const Told told = told_by(seen.entries);
  expect(told.sessions == seen.sessions && told.ended == seen.sessions, "sessions are as many as it says, each begun and ended");
  expect(told.repetitions == seen.repetitions, "repetitions are as many as it says");
  for (const auto& [set, reps] : told.sets) {
    expect(set.set == 1 || told.sets.count({set.session, set.exercise, set.side, set.set - 1}) > 0, "sets are counted from one");
    expect(reps <= 600, "a set has at most 600 repetitions");
  }
  for (const auto& [which, done] : told.done) {
    const auto asked = told.asked.find(which);
    expect(asked != told.asked.end() && asked->second == std::min(done, kMostAskedReps), "a session asks for what was done");
  }
  expect(told.asked.size() == told.done.size(), "a session asks for what was done only");

  std::size_t taken = 0;
  int line = 0;
  for (const ImportRow& row : seen.rows) {
    expect(row.line > line, "rows are in the order of the file");
    line = row.line;
    expect(!row.remarks.empty() && row.state == state_of(row.remarks), "a row says why it is what it is");
    if (row.state != RowState::ignored) ++taken;
  }
  expect(taken == told.sets.size(), "each row that is taken is one set");
}

inline void expect_names(const ImportPreview& seen, const NameChoices& choices) {
  std::map<std::string_view, int> names;
  std::size_t rows = 0;
  for (const NameQuestion& question : seen.names) {
    expect(question.rows > 0 && ++names[question.name] == 1 && question.name.size() <= kLongestName, "a name is asked about once");
    rows += static_cast<std::size_t>(question.rows);
    const auto choice = choices.find(question.name);
    expect(question.chosen == (choice != choices.end()) && (!question.chosen || question.taken == choice->second), "her choice counts");
  }
  expect(rows <= seen.rows.size(), "a row has one name");
}

// All of it as the log keeps it.
inline void expect_kept(Log log, std::size_t lot) {
  sort_by_time(log);
  std::vector<Entry> again;
  for (const Write& month : months_of(log.entries)) expect(read_log_text(month.value, "m", again).damage.empty(), "a month of it can be read");
  expect(again == log.entries, "what is taken is what the log takes");
  const Entry& entry = log.entries[lot % log.entries.size()];
  const auto read = read_entry(write_entry(entry), "e");
  expect(read && *read == entry, "what is taken is what the log takes");
}

// Once more, over a log that lacks one exercise of one session: no repetition is added but those, and after that nothing.
inline void expect_fills_gap(std::string_view text, const std::vector<Entry>& entries, const ImportOptions& options, std::size_t lot) {
  const auto* chosen = std::get_if<RepetitionDone>(&entries[lot % entries.size()]);
  if (!chosen) return;
  Log log;
  std::vector<Entry> gap;
  for (const Entry& entry : entries) {
    const auto* rep = std::get_if<RepetitionDone>(&entry);
    (rep && rep->session == chosen->session && rep->exercise == chosen->exercise ? gap : log.entries).push_back(entry);
  }
  const auto again = preview_import(text, "f", catalog(), log, options);
  expect(static_cast<bool>(again), "a file that was read is read again");
  for (const Entry& entry : again->entries) {
    const bool repetition = std::holds_alternative<RepetitionDone>(entry);
    expect(!repetition || std::find(gap.begin(), gap.end(), entry) != gap.end(), "only what the log lacks is added");
    log.entries.push_back(entry);
  }
  sort_by_time(log);
  const auto after = preview_import(text, "f", catalog(), log, options);
  expect(after && after->entries.empty(), "what was added once is not added again");
}

inline constexpr std::size_t kManyEntries = 64;

// The input's first byte chooses the header, and whether there is one at all, the unit, and whether names were answered for.
inline void import_below(std::span<const char* const> headers, const std::uint8_t* data, std::size_t size) {
  if (size == 0) return;
  ImportOptions options;
  options.now_ms = 1'795'420'800'000;
  options.unit = data[0] & 0x80 ? Units::kg : Units::lb;
  if (data[0] & 0x40) options.choices = some_choices();
  const std::size_t which = (data[0] & 0x3f) % (headers.size() + 1);
  std::string text = which < headers.size() ? headers[which] : "";
  text.append(text_of(data, size).substr(1));
  const auto seen = preview_import(text, "f", catalog(), {}, options);
  if (!seen) return expect_refusal(seen.why(), "f: ");
  expect_adds_up(*seen);
  expect_names(*seen, options.choices);
  if (seen->entries.empty()) return;
  // A row of hundreds of repetitions is many entries: what takes their square in time is asked of fewer.
  std::size_t lot = lot_of(text);
  if (seen->entries.size() > kManyEntries && lot % 8 != 0) return;
  if (seen->entries.size() > kManyEntries) lot /= 8;
  if (lot % 8 == 0) return expect_kept(Log{seen->entries}, lot / 8);
  if (lot % 8 == 1) return expect_fills_gap(text, seen->entries, options, lot / 8);
  if (lot % 8 > 2) return;
  const auto again = preview_import(text, "f", catalog(), Log{seen->entries}, options);
  expect(again && again->entries.empty() && again->repetitions == 0 && again->sessions == 0, "taken twice it adds nothing");
  for (const ImportRow& row : again->rows) expect(row.state == RowState::ignored, "taken twice no row is taken");
}

}  // namespace holdfast::fuzz
