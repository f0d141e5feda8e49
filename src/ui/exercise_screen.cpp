#include <algorithm>

#include "app/words.h"
#include "base/text.h"
#include "progress/chart.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

const Exercise& shown_exercise(const Ui& ui) { return ui.app.catalog.exercises[ui.app.preview.exercise]; }

// Play, the place in the repetition, and the side that works, in one row.
void draw_player(Ui& ui, Rect place) {
  const Exercise& exercise = shown_exercise(ui);
  const Preview& player = ui.app.preview;
  const bool playing = player.playing && !moves_reduced(ui.app);
  const float button_width = std::min(place.w * 0.3f, scaled(ui, 92));
  const bool sided = exercise.levels[player.level].sides != Sides::both;
  if (button(ui, Rect{place.x, place.y, button_width, place.h}, "exercise/play", word(playing ? Word::stop_playing : Word::play)))
    ui.out.push_back(intent::PlayPreview{!player.playing});
  const PhaseLengths lengths_s = shown_lengths_s(ui.app);
  const double all_s = sum(lengths_s), at_s = player.playing && !playing ? 0 : position_s(player, lengths_s, ui.clock.mono_ms);
  constexpr StepKind kKinds[kPhaseCount] = {StepKind::set, StepKind::lift, StepKind::hold, StepKind::lower, StepKind::rest};
  std::vector<Stretch> stretches;
  for (std::size_t p = 0; p < kPhaseCount; ++p) stretches.push_back({lengths_s[p] / all_s, kKinds[p]});
  Step step;
  step.kind = kKinds[static_cast<std::size_t>(moment_at(lengths_s, at_s).phase)];
  const std::string value = words(Word::moment_value, {step_word(step, exercise.levels[player.level].spoken), format("%.1f", at_s), format("%.1f", all_s)});
  const float right = sided ? button_width + kSpace2 : 0;
  const Rect bar{place.x + button_width + kSpace2, place.y, place.w - button_width - kSpace2 - right, place.h};
  if (const auto share = scrubber(ui, bar, "exercise/moment", word(Word::moment), stretches, at_s / all_s, value))
    ui.out.push_back(intent::Scrub{*share * all_s});
  if (!sided) return;
  const bool left = player.side != Side::right;
  const std::string name = words(Word::level_line, {word(Word::working_side), word(left ? Word::side_left : Word::side_right)});
  if (button(ui, Rect{place.right() - button_width, place.y, button_width, place.h}, "exercise/side", word(left ? Word::side_left : Word::side_right),
             {ButtonKind::second, 0, false, name}))
    ui.out.push_back(intent::ShowSide{left ? Side::right : Side::left});
}

// How fast it plays and from where it is seen.
void draw_ways_to_look(Ui& ui, Column& column) {
  const auto speed = choice(ui, column, "exercise/speed", word(Word::speed),
                            {word(Word::speed_quarter), word(Word::speed_half), word(Word::speed_once), word(Word::speed_twice)},
                            static_cast<int>(std::find(std::begin(kSpeeds), std::end(kSpeeds), ui.app.preview.speed) - std::begin(kSpeeds)));
  if (speed) ui.out.push_back(intent::PlaySpeed{kSpeeds[*speed]});
  const Level& level = shown_exercise(ui).levels[ui.app.preview.level];
  const bool stands = level.position == Position::standing;
  const auto view = choice(ui, column, "exercise/view", word(Word::view),
                           {word(Word::view_best), word(Word::view_side), word(stands ? Word::view_standing_front : Word::view_front),
                            word(stands ? Word::view_standing_back : Word::view_feet), word(Word::view_above)},
                           static_cast<int>(ui.app.view.now.name));
  if (view) ui.out.push_back(intent::LookFrom{static_cast<figure::ViewName>(*view)});
  text(ui, column, "exercise/hint", word(Word::figure_hint), caption(ui));
}

void draw_figures(Ui& ui, Rect place) {
  const FigureShown shown = preview(ui, ui.app.preview.exercise, ui.app.preview.level, ui.app.preview.side);
  if (!ui.app.preview.wrong) {
    figure(ui, place, "figure", shown);
    return;
  }
  const float row = std::max(kTarget, scaled(ui, kTarget));
  two_figures(ui, {place.x, place.y, place.w, place.h - row - kSpace2}, "figure", shown);
  if (button(ui, Rect{place.x, place.bottom() - row, place.w, row}, "exercise/alone", word(Word::hide_mistake)))
    ui.out.push_back(intent::ShowMistake{});
}

