#include <algorithm>
#include <cmath>

#include "app/words.h"
#include "base/text.h"
#include "imgui.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

// What the session shows in this frame, worked out once.
struct Shown {
  const Session* session = nullptr;
  const Step* step = nullptr;
  const PlanItem* item = nullptr;
  const Exercise* exercise = nullptr;
  StepKind kind = StepKind::ready;   // of the step, or `ready` while a lead-in runs
  std::string phase;                 // the one word
  std::string number;
  std::string unit;
  std::string line;                  // repetition and side
  std::string next;
  Rgb colour = 0;
  double left = 1;                   // share of the step that is left
  double breath = 0;                 // -1 out .. 1 in
};

int seconds_up(Ms ms) { return static_cast<int>((ms + 999) / 1000); }

// The breath of a hold in breaths: in for the first half, out for the second.
struct Breath {
  int left = 0;        // breaths not yet finished
  bool in = true;
  double chest = 0;    // -1 empty .. 1 full
};
Breath breath_at(const Shown& s, Ms now_ms) {
  const int count = s.item->dose.hold.amount;
  const double at = progress_of_step(*s.session, now_ms) * count;
  const double within = at - std::floor(at);
  Breath breath;
  breath.left = std::max(1, count - static_cast<int>(std::floor(at)));
  breath.in = within < 0.5;
  breath.chest = -std::cos(within * 2 * 3.14159265358979);
  return breath;
}

std::string what_is_next(const Ui& ui, const Shown& s) {
  const auto& steps = s.session->plan.steps;
  for (std::size_t i = s.session->step + 1; i < steps.size(); ++i) {
    const Step& next = steps[i];
    if (next.kind == StepKind::done) return word(Word::next_end);
    if (next.kind == StepKind::questions && s.step->kind != StepKind::questions) return word(Word::next_questions);
    if (next.kind == StepKind::position)
      return next.change_sides ? word(Word::next_other_side)
                               : ui.app.catalog.exercises[s.session->plan.items[static_cast<std::size_t>(next.item)].exercise_index].name;
    if (next.kind == StepKind::set && next.side != s.step->side) return word(Word::next_other_side);
    if (next.kind == StepKind::set && next.rep != s.step->rep)
      return words(Word::next_repetition, {format("%d", next.rep)});
  }
  return word(Word::next_end);
}

void set_number(const Ui& ui, Shown& s) {
  const Ms now_ms = ui.clock.mono_ms;
  if (const Ms lead_ms = lead_in_left_ms(*s.session, now_ms); lead_ms > 0) {
    s.kind = StepKind::ready;
    s.phase = word(Word::phase_ready);
    s.number = format("%d", seconds_up(lead_ms));
    s.unit = word(Word::seconds_unit);
    return;
  }
  if (s.step->kind == StepKind::hold && s.item->dose.hold.kind == HoldKind::breaths) {
    const Breath breath = breath_at(s, now_ms);
    s.number = format("%d", breath.left);
    s.unit = word(breath.in ? Word::breath_in : Word::breath_out);
    s.breath = breath.chest;
    return;
  }
  const int seconds = seconds_up(remaining_ms(*s.session, now_ms));
  s.number = format("%d", seconds);
  s.unit = word(seconds == 1 ? Word::second_unit : Word::seconds_unit);
}

