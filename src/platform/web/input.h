#pragma once
// Pointers, wheel and keys, handed to Dear ImGui's queue. The queue itself sees to it that a press and
// a release that came together are met in two frames.

#include <string_view>

namespace holdfast::web {

enum class PointerEvent : int { down = 0, move = 1, up = 2, gone = 3 };

// Places in CSS pixels from the page's upper left corner. A finger that is lifted is gone as well.
void pointer(PointerEvent event, float x_px, float y_px, bool touch);
// Steps of the wheel, positive away from her; pinching arrives as wheel steps.
void wheel(float x_px, float y_px, float steps_x, float steps_y);
// `name` as in KeyboardEvent.key; unknown keys are ignored.
void key(std::string_view name, bool down);
void focus(bool has_focus);
// Events are waiting that the last frame has not met yet.
bool input_waits();

}  // namespace holdfast::web
