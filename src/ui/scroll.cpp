#include "ui/scroll.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"

namespace holdfast::ui {
namespace {

constexpr float kWheelStepPx = 60;
constexpr float kKeyStepPx = 80;
constexpr float kDragFromPx = 8;          // less is a tap
constexpr float kInertiaS = 0.325f;       // time constant of the glide after a drag
constexpr float kStillPxPerS = 8;         // slower is standing still
constexpr float kEdgePx = 24;             // fade that says: there is more

// What lasts from frame to frame, in the scrolling window's own storage.
struct Glide {
  float* speed;      // px/s, positive towards the end
  int* dragging;
};

Glide glide_of(ImGuiStorage* storage) {
  return {storage->GetFloatRef(ImHashStr("speed")), storage->GetIntRef(ImHashStr("dragging"))};
}

// The content's shift wanted in this frame, in px towards its end.
float wanted_shift(Ui& ui, const Glide& glide) {
  const ImGuiIO& io = ImGui::GetIO();
  const float dt = std::max(io.DeltaTime, 1e-4f);
  const bool hovered = ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  const bool began_here = ImGui::IsMousePosValid(&io.MouseClickedPos[0]) && ImGui::GetCurrentWindow()->OuterRectClipped.Contains(io.MouseClickedPos[0]);
  float shift = ui.semantics.scroll_by_px;
  if (hovered && io.MouseWheel != 0 && !ui.wheel_taken) shift -= io.MouseWheel * kWheelStepPx;
  if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) shift += kKeyStepPx;
  if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) shift -= kKeyStepPx;
  const float page_px = ImGui::GetWindowHeight() * 0.9f;
  if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) shift += page_px;
  if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) shift -= page_px;
  if (ImGui::IsKeyPressed(ImGuiKey_End)) shift += ImGui::GetScrollMaxY();
  if (ImGui::IsKeyPressed(ImGuiKey_Home)) shift -= ImGui::GetScrollMaxY();
  if (ui.drag_taken) {
    *glide.dragging = 0;
    *glide.speed = 0;
  } else if (io.MouseDown[0] && began_here) {
    if (std::fabs(io.MousePos.y - io.MouseClickedPos[0].y) > kDragFromPx) *glide.dragging = 1;
    if (*glide.dragging) {
      shift -= io.MouseDelta.y;
      *glide.speed = *glide.speed * 0.6f - 0.4f * io.MouseDelta.y / dt;
      ImGui::ClearActiveID();  // a drag is no press
    } else {
      *glide.speed = 0;
    }
  } else {
    *glide.dragging = 0;
    if (moves_reduced(ui.app)) *glide.speed = 0;
    shift += *glide.speed * dt;
    *glide.speed *= std::exp(-dt / kInertiaS);
    if (std::fabs(*glide.speed) < kStillPxPerS) *glide.speed = 0;
  }
  return shift;
}

void fade(Rect place, Rgb colour, bool to_top) {
  const ImU32 solid = packed(colour), clear = packed(colour, 0);
  const ImU32 top = to_top ? solid : clear, bottom = to_top ? clear : solid;
  canvas()->AddRectFilledMultiColor(ImVec2(place.x, place.y), ImVec2(place.right(), place.bottom()), top, top, bottom, bottom);
}

}  // namespace

Scroll begin_scroll(Ui& ui, std::string_view id, Rect view, float side_space, float widest) {
  ImGui::SetCursorScreenPos(ImVec2(view.x, view.y));
  const std::string key(id);
  ImGui::BeginChild(key.c_str(), ImVec2(view.w, view.h), false,
                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBackground |
                        ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoSavedSettings);
  (void)ui;
  if (ImGui::IsWindowAppearing()) ImGui::SetScrollY(0);  // another visit begins at the top
  Scroll scroll;
  scroll.view = view;
  const float width = std::min(view.w - 2 * side_space, widest);
  scroll.column = {view.x + (view.w - width) / 2, view.y + kSpace4 - ImGui::GetScrollY(), width, kSpace3};
  return scroll;
}

void scroll_to_top() { ImGui::SetScrollY(0); }

void end_scroll(Ui& ui, Scroll& scroll) {
  const float height = scroll.column.y + kSpace4 - (scroll.view.y - ImGui::GetScrollY());
  ImGui::SetCursorScreenPos(ImVec2(scroll.view.x, scroll.view.y - ImGui::GetScrollY()));
  ImGui::Dummy(ImVec2(1, height));
  const Glide glide = glide_of(ImGui::GetStateStorage());
  const float most = std::max(0.0f, height - scroll.view.h);
  const float from = ImGui::GetScrollY();
  const float to = std::clamp(from + wanted_shift(ui, glide), 0.0f, most);
  if (to <= 0 || to >= most) *glide.speed = 0;
  if (to != from) ImGui::SetScrollY(to);
  if (*glide.speed != 0 || to != from) ui.semantics.moving = true;
  if (from > 1) fade({scroll.view.x, scroll.view.y, scroll.view.w, kEdgePx}, ui.ink.background, true);
  if (from < most - 1)
    fade({scroll.view.x, scroll.view.bottom() - kEdgePx, scroll.view.w, kEdgePx}, ui.ink.background, false);
  ImGui::EndChild();
}

}  // namespace holdfast::ui