Shown shown_of(const Ui& ui) {
  Shown s;
  s.session = &*ui.app.session;
  s.step = &current(*s.session);
  s.item = &s.session->plan.items[static_cast<std::size_t>(s.step->item)];
  s.exercise = &ui.app.catalog.exercises[s.item->exercise_index];
  s.kind = s.step->kind;
  s.phase = step_word(*s.step, level_of(ui.app.catalog, *s.item).spoken);
  s.left = 1 - progress_of_step(*s.session, ui.clock.mono_ms);
  set_number(ui, s);
  if (s.session->paused_ms) s.phase = word(Word::phase_paused);
  s.colour = s.session->paused_ms ? ui.ink.muted : colour_of(s.kind, ui.ink);
  const int rep = std::max(1, s.step->rep), reps = s.item->dose.reps;
  const std::string side = side_words(s.step->side);
  s.line = side.empty() ? words(Word::repetition_of, {format("%d", rep), format("%d", reps)})
                        : words(Word::repetition_side, {format("%d", rep), format("%d", reps), side});
  // Before the first repetition there is none to be at: what is asked stands there.
  if (s.step->rep == 0) s.line = dose_words(s.item->dose, s.item->sides, ui.app.settings.units);
  s.next = words(Word::next_up, {what_is_next(ui, s)});
  // While she gets down for the first time there is a moment to learn what her hands can do.
  if (s.session->step == 0 && ui.app.settings.anywhere) s.next = word(Word::hands_short);
  return s;
}

FigureShown figure_of(const Ui& ui, const Shown& s) {
  const FigureMoment moment = figure_moment(*s.session, ui.clock.mono_ms);
  FigureShown shown;
  shown.exercise = s.item->exercise_index;
  shown.level = s.item->rung.level;
  shown.phase = moment.phase;
  shown.progress = moment.progress;
  shown.breath = s.breath;
  shown.side = s.step->side;
  shown.ghost = s.kind == StepKind::ready || s.kind == StepKind::set || s.kind == StepKind::lift;
  return shown;
}

// Every number that is shown has the room of two digits, so that nothing moves when it changes.
void draw_number(Ui& ui, Rect place, const Shown& s) {
  const Type face = number_type(number_size_px(ui.app, ui.surface));
  const float digit_height = face.size_px * kDigitHeight;
  const float shrink = std::min(1.0f, place.h / digit_height);
  const Type fitted{face.size_px * shrink, face.font};
  const float width = number_width(fitted, s.number);
  draw_number_text(ui, {place.x + (place.w - width) / 2, place.middle_y() - digit_height * shrink / 2, width, digit_height * shrink}, fitted, s.number);
  say(ui, "session/timer", Role::timer, word(Word::timer), place, s.number);
}

void draw_phase(Ui& ui, Rect place, const Shown& s) {
  const Style style{kTitle, Weight::semibold, s.colour, 0};
  const float shape = std::min(place.h * 0.62f, scaled(ui, 30)), gap = scaled(ui, kSpace3);
  const float width = std::min(text_width(ui, s.phase, style), place.w - shape - gap);
  const float left = place.x + (place.w - shape - gap - width) / 2;
  if (s.session->paused_ms) {  // the two bars that everybody knows
    fill({left + shape * 0.15f, place.middle_y() - shape / 2, shape * 0.25f, shape}, s.colour, 3);
    fill({left + shape * 0.60f, place.middle_y() - shape / 2, shape * 0.25f, shape}, s.colour, 3);
  } else {
    phase_shape({left, place.middle_y() - shape / 2, shape, shape}, s.kind, s.colour);
  }
  label(ui, {left + shape + gap, place.y, width + 1, place.h}, s.phase, style);
  say(ui, "session/phase", Role::status, s.phase, place);
}

// What is left of the step, as a bar that empties.
void draw_bar(Ui& ui, Rect place, const Shown& s) {
  fill(place, ui.ink.raised, place.h / 2);
  const float width = place.w * static_cast<float>(s.left);
  if (width > place.h) fill({place.x, place.y, width, place.h}, s.colour, place.h / 2);
}

