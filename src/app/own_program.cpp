#include "app/own_program.h"

#include <algorithm>

#include "app/outbox.h"
#include "app/words.h"
#include "interchange/program_file.h"
#include "session/plan.h"

namespace holdfast {
namespace {

constexpr const char* kOwnId = "own";

bool has_trained(const History& history, Id exercise) {
  const Bouts list = bouts_of(history, exercise);
  return std::any_of(list.begin(), list.end(), [](const Bout* bout) { return !bout->reps.empty(); });
}

void choose(Settings& settings, const Exercise& exercise, const Frequency& days, Day today) {
  if (const auto now = settings.days.find(exercise.id); now != settings.days.end() && now->second == days_code(days)) return;
  settings.days.erase(exercise.id);
  settings.days_from.erase(exercise.id);
  if (same_days(days, exercise.usual_frequency)) return;
  settings.days[exercise.id] = days_code(days);
  settings.days_from[exercise.id] = today;
}

}  // namespace

void settle_days(Catalog& catalog, const Settings& settings) {
  for (Exercise& exercise : catalog.exercises) {
    const auto chosen = settings.days.find(exercise.id);
    exercise.frequency = exercise.usual_frequency;
    if (chosen == settings.days.end()) continue;
    exercise.frequency = frequency_of(chosen->second);
    const auto from = settings.days_from.find(exercise.id);
    exercise.frequency.since = from == settings.days_from.end() ? settings.days_since : from->second;
  }
}

std::vector<Decided> decisions_of(const Catalog& catalog, const Program& program, const History& history, Day today) {
  std::vector<Decided> list;
  for (const ProgramItem& item : program.items) {
    const Exercise* exercise = find_exercise(catalog, item.exercise);
    if (!exercise || (!item.level && item.dose == 0)) continue;
    const Rung rung = rung_of(*exercise, item);
    if (has_stop_sign(history) && !exercise->levels[rung.level].gentle) continue;
    const Rung chosen = chosen_rung(history, *exercise);
    const bool new_to_her = !has_decided(history, exercise->id) && !has_trained(history, exercise->id);
    if (rung < chosen || (chosen < rung && new_to_her))
      list.push_back({today, 0, exercise->id, exercise->levels[rung.level].id, static_cast<int>(rung.dose), false});
  }
  return list;
}

void take_days(const Catalog& catalog, const Program& program, Day today, Settings& settings) {
  for (const ProgramItem& item : program.items) {
    const Exercise* exercise = find_exercise(catalog, item.exercise);
    if (!exercise || !item.days || same_days(*item.days, exercise->frequency)) continue;
    choose(settings, *exercise, *item.days, today);
  }
}

Program with_her_plan(const Catalog& catalog, Program program, const History& history, const Settings& settings) {
  for (ProgramItem& item : program.items) {
    const Exercise* exercise = find_exercise(catalog, item.exercise);
    if (!exercise) continue;
    if (const Rung rung = chosen_rung(history, *exercise); !(rung == rung_of(*exercise, item))) {
      item.level = exercise->levels[rung.level].id;
      item.dose = static_cast<int>(rung.dose);
    }
    const auto chosen = settings.days.find(item.exercise);
    item.days = chosen == settings.days.end() ? std::nullopt : std::optional<Frequency>(frequency_of(chosen->second));
  }
  return program;
}

void edit_program(App& app, const intent::EditProgram& edit, std::vector<Effect>& out) {
  if (app.catalog.programs.empty() || app.session) return;
  Program program = app.catalog.programs.front();
  std::vector<ProgramItem>& items = program.items;
  const auto at = std::find_if(items.begin(), items.end(), [&](const ProgramItem& item) { return item.exercise == edit.exercise; });
  switch (edit.what) {
    case intent::EditProgram::What::add:
      if (at != items.end() || items.size() >= kMostItems || !find_exercise(app.catalog, edit.exercise)) return;
      items.push_back({edit.exercise, std::nullopt, 0, std::nullopt});
      break;
    case intent::EditProgram::What::take_out:
      if (at == items.end() || items.size() < 2) return;
      items.erase(at);
      break;
    case intent::EditProgram::What::earlier:
      if (at == items.end() || at == items.begin()) return;
      std::iter_swap(at, std::prev(at));
      app.settings.own_order = true;
      break;
    case intent::EditProgram::What::later:
      if (at == items.end() || std::next(at) == items.end()) return;
      std::iter_swap(at, std::next(at));
      app.settings.own_order = true;
      break;
  }
  if (app.program_in_use.empty()) {
    program.id = kOwnId;
    program.name = word(Word::own_program);
    program.summary = word(Word::own_program_summary);
  }
  // In one line: the texts in it have no line ends of their own.
  app.settings.program = write_program(program);
  std::replace(app.settings.program.begin(), app.settings.program.end(), '\n', ' ');
  save_settings(app, out);
}

void choose_days(App& app, const intent::ChooseDays& chosen, const Clock& clock, std::vector<Effect>& out) {
  const Exercise* exercise = find_exercise(app.catalog, chosen.exercise);
  if (!exercise || (chosen.code != 0 && !is_days_code(chosen.code))) return;
  choose(app.settings, *exercise, chosen.code == 0 ? exercise->usual_frequency : frequency_of(chosen.code), day_of(clock));
  save_settings(app, out);
}

}  // namespace holdfast
