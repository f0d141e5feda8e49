#include "progress/morning.h"

#include <algorithm>

namespace holdfast {

std::optional<Ms> session_to_ask_about(const History& history, Day today) {
  const auto last = std::find_if(history.bouts.rbegin(), history.bouts.rend(), [](const Bout& bout) { return !bout.reps.empty(); });
  if (last == history.bouts.rend() || history.asked_morning.value_or(0) >= last->session) return std::nullopt;
  const int nights = today - last->day;
  if (nights < 1 || nights > kLatestMorning || bouts_of_session(history, last->session).empty()) return std::nullopt;
  return last->session;
}

}  // namespace holdfast
