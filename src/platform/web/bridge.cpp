#include "platform/web/bridge.h"

#include <cmath>

namespace holdfast::web {

std::string take_text() {
  std::string text(static_cast<std::size_t>(page_text_size()), '\0');
  page_text_take(text.data());
  return text;
}

Clock read_clock() {
  const double now_ms = page_now_ms();
  Clock clock;
  clock.mono_ms = static_cast<Ms>(std::floor(now_ms));
  clock.wall_ms = static_cast<Ms>(std::floor(page_wall_ms()));
  clock.utc_offset_min = page_utc_offset_min();
  clock.heard_ms = static_cast<Ms>(std::floor(page_heard_ms(now_ms)));
  return clock;
}

}  // namespace holdfast::web
