#include "progress/morning.h"

#include "progress/history.h"

namespace holdfast {

std::optional<Ms> session_to_ask_about(const Log& log, Day today) {
  for (auto entry = log.entries.rbegin(); entry != log.entries.rend(); ++entry) {
    if (std::holds_alternative<NextMorning>(*entry)) return std::nullopt;  // nothing was done since she was asked last
    const auto* done = std::get_if<RepetitionDone>(&*entry);
    if (!done) continue;
    const int nights = today - done->day;
    if (nights < 1 || nights > kLatestMorning || bouts_of_session(log, done->session).empty()) return std::nullopt;
    return done->session;
  }
  return std::nullopt;
}

}  // namespace holdfast