// Marks of the repetitions: done, now, to come; left and right apart.
void draw_marks(Ui& ui, Rect place, const Shown& s) {
  const bool apart = s.item->sides != Sides::both;
  const Side first = s.item->first_side;
  const std::vector<Side> sides = apart ? std::vector<Side>{first, first == Side::left ? Side::right : Side::left} : std::vector<Side>{Side::both};
  const int reps = s.item->dose.reps, rows = static_cast<int>(sides.size());
  const Bouts bouts = bouts_of_session(ui.app.history, s.session->id);
  const auto found = std::find_if(bouts.begin(), bouts.end(), [&](const Bout* b) { return b->exercise == s.item->exercise; });
  const Bout* const bout = found == bouts.end() ? nullptr : *found;
  const float row_height = place.h / static_cast<float>(rows);
  for (int r = 0; r < rows; ++r) {
    const float y = place.y + row_height * (static_cast<float>(r) + 0.5f);
    const float label_width = apart ? scaled(ui, 20) : 0;
    const float pitch = std::min(26.0f, (place.w - label_width) / static_cast<float>(reps));
    const float radius = std::min(7.0f, std::min(pitch * 0.32f, row_height * 0.4f));
    const float left = place.x + label_width + (place.w - label_width - pitch * static_cast<float>(reps)) / 2;
    const Side side = sides[static_cast<std::size_t>(r)];
    if (apart) {
      const char letter[2] = {*word(side == Side::left ? Word::side_left : Word::side_right), 0};
      label(ui, {left - label_width, y - row_height / 2, label_width, row_height}, letter,
            {kCaption, Weight::semibold, side == s.step->side ? ui.ink.text : ui.ink.muted, 0});
    }
    for (int rep = 1; rep <= reps; ++rep) {
      const float x = left + pitch * (static_cast<float>(rep) - 0.5f);
      const bool done = bout && std::any_of(bout->reps.begin(), bout->reps.end(), [&](const Rep& d) {
                          return d.number == rep && d.side == side && d.set == s.step->set; });
      const bool now = s.step->rep == rep && s.step->side == side;
      if (done) circle(x, y, radius, ui.ink.hold);
      else if (now) ring(x, y, radius, ui.ink.accent, 2.5f), circle(x, y, radius * 0.45f, ui.ink.accent);
      else ring(x, y, radius * 0.8f, ui.ink.edge, 1.5f);
    }
  }
  const int done = !bout ? 0 : static_cast<int>(bout->reps.size());
  Node node;
  node.id = "session/progress";
  node.role = Role::progressbar;
  node.name = s.exercise->name;
  node.value = words(Word::summary_reps, {format("%d", done), format("%d", reps * rows)});
  node.box = clipped(place);
  node.value_now = done;
  node.value_max = reps * rows;
  add(ui.semantics, node);
}

void draw_pause(Ui& ui, Rect place, const Shown& s) {
  const bool paused = s.session->paused_ms.has_value();
  if (button(ui, place, "session/pause", word(paused ? Word::resume : Word::pause), {ButtonKind::main}))
    ui.out.push_back(paused ? Intent(intent::Resume{}) : Intent(intent::Pause{}));
}

// The smaller buttons, in rows of `per_row`.
void draw_others(Ui& ui, Rect place, const Shown& s, int per_row) {
  struct Other {
    const char* id;
    Word words, spoken;
    Intent wanted;
  };
  const bool holds = s.kind == StepKind::hold && !s.session->paused_ms && s.item->dose.hold.kind != HoldKind::brief;
  const Word across = ui.app.across_the_room ? Word::back_to_normal : Word::across_the_room;
  const std::vector<Other> others = {{"session/back", Word::back, Word::back, intent::Back{}},
                                     {"session/skip", Word::skip, Word::skip, intent::Skip{}},
                                     {"session/across", across, across, intent::AcrossTheRoom{!ui.app.across_the_room}},
                                     {"session/too_hard", Word::too_hard_short, Word::too_hard, intent::TooHardToday{}},
                                     {"session/end_hold", Word::end_hold, Word::end_hold, intent::CutShort{}},
                                     {"session/end", Word::end_session_short, Word::end_session, intent::EndSession{}}};
  const int rows = (static_cast<int>(others.size()) + per_row - 1) / per_row;
  const float height = (place.h - kSpace2 * static_cast<float>(rows - 1)) / static_cast<float>(rows);
  for (std::size_t i = 0; i < others.size(); ++i) {
    const int index = static_cast<int>(i);
    const Column cell = split(place, index % per_row, per_row, kSpace2);
    const Rect where{cell.x, place.y + static_cast<float>(index / per_row) * (height + kSpace2), cell.w, height};
    ButtonLook look;
    look.disabled = others[i].words == Word::end_hold && !holds;
    look.kind = others[i].spoken == Word::end_session ? ButtonKind::danger : ButtonKind::second;
    look.spoken = word(others[i].spoken);
    if (button(ui, where, others[i].id, word(others[i].words), look)) ui.out.push_back(others[i].wanted);
  }
}

