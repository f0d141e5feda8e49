#pragma once
// A part of the screen that scrolls: by wheel, by dragging with inertia, and by itself to what the
// keyboard reached. Where it stands lives with Dear ImGui's window, not in the app.

#include "ui/widgets.h"

namespace holdfast::ui {

struct Scroll {
  Rect view;
  Column column;   // content goes here; it may end below the view
};

Scroll begin_scroll(Ui& ui, std::string_view id, Rect view, float side_space, float widest = 1120);
// From inside: to the beginning of what is being drawn.
void scroll_to_top();
void end_scroll(Ui& ui, Scroll& scroll);

}  // namespace holdfast::ui
