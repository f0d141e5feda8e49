#include "interchange/import.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.h"

namespace holdfast {
namespace {

constexpr Ms kDayMs = 86'400'000;
constexpr Day kEarliest{10'957};  // 1 January 2000: no tracker is older

// What the log has already: every session by its name, and the exercises that were done in it.
using Known = std::map<Ms, std::set<std::string>>;

Known known_of(const Log& log) {
  Known known;
  for (const Entry& entry : log.entries) {
    if (const auto* began = std::get_if<SessionBegan>(&entry)) known[began->session];
    if (const auto* done = std::get_if<RepetitionDone>(&entry)) known[done->session].insert(std::string(done->exercise));
  }
  return known;
}

// A workout of the file on its way to a session.
struct Taken {
  Ms session = 0;
  Day day;
  Ms ended_ms = 0;
  bool fresh = true;                              // the log does not have its beginning
  std::vector<Asked> asked;
  std::vector<RepetitionDone> reps;
  std::map<std::string, int> reserve;             // by exercise: as the last set had it
  std::map<std::pair<std::string, Side>, int> sets;
};

class Importer {
 public:
  Importer(const Catalog& catalog, const Log& log, const ImportOptions& options) : catalog_(catalog), options_(options), known_(known_of(log)) {}

  void take(ForeignSet& row, ImportPreview& preview);
  void finish(ImportPreview& preview);
  std::size_t repetitions() const { return repetitions_; }

 private:
  std::optional<Target> target_of(ForeignSet& row, ImportPreview& preview);
  Taken& session_of(const ForeignSet& row);
  void add_set(const ForeignSet& row, const Target& target, Taken& taken, int set, Side side);

  const Catalog& catalog_;
  const ImportOptions& options_;
  Known known_;
  std::map<std::pair<Ms, std::string>, Taken> workouts_;  // by the instant it began and what it is called there
  std::map<std::string, std::size_t> asked_about_;        // name to its place among the questions
  std::set<Ms> used_;                                     // names of sessions that this file has taken
  std::size_t repetitions_ = 0;
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
  taken.fresh = known_.count(taken.session) == 0;
  const Ms lasted_ms = row.ended ? wall_ms_of(*row.ended, 0) - wall_ms_of(row.began, 0) : 0;
  taken.ended_ms = taken.session + (lasted_ms > 0 && lasted_ms <= 7 * kDayMs ? lasted_ms : 0);
  return taken;
}

void Importer::add_set(const ForeignSet& row, const Target& target, Taken& taken, int set, Side side) {
  const int reps = row.reps.value_or(1);
  const Ms held_ms = row.seconds ? static_cast<Ms>(std::floor(*row.seconds * 1000)) : 0;
  for (int rep = 1; rep <= reps; ++rep) {
    RepetitionDone done;
    done.session = taken.session;
    done.day = taken.day;
    done.wall_ms = taken.session;
    done.exercise = target.exercise;
    done.level = target.level;
    done.side = side;
    done.set = set;
    done.rep = rep;
    // Evenly, as whole milliseconds that add up; what was asked is not written there, so it is what was done.
    done.held_ms = held_ms / reps + (rep <= held_ms % reps ? 1 : 0);
    done.asked_ms = done.held_ms;
    done.load_kg = row.weight_kg;
    taken.reps.push_back(done);
  }
  repetitions_ += static_cast<std::size_t>(reps);
  const bool each_side = side != Side::both;
  const auto asked = std::find_if(taken.asked.begin(), taken.asked.end(), [&](const Asked& a) { return a.exercise == target.exercise; });
  if (asked == taken.asked.end()) taken.asked.push_back({target.exercise, target.level, kDoseOfAnother, reps, each_side});
  else asked->reps = std::min(asked->reps + reps, kMostAskedReps), asked->each_side = asked->each_side || each_side;
  // 10 is nothing left; a half counts as used.
  if (row.effort) taken.reserve[target.exercise] = static_cast<int>(std::floor(10 - *row.effort));
}

void Importer::take(ForeignSet& row, ImportPreview& preview) {
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
  Taken& taken = session_of(row);
  const int set = ++taken.sets[{target->exercise, side}];
  if (set > kMostSetsOfExercise) {
    row.remarks.push_back({RowWhy::too_many_sets, {format("%d", kMostSetsOfExercise)}});
    return;
  }
  if (const auto known = known_.find(taken.session); known != known_.end() && known->second.count(target->exercise)) {
    row.remarks.push_back({RowWhy::already_here, {}});
    return;
  }
  add_set(row, *target, taken, set, side);
}

void Importer::finish(ImportPreview& preview) {
  for (auto& [key, taken] : workouts_) {
    if (taken.reps.empty()) continue;
    // A session that the log has already is added to, not begun again.
    if (taken.fresh) {
      ++preview.sessions;
      preview.entries.push_back(SessionBegan{taken.session, taken.day, taken.session, taken.asked});
    }
    for (RepetitionDone& rep : taken.reps) preview.entries.push_back(std::move(rep));
    if (!taken.fresh) continue;
    for (const auto& [exercise, reserve] : taken.reserve)
      preview.entries.push_back(Answered{taken.session, taken.day, taken.ended_ms, exercise, {}, reserve});
    preview.entries.push_back(SessionEnded{taken.session, taken.day, taken.ended_ms, true});
  }
  preview.repetitions = static_cast<int>(repetitions_);
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
  for (ForeignSet& row : read.sets) {
    const bool has_day = std::none_of(row.remarks.begin(), row.remarks.end(), [](const Remark& r) {
      return r.why == RowWhy::bad_cell && (r.facts[0] == "Date" || r.facts[0] == "start_time");
    });
    importer.take(row, preview);
    if (importer.repetitions() > kMostImported)
      return Result<ImportPreview>::failure(file + format(": line %d: more than %d repetitions in all", row.line, static_cast<int>(kMostImported)));
    preview.rows.push_back({row.line, shown(row.exercise), has_day ? std::optional<Day>(row.began.day) : std::nullopt, state_of(row.remarks), std::move(row.remarks)});
  }
  importer.finish(preview);
  return preview;
}

}  // namespace holdfast
