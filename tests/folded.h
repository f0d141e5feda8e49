#pragma once
// For tests that say a history as the log it comes from: what reads a history reads it folded.

#include "progress/advice.h"
#include "progress/morning.h"
#include "progress/schedule.h"
#include "progress/sides.h"

namespace holdfast {

inline Advice advise(const Exercise& exercise, const Log& log, Day today) { return advise(exercise, history_of(log), today); }
inline Due due(const Exercise& exercise, const Log& log, Day today) { return due(exercise, history_of(log), today); }
inline Rung standing(const Log& log, const Exercise& exercise) { return standing(history_of(log), exercise); }
inline bool has_stop_sign(const Log& log) { return has_stop_sign(history_of(log)); }
inline std::vector<Day> days_trained(const Log& log, std::string_view exercise = {}) { return days_trained(history_of(log), exercise); }
inline Side weaker_side(const Log& log, std::string_view exercise) { return weaker_side(history_of(log), exercise); }
inline std::optional<Ms> session_to_ask_about(const Log& log, Day today) { return session_to_ask_about(history_of(log), today); }
inline std::vector<Bout> copied(const Bouts& bouts) {
  std::vector<Bout> list;
  for (const Bout* bout : bouts) list.push_back(*bout);
  return list;
}
inline std::vector<Bout> bouts_with_removed(const Log& log) { return history_of(log).bouts; }
inline std::vector<Bout> bouts(const Log& log) {
  const History history = history_of(log);
  return copied(bouts(history));
}
inline std::vector<Bout> bouts_of_session(const Log& log, Ms session) {
  const History history = history_of(log);
  return copied(bouts_of_session(history, session));
}

}  // namespace holdfast