// Under the questions: pause, on without an answer, or the end.
void draw_question_foot(Ui& ui, Rect place, const Shown& s) {
  const auto cell = [&](int index) {
    const Column c = split(place, index, 3, kSpace2);
    return Rect{c.x, place.y, c.w, place.h};
  };
  draw_pause(ui, cell(0), s);
  if (button(ui, cell(1), "session/skip", word(Word::skip))) ui.out.push_back(intent::Skip{});
  if (button(ui, cell(2), "session/end", word(Word::end_session_short), {ButtonKind::danger, 0, false, word(Word::end_session)}))
    ui.out.push_back(intent::EndSession{});
}

// What to do now, in words: how to get into position, or why it stands still.
std::string explanation(const Ui& ui, const Shown& s) {
  if (s.session->paused_ms) {
    switch (s.session->pause_reason) {
      case PauseReason::unseen: return word(Word::paused_unseen);
      case PauseReason::resumed: return word(Word::paused_resumed);
      case PauseReason::asked: return word(Word::paused_asked);
    }
  }
  if (s.step->kind != StepKind::position) return {};
  return how_words(ui.app, s.session->plan, s.session->step);
}

void draw_head(Ui& ui, Rect place, const Shown& s) {
  const std::string dose = dose_words(s.item->dose, s.item->sides, ui.app.settings.units);
  const Style name{kLead, Weight::semibold, ui.ink.text};
  const float width = std::min(text_width(ui, s.exercise->name, name), place.w * 0.55f);
  label(ui, {place.x, place.y, width + 1, place.h}, s.exercise->name, name);
  label(ui, {place.x + width + kSpace3, place.y, place.w - width - kSpace3, place.h}, dose, {kCaption, Weight::regular, ui.ink.muted, 1});
  Node node;
  node.id = "session/exercise";
  node.role = Role::heading;
  node.level = 1;
  node.name = s.exercise->name;
  node.box = clipped(place);
  add(ui.semantics, node);
  say(ui, "session/dose", Role::text, dose, {place.x + width, place.y, place.w - width, place.h});
}

void draw_line(Ui& ui, Rect place, std::string_view id, const std::string& words, Style style) {
  label(ui, place, words, style);
  say(ui, id, Role::text, words, place);
}

