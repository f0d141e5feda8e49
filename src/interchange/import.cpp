#include "interchange/import.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/sort.h"
#include "base/text.h"
#include "progress/history.h"

namespace holdfast {
namespace {

constexpr Ms kDayMs = 86'400'000;
constexpr Day kEarliest{10'957};  // 1 January 2000: no tracker is older

Ms held_ms_of(const ForeignSet& row) { return row.seconds ? static_cast<Ms>(std::floor(*row.seconds * 1000)) : 0; }

// A set that the log has already, as a row of a file could be it.
struct KnownSet {
  const Bout* bout = nullptr;
  Id level;
  Side side = Side::both;
  int number = 1;           // as the log counts it
  int reps = 0, last = 0;   // how many, and the highest number in a set of this number
  Ms held_ms = 0, asked_ms = 0;
  double load_kg = 0;
  bool claimed = false;     // a row of the file is it
};

// Every session of the log by its name, with its sets in the order in which an export would have them.
using Known = std::map<Ms, std::vector<KnownSet>>;

Known known_of(const Log& log, const History& history) {
  Known known;
  for (const Entry& entry : log.entries)
    if (const auto* began = std::get_if<SessionBegan>(&entry)) known[began->session];
  for (const Bout& bout : history.bouts) {
    std::vector<KnownSet>& sets = known[bout.session];
    std::vector<Rep> reps = bout.reps;
    sort_stably(reps, [](const Rep& a, const Rep& b) { return a.set < b.set; });
    const std::size_t first = sets.size();
    for (const Rep& rep : reps) {
      const Id level = rep.level.empty() ? bout.level : rep.level;
      const auto same = [&](const KnownSet& set) { return set.side == rep.side && set.number == rep.set && set.level == level; };
      auto found = std::find_if(sets.begin() + static_cast<std::ptrdiff_t>(first), sets.end(), same);
      if (found == sets.end()) found = sets.insert(found, KnownSet{&bout, level, rep.side, rep.set, 0, 0, 0, 0, 0, false});
      ++found->reps;
      found->held_ms += rep.held_ms;
      found->asked_ms += rep.asked_ms;
      found->load_kg = std::max(found->load_kg, rep.load_kg);
      for (KnownSet& set : sets)
        if (set.bout == &bout && set.side == rep.side && set.number == rep.set) set.last = std::max(set.last, rep.number);
    }
  }
  return known;
}

// A row that is a set of ours.
struct TakenSet {
  std::size_t row = 0;            // of the file
  Target target;
  Side side = Side::both;
  KnownSet* known = nullptr;      // what the log has of it
};

// A workout of the file on its way to a session.
struct Taken {
  Ms session = 0;
  Day day;
  Ms ended_ms = 0;
  std::vector<KnownSet>* known = nullptr;         // nothing: the log does not have this session
  std::vector<TakenSet> sets;                     // in the order of the file
  std::vector<Asked> asked;
  std::vector<RepetitionDone> reps;
  std::map<std::string, int> reserve;             // by exercise: as the last set had it
};

class Importer {
 public:
  Importer(const Catalog& catalog, const Log& log, const ImportOptions& options) : catalog_(catalog), options_(options), history_(history_of(log)), known_(known_of(log, history_)) {}

  void take(std::vector<ForeignSet>& rows, std::size_t at, ImportPreview& preview);
  void finish(std::vector<ForeignSet>& rows, ImportPreview& preview);
  std::size_t repetitions() const { return repetitions_; }

 private:
  std::optional<Target> target_of(ForeignSet& row, ImportPreview& preview);
  Taken& session_of(const ForeignSet& row);
  void find_known(const std::vector<ForeignSet>& rows, Taken& taken) const;
  bool pass_over(ForeignSet& row, const TakenSet& set) const;
  void add_set(const ForeignSet& row, const TakenSet& set, Taken& taken, int number);
  void add_sets(std::vector<ForeignSet>& rows, Taken& taken);

  const Catalog& catalog_;
  const ImportOptions& options_;
  History history_;
  Known known_;
  std::map<std::pair<Ms, std::string>, Taken> workouts_;  // by the instant it began and what it is called there
  std::map<std::string, std::size_t> asked_about_;        // name to its place among the questions
  std::set<Ms> used_;                                     // names of sessions that this file has taken
  std::size_t repetitions_ = 0;                           // of all rows, also of those that the log has
};

std::optional<Target> Importer::target_of(ForeignSet& row, ImportPreview& preview) {
  const auto match = match_name(catalog_, row.exercise);
  if (match && match->certain) {
    row.remarks.push_back({RowWhy::as_it_stands, {}});
    return match->target;
  }
  const auto [found, fresh] = asked_about_.emplace(row.exercise, preview.names.size());
  if (fresh) {
    NameQuestion question{row.exercise, 0, match ? std::optional<Target>(match->target) : std::nullopt, false};
    if (const auto choice = options_.choices.find(row.exercise); choice != options_.choices.end()) {
      question.taken = choice->second;
      question.chosen = true;
    }
    preview.names.push_back(std::move(question));
  }
  NameQuestion& question = preview.names[found->second];
  ++question.rows;
  if (!question.taken) {
    row.remarks.push_back({question.chosen ? RowWhy::left_out : RowWhy::no_exercise, {shown(row.exercise)}});
    return std::nullopt;
  }
  const Exercise& exercise = *find_exercise(catalog_, question.taken->exercise);
  row.remarks.push_back({question.chosen ? RowWhy::by_decision : RowWhy::by_name,
                         {full_name(exercise, exercise.levels[*find_level(exercise, question.taken->level)])}});
  return question.taken;
}

// Two workouts that began in the same instant get names of their own, in the order in which the file has them.
Taken& Importer::session_of(const ForeignSet& row) {
  const Ms began_ms = row.session.value_or(wall_ms_of(row.began, 0));
  const auto [found, fresh] = workouts_.try_emplace({began_ms, row.workout});
  Taken& taken = found->second;
  if (!fresh) return taken;
  taken.day = row.began.day;
  taken.session = began_ms;
  while (!used_.insert(taken.session).second) ++taken.session;
  if (const auto known = known_.find(taken.session); known != known_.end()) taken.known = &known->second;
  const Ms lasted_ms = row.ended ? wall_ms_of(*row.ended, 0) - wall_ms_of(row.began, 0) : 0;
  taken.ended_ms = taken.session + (lasted_ms > 0 && lasted_ms <= 7 * kDayMs ? lasted_ms : 0);
  return taken;
}

void Importer::take(std::vector<ForeignSet>& rows, std::size_t at, ImportPreview& preview) {
  ForeignSet& row = rows[at];
  const auto ignored = [&] { return state_of(row.remarks) == RowState::ignored; };
  if (ignored()) return;
  if (row.exercise.empty() || row.exercise.size() > kLongestName) row.remarks.push_back({RowWhy::bad_cell, {"name", shown(row.exercise), "name"}});
  const Ms began_ms = wall_ms_of(row.began, 0);
  if (began_ms > options_.now_ms + kDayMs || row.began.day < kEarliest) row.remarks.push_back({RowWhy::ahead, {iso_instant(row.began)}});
  if (!row.reps && !row.seconds) row.remarks.push_back({RowWhy::nothing_done, {}});
  if (row.seconds && *row.seconds > 3600.0 * row.reps.value_or(1)) row.remarks.push_back({RowWhy::out_of_range, {"seconds", short_number(*row.seconds), "0", format("%d", 3600 * row.reps.value_or(1))}});
  if (ignored()) return;
  const auto target = target_of(row, preview);
  if (!target) return;
  const Exercise& exercise = *find_exercise(catalog_, target->exercise);
  const Level& level = exercise.levels[*find_level(exercise, target->level)];
  const Side side = level.sides == Sides::both ? Side::both : row.side;
  if (level.sides != Sides::both && side == Side::both) row.remarks.push_back({RowWhy::side_unknown, {}});
  if (!row.seconds && level.doses.front().hold.kind != HoldKind::brief) row.remarks.push_back({RowWhy::no_seconds, {}});
  session_of(row).sets.push_back({at, *target, side, nullptr});
  repetitions_ += static_cast<std::size_t>(row.reps.value_or(1));
}

// Whether they say the same; an export has whole seconds and thousandths of a weight.
bool is_same(const KnownSet& known, const ForeignSet& row) {
  const Ms second = held_ms_of(row) / 1000;
  return known.reps == row.reps.value_or(1) && std::abs(known.load_kg - row.weight_kg) < 0.001 && (known.held_ms / 1000 == second || known.asked_ms / 1000 == second);
}

// Which sets of the log the rows are. First those that say the same in the same exercise; then those that say the same in
// another, for the name may have meant that then; last, in order, those of the same exercise that say something else: they
// have grown. No set is two rows.
void Importer::find_known(const std::vector<ForeignSet>& rows, Taken& taken) const {
  const auto claim = [&](auto is_it) {
    for (TakenSet& set : taken.sets)
      for (KnownSet& known : *taken.known)
        if (!set.known && !known.claimed && is_it(set, known)) set.known = &known, known.claimed = true;
  };
  const auto here = [](const TakenSet& set, const KnownSet& known) { return known.bout->exercise == set.target.exercise && known.side == set.side; };
  claim([&](const TakenSet& set, const KnownSet& known) { return here(set, known) && is_same(known, rows[set.row]); });
  claim([&](const TakenSet& set, const KnownSet& known) { return !known.bout->removed && is_same(known, rows[set.row]); });
  claim(here);
}

// Says so when the log has all of this row, under whichever name.
bool Importer::pass_over(ForeignSet& row, const TakenSet& set) const {
  const KnownSet& known = *set.known;
  const bool here = known.bout->exercise == set.target.exercise;
  if (here && known.bout->removed) return row.remarks.push_back({RowWhy::removed_here, {}}), true;
  if (here && row.reps.value_or(1) > known.reps) return row.remarks.push_back({RowWhy::partly_here, {format("%d", known.reps)}}), false;
  if (here && known.level == set.target.level) return row.remarks.push_back({RowWhy::already_here, {}}), true;
  const Exercise* exercise = find_exercise(catalog_, known.bout->exercise);
  const auto level = exercise ? find_level(*exercise, known.level) : std::nullopt;
  row.remarks.push_back({here ? RowWhy::already_as : RowWhy::already_elsewhere, {level ? full_name(*exercise, exercise->levels[*level]) : std::string(known.bout->exercise)}});
  return true;
}

void Importer::add_set(const ForeignSet& row, const TakenSet& set, Taken& taken, int number) {
  const Target& target = set.target;
  const int reps = row.reps.value_or(1), known = set.known ? set.known->reps : 0;
  const Ms held_ms = held_ms_of(row);
  for (int rep = known + 1; rep <= reps; ++rep) {
    RepetitionDone done;
    done.session = taken.session;
    done.day = taken.day;
    done.wall_ms = taken.session;
    done.exercise = target.exercise;
    done.level = set.known ? set.known->level : target.level;  // a set is of one level, or the next time it were two
    done.side = set.side;
    done.set = number;
    done.rep = set.known ? set.known->last + rep - known : rep;
    // Evenly, as whole milliseconds that add up; what was asked is not written there, so it is what was done.
    done.held_ms = held_ms / reps + (rep <= held_ms % reps ? 1 : 0);
    done.asked_ms = done.held_ms;
    done.load_kg = row.weight_kg;
    taken.reps.push_back(done);
  }
  const auto is_here = [&](const KnownSet& one) { return one.bout->exercise == target.exercise; };
  const bool each_side = set.side != Side::both;
  const auto asked = std::find_if(taken.asked.begin(), taken.asked.end(), [&](const Asked& a) { return a.exercise == target.exercise; });
  if (asked != taken.asked.end()) asked->reps = std::min(asked->reps + reps, kMostAskedReps), asked->each_side = asked->each_side || each_side;
  else if (!taken.known || std::none_of(taken.known->begin(), taken.known->end(), is_here)) taken.asked.push_back({target.exercise, target.level, kDoseOfAnother, reps, each_side});
  // 10 is nothing left; a half counts as used.
  if (row.effort) taken.reserve[target.exercise] = static_cast<int>(std::floor(10 - *row.effort));
}

void Importer::add_sets(std::vector<ForeignSet>& rows, Taken& taken) {
  std::map<std::pair<std::string, Side>, int> last;  // numbers of sets
  if (taken.known) {
    find_known(rows, taken);
    for (const KnownSet& known : *taken.known) {
      int& number = last[{std::string(known.bout->exercise), known.side}];
      number = std::max(number, known.number);
    }
  }
  for (const TakenSet& set : taken.sets) {
    ForeignSet& row = rows[set.row];
    if (set.known && pass_over(row, set)) continue;
    // What is added to what she removed would not be seen.
    if (!set.known && taken.known && std::any_of(taken.known->begin(), taken.known->end(), [&](const KnownSet& known) { return known.bout->removed && known.bout->exercise == set.target.exercise; })) {
      row.remarks.push_back({RowWhy::removed_here, {}});
      continue;
    }
    const int number = set.known ? set.known->number : ++last[{set.target.exercise, set.side}];
    if (number > kMostSetsOfExercise) row.remarks.push_back({RowWhy::too_many_sets, {format("%d", kMostSetsOfExercise)}});
    else add_set(row, set, taken, number);
  }
}

void Importer::finish(std::vector<ForeignSet>& rows, ImportPreview& preview) {
  for (auto& [key, taken] : workouts_) {
    add_sets(rows, taken);
    if (taken.reps.empty()) continue;
    // Of a session that the log has only what was asked anew is said.
    if (!taken.known) ++preview.sessions;
    if (!taken.asked.empty()) preview.entries.push_back(SessionBegan{taken.session, taken.day, taken.session, taken.asked});
    preview.repetitions += static_cast<int>(taken.reps.size());
    for (RepetitionDone& rep : taken.reps) preview.entries.push_back(std::move(rep));
    for (const auto& [exercise, reserve] : taken.reserve)
      preview.entries.push_back(Answered{taken.session, taken.day, taken.ended_ms, exercise, {}, reserve});
    if (!taken.known) preview.entries.push_back(SessionEnded{taken.session, taken.day, taken.ended_ms, true});
  }
}

}  // namespace

Result<ImportPreview> preview_import(std::string_view text, const std::string& file, const Catalog& catalog, const Log& log,
                                     const ImportOptions& options) {
  const auto table = read_csv(text, file);
  if (!table) return Result<ImportPreview>::failure(table.why());
  auto foreign = read_foreign(*table, file, options.unit);
  if (!foreign) return Result<ImportPreview>::failure(foreign.why());
  Foreign read = *std::move(foreign);
  ImportPreview preview;
  preview.tracker = read.tracker;
  Importer importer(catalog, log, options);
  for (std::size_t i = 0; i < read.sets.size(); ++i) {
    importer.take(read.sets, i, preview);
    if (importer.repetitions() > kMostImported)
      return Result<ImportPreview>::failure(file + format(": line %d: more than %d repetitions in all", read.sets[i].line, static_cast<int>(kMostImported)));
  }
  importer.finish(read.sets, preview);
  for (ForeignSet& row : read.sets) {
    const bool has_day = std::none_of(row.remarks.begin(), row.remarks.end(), [](const Remark& r) {
      return r.why == RowWhy::bad_cell && (r.facts[0] == "Date" || r.facts[0] == "start_time");
    });
    preview.rows.push_back({row.line, shown(row.exercise), has_day ? std::optional<Day>(row.began.day) : std::nullopt, state_of(row.remarks), std::move(row.remarks),
                            0, row.reps, row.seconds, row.weight_kg, row.side});
  }
  return preview;
}

}  // namespace holdfast