void draw_levels(Ui& ui, Column& column) {
  const Exercise& exercise = shown_exercise(ui);
  const Rung now = standing(ui.app.history, exercise);
  heading(ui, column, "exercise/levels", word(Word::levels), 2, {kLead, Weight::semibold, ui.ink.text});
  for (std::size_t i = 0; i < exercise.levels.size(); ++i) {
    const Level& level = exercise.levels[i];
    const bool chosen = i == ui.app.preview.level;
    const std::string id = "exercise/level" + std::to_string(i);
    const Rung rung{i, i == now.level ? now.dose : 0};
    const std::string dose = dose_words(dose_at(exercise, rung), level.sides, ui.app.settings.units);
    const Rect row = take(column, std::max(kMainTarget, scaled(ui, kMainTarget)));
    fill(row, chosen ? ui.ink.raised : ui.ink.surface, kCorner);
    std::string name = words(Word::level_line, {level.name, dose});
    if (i == now.level) name += ", " + std::string(word(Word::level_now));
    if (pressable(ui, row, id, name)) ui.out.push_back(intent::ShowLevel{i});
    frame(row, chosen ? ui.ink.accent : ui.ink.hairline, kCorner, chosen ? 2.0f : 1.0f);
    const float badge = i == now.level ? scaled(ui, 84) : 0;
    label(ui, {row.x + kSpace4, row.y + row.h * 0.08f, row.w - 2 * kSpace4 - badge, row.h * 0.46f}, level.name, {kBody, Weight::semibold, ui.ink.text, 0});
    label(ui, {row.x + kSpace4, row.y + row.h * 0.5f, row.w - 2 * kSpace4 - badge, row.h * 0.42f}, dose, caption(ui));
    if (badge > 0) label(ui, {row.right() - badge - kSpace4, row.y, badge, row.h}, word(Word::level_now), {kCaption, Weight::semibold, ui.ink.accent, 1});
  }
  // Where she is on it, what comes next and what that takes.
  const int place = place_of(exercise, now);
  text(ui, column, "exercise/place", words(Word::ladder_place, {std::to_string(place), std::to_string(places(exercise))}), caption(ui));
  const Advice advice = draw_advice(ui, column, "exercise", ui.app.preview.exercise);
  if (advice.kind == AdviceKind::stay && can_step_up(exercise, now) && !has_stop_sign(ui.app.history))
    text(ui, column, "exercise/next",
         words(Word::ladder_next, {rung_words(exercise, step_up(exercise, now), ui.app.settings.units), std::to_string(exercise.rules.good_sessions),
                                   std::to_string(exercise.rules.unanswered_sessions)}), caption(ui));
  const bool forbidden = has_stop_sign(ui.app.history) && !exercise.levels[ui.app.preview.level].gentle;
  const bool changes = ui.app.preview.level != now.level;
  if (button(ui, column, "exercise/train", word(Word::train_level), {ButtonKind::main, kMainTarget, forbidden}))
    ui.out.push_back(intent::StartExercise{ui.app.preview.exercise, changes ? Rung{ui.app.preview.level, 0} : now});
  if (changes && button(ui, column, "exercise/use", word(Word::use_level), {ButtonKind::second, 0, forbidden}))
    ui.out.push_back(intent::ChooseRung{ui.app.preview.exercise, {ui.app.preview.level, 0}});
  const std::string& how = exercise.levels[ui.app.preview.level].how;
  if (!how.empty()) text(ui, column, "exercise/level_how", how, muted(ui));
  text(ui, column, "exercise/level_source", exercise.levels[ui.app.preview.level].source, caption(ui));
}

void draw_list(Ui& ui, Column& column, std::string_view id, Word title, const std::vector<std::string>& list) {
  if (list.empty()) return;
  const std::string key(id);
  heading(ui, column, key, word(title), 2, {kLead, Weight::semibold, ui.ink.text});
  bullets(ui, column, key + "/list", list, word(title));
  column.y += kSpace2;
}

