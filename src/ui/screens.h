#pragma once
// The screens. Each draws itself into a place and adds what was wanted to Ui::out.

#include "ui/figure_view.h"
#include "ui/scroll.h"
#include "ui/widgets.h"

namespace holdfast::ui {

void draw_first_visit(Ui& ui, Rect place);
void draw_today(Ui& ui, Rect place);
void draw_session(Ui& ui, Rect place);
void draw_questions(Ui& ui, Rect place);   // the part of the session that asks
void draw_summary(Ui& ui, Rect place);
void draw_exercises(Ui& ui, Rect place);
void draw_exercise(Ui& ui, Rect place);
void draw_progress(Ui& ui, Rect place);
void draw_program(Ui& ui, Rect place);
void draw_settings(Ui& ui, Rect place);

// What she must be told, above the screen's own content.
void draw_notices(Ui& ui, Column& column);
// A file or a program that was opened, before anything of it is taken.
void draw_incoming(Ui& ui, Column& column);
// "Before you lie down": can she hear it, does the screen stay awake, which keys; gone once she heard it.
void draw_sound_check(Ui& ui, Column& column);
// "How is your back this morning?", on the day after a session, once.
void draw_morning(Ui& ui, Column& column);
// A proposal with its reason, and the button that takes it; returns what it drew.
Advice draw_advice(Ui& ui, Column& column, std::string_view id, std::size_t exercise);

// The parts of Progress.
void draw_heat(Ui& ui, Column& column);
void draw_weeks(Ui& ui, Column& column);
void draw_totals(Ui& ui, Column& column);
void draw_charts(Ui& ui, Column& column);
void draw_log(Ui& ui, Column& column);

// A bar filled by a share of 0..1.
void draw_share(Ui& ui, Rect place, double share);

inline constexpr float kLowScreen = 600;  // CSS pixels: a phone lying on its side is lower
bool is_wide(Rect place);    // room for the figure beside the text
Day today_of(const Ui& ui);

}  // namespace holdfast::ui