// The middle: word, number, unit, bar, repetitions, what comes next; in the middle of its place where
// that is higher than it needs. On a low screen the unit goes and the last two share a line.
void draw_middle(Ui& ui, Rect place, const Shown& s) {
  const bool low = place.h < 320;
  const float line = scaled(ui, 26), phase = scaled(ui, low ? 38 : 44), marks = s.item->sides == Sides::both ? 22.0f : 40.0f;
  const std::string why = explanation(ui, s);
  const bool breathes = s.step->kind == StepKind::hold && s.item->dose.hold.kind == HoldKind::breaths;
  const bool has_unit = !low || breathes;
  const float why_height = why.empty() ? 0 : text_height(ui, why, body(ui), place.w) + kSpace2;
  const float others = phase + kSpace1 + (has_unit ? line : 0) + 8 + kSpace2 + why_height + marks + kSpace2 + (low ? line : 2 * line + kSpace2) + 2 * kSpace2;
  const float digits = std::clamp(place.h - others, 40.0f, number_size_px(ui.app, ui.surface) * kDigitHeight);
  Column column{place.x, place.y + std::max(0.0f, (place.h - others - digits) / 2), place.w, kSpace1};
  draw_phase(ui, take(column, phase), s);
  column.gap = kSpace2;
  draw_number(ui, take(column, digits), s);
  if (has_unit) {
    column.y -= kSpace1;
    draw_line(ui, take(column, line), "session/unit", s.unit, {kBody, Weight::regular, ui.ink.muted, 0.5f});
  }
  draw_bar(ui, inset(take(column, 8), std::max(0.0f, (place.w - 420) / 2), 0), s);
  if (!why.empty()) {
    const float width = std::min(text_width(ui, why, body(ui)) + 2, place.w);
    Column centred{place.x + (place.w - width) / 2, column.y, width, kSpace2};
    text(ui, centred, "session/why", why, body(ui));
    column.y = centred.y;
  }
  draw_marks(ui, take(column, marks), s);
  const Style now{kBody, Weight::semibold, ui.ink.text, 0.5f}, next{kBody, Weight::regular, ui.ink.muted, 0.5f};
  if (low) {
    const Rect row = take(column, line);
    draw_line(ui, {row.x, row.y, row.w * 0.56f, row.h}, "session/repetition", s.line, now);
    draw_line(ui, {row.x + row.w * 0.58f, row.y, row.w * 0.42f, row.h}, "session/next", s.next, next);
  } else {
    draw_line(ui, take(column, line), "session/repetition", s.line, now);
    draw_line(ui, take(column, line), "session/next", s.next, next);
  }
}

void draw_portrait(Ui& ui, Rect place, const Shown& s, bool asks) {
  const Rect in = inset(place, kSpace4, kSpace2);
  const float head = scaled(ui, 32), pause = scaled(ui, 64), others = 2 * std::max(kTarget, scaled(ui, kTarget)) + kSpace2;
  draw_head(ui, {in.x, in.y, in.w, head}, s);
  const float foot = pause + kSpace2 + others;
  const Rect rest{in.x, in.y + head + kSpace2, in.w, in.h - head - foot - 2 * kSpace2};
  if (asks) {
    draw_questions(ui, {place.x, rest.y, place.w, in.bottom() - pause - kSpace2 - rest.y});
    draw_question_foot(ui, {in.x, in.bottom() - pause, in.w, pause}, s);
    return;
  }
  const float figure_height = rest.h * 0.42f;
  figure(ui, {in.x, rest.y, in.w, figure_height}, "figure", figure_of(ui, s));
  draw_middle(ui, {in.x, rest.y + figure_height + kSpace2, in.w, rest.h - figure_height - kSpace2}, s);
  draw_pause(ui, {in.x, in.bottom() - foot, in.w, pause}, s);
  draw_others(ui, {in.x, in.bottom() - others, in.w, others}, s, 3);
}

void draw_landscape(Ui& ui, Rect place, const Shown& s, bool asks) {
  const Rect in = inset(place, kSpace4, kSpace2);
  const float half = in.w * 0.46f;
  const float foot = std::max(kTarget, scaled(ui, kTarget)), head = scaled(ui, 30);
  const Rect right{in.x + half + kSpace4, in.y, in.w - half - kSpace4, in.h};
  const Rect buttons{in.x, in.bottom() - foot, in.w, foot};
  if (asks && place.h < kLowScreen) {  // the questions need the width more than the figure does
    draw_head(ui, {in.x, in.y, in.w, head}, s);
    draw_questions(ui, {place.x, in.y + head, place.w, buttons.y - in.y - head - kSpace2});
    draw_question_foot(ui, buttons, s);
    return;
  }
  draw_head(ui, {right.x, right.y, right.w, head}, s);
  const Rect upper{right.x, right.y + head, right.w, buttons.y - right.y - head - kSpace2};
  figure(ui, {in.x, in.y, half, buttons.y - in.y - kSpace2}, "figure", figure_of(ui, s));
  if (asks)
    draw_questions(ui, upper);
  else
    draw_middle(ui, upper, s);
  if (asks) {
    draw_question_foot(ui, {buttons.x, buttons.y, std::min(buttons.w, 640.0f), foot}, s);
    return;
  }
  const float pause = std::min(220.0f, in.w * 0.24f);
  draw_pause(ui, {buttons.x, buttons.y, pause, foot}, s);
  draw_others(ui, {buttons.x + pause + kSpace2, buttons.y, buttons.w - pause - kSpace2, foot}, s, 6);
}

