#pragma once
// One frame of the product: from state to pictures, semantics and intents. Changes nothing.

#include <vector>

#include "app/app.h"
#include "ui/semantics.h"

namespace holdfast::ui {

// The page as it is drawn on. All lengths in CSS pixels.
struct Surface {
  float width_px = 390, height_px = 844;
  float scale = 1;                 // device pixels to a CSS pixel
  float inset_top_px = 0, inset_right_px = 0, inset_bottom_px = 0, inset_left_px = 0;  // notch and bars
};

// Rebuilds the typefaces in Dear ImGui's atlas when scale, text size or the session's number have
// changed; true when the texture must be uploaded again (as alpha, 8 bits).
bool prepare_fonts(const App& app, const Surface& surface);

// Call between ImGui::NewFrame and ImGui::Render. The semantics are begun and filled.
std::vector<Intent> draw(const App& app, const Clock& clock, const Surface& surface, Semantics& semantics);

// 0xRRGGBB behind everything, for the page around the canvas.
unsigned background_rgb(const App& app);
bool is_dark(const App& app);

}  // namespace holdfast::ui
