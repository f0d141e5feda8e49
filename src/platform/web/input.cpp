#include "platform/web/input.h"

#include <cfloat>

#include "imgui.h"
#include "imgui_internal.h"

namespace holdfast::web {
namespace {

struct NamedKey {
  std::string_view name;
  ImGuiKey key;
};

constexpr NamedKey kKeys[] = {
    {" ", ImGuiKey_Space},           {"Enter", ImGuiKey_Enter},         {"Escape", ImGuiKey_Escape},
    {"ArrowLeft", ImGuiKey_LeftArrow}, {"ArrowRight", ImGuiKey_RightArrow}, {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow}, {"PageUp", ImGuiKey_PageUp},       {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},         {"End", ImGuiKey_End},             {"Backspace", ImGuiKey_Backspace},
    {"Delete", ImGuiKey_Delete},     {"+", ImGuiKey_KeypadAdd},         {"-", ImGuiKey_Minus}};

ImGuiKey key_of(std::string_view name) {
  for (const NamedKey& named : kKeys)
    if (named.name == name) return named.key;
  if (name.size() != 1) return ImGuiKey_None;
  const char c = name[0];
  if (c >= '0' && c <= '9') return static_cast<ImGuiKey>(ImGuiKey_0 + (c - '0'));
  if (c >= 'a' && c <= 'z') return static_cast<ImGuiKey>(ImGuiKey_A + (c - 'a'));
  if (c >= 'A' && c <= 'Z') return static_cast<ImGuiKey>(ImGuiKey_A + (c - 'A'));
  return ImGuiKey_None;
}

}  // namespace

void pointer(PointerEvent event, float x_px, float y_px, bool touch) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  if (event != PointerEvent::gone) io.AddMousePosEvent(x_px, y_px);
  if (event == PointerEvent::down) io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  if (event == PointerEvent::up || event == PointerEvent::gone) io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  // A lifted finger hovers over nothing.
  if (event == PointerEvent::gone || (touch && event == PointerEvent::up)) io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

void wheel(float x_px, float y_px, float steps_x, float steps_y) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(x_px, y_px);
  io.AddMouseWheelEvent(steps_x, steps_y);
}

void key(std::string_view name, bool down) {
  const ImGuiKey known = key_of(name);
  if (known != ImGuiKey_None) ImGui::GetIO().AddKeyEvent(known, down);
}

void focus(bool has_focus) { ImGui::GetIO().AddFocusEvent(has_focus); }

bool input_waits() { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

}  // namespace holdfast::web