// A change of phase lights up the whole screen for a moment. How often, the app bounds (App::changed_ms).
void draw_flash(Ui& ui, Rect place, const Shown& s) {
  constexpr Ms kFlashMs = 250;
  constexpr float kBrightest = 0.45f;
  const Ms age_ms = ui.clock.mono_ms - ui.app.changed_ms;
  if (age_ms < 0 || age_ms >= kFlashMs || s.session->paused_ms || moves_reduced(ui.app)) return;
  fill(place, s.colour, 0, kBrightest * (1 - static_cast<float>(age_ms) / kFlashMs));
}

// The whole screen for number, word and figure; the phase also as a frame around all.
void draw_across(Ui& ui, Rect place, const Shown& s) {
  draw_flash(ui, place, s);
  frame(inset(place, 4, 4), s.colour, 20, 8);
  const Rect in = inset(place, 24, 20);
  const bool wide = in.w > in.h;
  const float digits = number_size_px(ui.app, ui.surface) * kDigitHeight, foot = std::max(kTarget, scaled(ui, kTarget));
  const float half = wide ? in.w * 0.36f : in.w;
  const Rect figure_place = wide ? Rect{in.x, in.y, half, in.h - foot - kSpace2} : Rect{in.x, in.y, in.w, (in.h - foot) * 0.3f};
  figure(ui, figure_place, "figure", figure_of(ui, s));
  const Rect side = wide ? Rect{in.x + half, in.y, in.w - half, in.h - foot - kSpace2}
                         : Rect{in.x, figure_place.bottom(), in.w, in.h - figure_place.h - foot - kSpace2};
  const std::string why = explanation(ui, s);
  const float word_height = scaled(ui, 48);
  const float line = why.empty() ? scaled(ui, 24) : text_height(ui, why, {kLead, Weight::regular, ui.ink.text}, side.w);
  const float number = std::clamp(side.h - word_height - line - kSpace4, 40.0f, digits);
  Column column{side.x, side.y + std::max(0.0f, (side.h - number - word_height - line - kSpace4) / 2), side.w, kSpace2};
  draw_number(ui, take(column, number), s);
  draw_phase(ui, take(column, word_height), s);
  if (why.empty()) draw_line(ui, take(column, line), "session/repetition", s.line, {kLead, Weight::regular, ui.ink.muted, 0.5f});
  else text(ui, column, "session/why", why, {kLead, Weight::regular, ui.ink.text});
  const Column left = split({in.x, in.bottom() - foot, in.w, foot}, 0, 2, kSpace3), right = split({in.x, in.bottom() - foot, in.w, foot}, 1, 2, kSpace3);
  draw_pause(ui, {left.x, in.bottom() - foot, left.w, foot}, s);
  if (button(ui, Rect{right.x, in.bottom() - foot, right.w, foot}, "session/across", word(Word::back_to_normal)))
    ui.out.push_back(intent::AcrossTheRoom{false});
}

// Keys of their own, when no control took them: right skips, left goes back, Escape ends a hold. What any other key
// does is intent::Press, which the page makes of how it is pressed.
void take_keys(Ui& ui) {
  if (ImGui::IsKeyPressed(ImGuiKey_RightArrow, false)) ui.out.push_back(intent::Skip{});
  if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow, false)) ui.out.push_back(intent::Back{});
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ui.out.push_back(intent::CutShort{});
}

}  // namespace