// Each mistake in words; those that can be drawn have a button beside them.
void draw_mistakes(Ui& ui, Column& column, bool beside_figure) {
  const Exercise& exercise = shown_exercise(ui);
  heading(ui, column, "exercise/mistakes", word(Word::mistakes), 2, {kLead, Weight::semibold, ui.ink.text});
  const float width = scaled(ui, 88), height = std::max(kTarget, scaled(ui, kTarget));
  for (std::size_t i = 0; i < exercise.mistakes.size(); ++i) {
    const Mistake& mistake = exercise.mistakes[i];
    const std::string id = "exercise/mistake" + std::to_string(i), both = mistake.wrong + " " + words(Word::instead, {mistake.instead});
    if (mistake.shows.empty()) {
      bullet(ui, column, id, both);
      continue;
    }
    const float top = column.y;
    Column beside{column.x, column.y, column.w - width - kSpace3, 0};
    bullet(ui, beside, id, both);
    const bool shown = ui.app.preview.mistake == i;
    const std::string name = shown ? std::string(word(Word::hide_mistake)) : words(Word::show_mistake_of, {mistake.wrong});
    if (button(ui, Rect{column.x + column.w - width, top, width, height}, id + "/show", word(shown ? Word::hide_mistake_short : Word::show_mistake),
               {shown ? ButtonKind::quiet : ButtonKind::second, 0, false, name})) {
      ui.out.push_back(shown ? intent::ShowMistake{} : intent::ShowMistake{i});
      if (!shown && !beside_figure) scroll_to_top();
    }
    column.y = std::max(beside.y, top + height) + kSpace2;
  }
  column.y += kSpace2;
}

void draw_words(Ui& ui, Column& column, bool beside_figure) {
  const Exercise& exercise = shown_exercise(ui);
  draw_list(ui, column, "exercise/steps", Word::steps, exercise.steps);
  draw_list(ui, column, "exercise/breathing", Word::breathing, {exercise.breathing});
  std::vector<std::string> muscles;
  for (const WorkedMuscle& m : exercise.muscles) muscles.push_back(m.primary ? words(Word::muscle_primary, {m.name}) : m.name);
  draw_mistakes(ui, column, beside_figure);
  draw_list(ui, column, "exercise/stop", Word::stop_when, exercise.stop_signs);
  draw_list(ui, column, "exercise/cautions", Word::cautions, exercise.cautions);
  draw_list(ui, column, "exercise/muscles", Word::muscles, muscles);
  draw_list(ui, column, "exercise/equipment", Word::equipment, exercise.equipment);
  draw_list(ui, column, "exercise/sources", Word::sources, exercise.sources);
}

void draw_head(Ui& ui, Column& column) {
  const Rect row = take(column, std::max(kTarget, scaled(ui, kTarget)));
  if (button(ui, Rect{row.x - kSpace2, row.y, std::min(row.w, scaled(ui, 150)), row.h}, "exercise/all", word(Word::all_exercises), {ButtonKind::quiet}))
    ui.out.push_back(intent::GoTo{Screen::exercises});
  heading(ui, column, "exercise/name", shown_exercise(ui).name, 1, {kTitle, Weight::semibold, ui.ink.text});
  text(ui, column, "exercise/summary", shown_exercise(ui).summary, muted(ui));
}

}  // namespace

void draw_exercise(Ui& ui, Rect place) {
  if (ui.app.preview.exercise >= ui.app.catalog.exercises.size()) return;
  const float row = std::max(kTarget, scaled(ui, kTarget));
  if (is_wide(place)) {
    const float width = std::min(place.w - 2 * kSpace5, 1120.0f), left = place.middle_x() - width / 2, half = width * 0.52f;
    draw_figures(ui, {left, place.y + kSpace4, half - kSpace4, place.h - row - kSpace4 * 3});
    draw_player(ui, {left, place.bottom() - row - kSpace4, half - kSpace4, row});
    Scroll scroll = begin_scroll(ui, "exercise", {left + half, place.y, width - half + kSpace2, place.h}, kSpace2);
    draw_notices(ui, scroll.column);
    draw_head(ui, scroll.column);
    draw_levels(ui, scroll.column);
    draw_ways_to_look(ui, scroll.column);
    draw_words(ui, scroll.column, true);
    end_scroll(ui, scroll);
    return;
  }
  Scroll scroll = begin_scroll(ui, "exercise", place, kSpace4, 720);
  draw_notices(ui, scroll.column);
  draw_head(ui, scroll.column);
  draw_figures(ui, take(scroll.column, place.h * (ui.app.preview.wrong ? 0.56f : 0.36f)));
  draw_player(ui, take(scroll.column, row));
  draw_levels(ui, scroll.column);
  draw_ways_to_look(ui, scroll.column);
  draw_words(ui, scroll.column, false);
  end_scroll(ui, scroll);
}

}  // namespace holdfast::ui
