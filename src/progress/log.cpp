#include "progress/log.h"

#include "base/sort.h"

namespace holdfast {

Ms wall_ms_of(const Entry& entry) {
  return std::visit([](const auto& e) { return e.wall_ms; }, entry);
}

void sort_by_time(Log& log) {
  sort_stably(log.entries, [](const Entry& a, const Entry& b) { return wall_ms_of(a) < wall_ms_of(b); });
}

}  // namespace holdfast