void draw_session(Ui& ui, Rect place) {
  if (!ui.app.session) return;
  const Shown s = shown_of(ui);
  take_keys(ui);
  Node region;
  region.id = "session";
  region.role = Role::region;
  region.name = word(Word::session);
  region.box = clipped(place);
  open_group(ui.semantics, region);
  const bool asks = s.step->kind == StepKind::questions;
  if (ui.app.across_the_room && !asks)
    draw_across(ui, place, s);
  else if (is_wide(place))
    draw_landscape(ui, place, s, asks);
  else
    draw_portrait(ui, place, s, asks);
  close_group(ui.semantics);
  if (!s.session->paused_ms) ui.semantics.moving = true;
}

namespace {

// A digit answers the first question that has no answer yet; for the second five stands for five or more.
void take_number_keys(Ui& ui) {
  for (int digit = 0; digit <= 9; ++digit) {
    if (!ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_0 + digit), false)) continue;
    if (!ui.app.answers.pain) ui.out.push_back(intent::AnswerPain{digit});
    else if (!ui.app.answers.reserve) ui.out.push_back(intent::AnswerReserve{std::min(digit, 5)});
    return;
  }
}

}  // namespace

void draw_questions(Ui& ui, Rect place) {
  const Session& session = *ui.app.session;
  Scroll scroll = begin_scroll(ui, "questions", place, place.w < 500 ? kSpace4 : kSpace2, 760);
  Column& column = scroll.column;
  const bool low = place.h < 320;
  if (low) column.gap = kSpace2;
  const std::string left = format("%d", seconds_up(remaining_ms(session, ui.clock.mono_ms)));
  const auto draw_left = [&](Rect row, float align) {
    Style style = caption(ui);
    style.align = align;
    label(ui, row, std::string(word(Word::questions_hint)) + " " + left, style);
    say(ui, "session/timer", Role::timer, word(Word::timer), row, left);
  };
  const float title_y = column.y;
  heading(ui, column, "questions/title", word(Word::phase_questions), 2, {low ? kLead : kHeading, Weight::semibold, ui.ink.text});
  if (low) draw_left({column.x + column.w * 0.4f, title_y, column.w * 0.6f, column.y - column.gap - title_y}, 1);
  std::vector<std::string> pains, reserves;
  for (int i = 0; i <= 10; ++i) pains.push_back(format("%d", i));
  for (int i = 0; i <= 4; ++i) reserves.push_back(format("%d", i));
  reserves.push_back(words(Word::reserve_most, {"5"}));
  const int per_row = column.w < 540 ? 6 : 11;
  if (const auto pain = choice(ui, column, "questions/pain", word(Word::pain_ask), pains, ui.app.answers.pain.value_or(-1), per_row))
    ui.out.push_back(intent::AnswerPain{*pain});
  if (!low) text(ui, column, "questions/pain_scale", word(Word::pain_none), caption(ui));
  take_number_keys(ui);
  const int most = ui.app.catalog.exercises[session.plan.items[static_cast<std::size_t>(current(session).item)].exercise_index].rules.amber_pain;
  if (ui.app.answers.pain.value_or(0) > most) {
    text(ui, column, "questions/too_much", words(Word::pain_stop, {format("%d", most)}), {kBody, Weight::semibold, ui.ink.danger});
    if (button(ui, column, "questions/stop", word(Word::pain_stop_now), {ButtonKind::danger})) ui.out.push_back(intent::EndSession{});
  }
  if (const auto reserve = choice(ui, column, "questions/reserve", word(Word::reserve_ask), reserves, ui.app.answers.reserve.value_or(-1), column.w < 540 ? 3 : 6))
    ui.out.push_back(intent::AnswerReserve{*reserve});
  if (button(ui, column, "questions/done", word(Word::questions_skip), {ButtonKind::second}))
    ui.out.push_back(intent::AnswersDone{});
  if (!low) draw_left(take(column, scaled(ui, 22)), 0);
  end_scroll(ui, scroll);
}

}  // namespace holdfast::ui
