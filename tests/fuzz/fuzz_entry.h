#pragma once
// What every entry of a log is, wherever it was read: each number inside its range, each name an id. And what every log is that
// was loaded: facts in the order of time, each once.

#include <algorithm>
#include <optional>
#include <vector>

#include "base/reader.h"
#include "fuzz_check.h"
#include "progress/log.h"

namespace holdfast::fuzz {

inline constexpr Ms kLatestMs = 32'503'680'000'000;  // the year 3000
inline constexpr Ms kLongestMs = 3'600'000;

inline void expect_answer(const std::optional<int>& answer) { expect(!answer || (*answer >= 0 && *answer <= 10), "an answer is 0..10"); }

inline void expect_entry(const Entry& entry) {
  std::visit([](const auto& e) {
    using Kind = std::decay_t<decltype(e)>;
    expect(e.wall_ms >= 0 && e.wall_ms <= kLatestMs, "an entry's instant lies between 1970 and 3000");
    expect(e.utc_offset_min >= -840 && e.utc_offset_min <= 840, "a clock is at most 14 hours from UTC");
    if constexpr (requires { e.session; }) expect(e.session >= 0 && e.session <= kLatestMs, "a session's name lies between 1970 and 3000");
    if constexpr (requires { e.exercise; }) expect(is_id(e.exercise) || (std::is_same_v<Kind, Removed> && e.exercise.empty()), "an exercise's name is an id");
    if constexpr (requires { e.level; }) expect(is_id(e.level), "a level's name is an id");
    if constexpr (requires { e.set; e.rep; }) expect(e.set >= 1 && e.set <= 40 && e.rep >= 1 && e.rep <= 600, "a set is 1..40, a repetition 1..600");
    if constexpr (requires { e.held_ms; }) expect(e.held_ms >= 0 && e.held_ms <= kLongestMs, "a repetition is held for at most an hour");
    if constexpr (requires { e.asked_ms; }) expect(e.asked_ms >= 0 && e.asked_ms <= kLongestMs, "at most an hour is asked");
    if constexpr (requires { e.load_kg; }) expect(e.load_kg >= 0 && e.load_kg <= 200, "a load is 0..200 kg");
    if constexpr (requires { e.pain; }) expect_answer(e.pain);
    if constexpr (requires { e.reserve; }) expect_answer(e.reserve);
    if constexpr (std::is_same_v<Kind, Decided>) expect(e.dose >= 0 && e.dose <= 40, "a dose is 0..40");
    if constexpr (requires { e.asked; }) {
      expect(e.asked.size() <= 40, "a session asks for at most 40 exercises");
      for (const Asked& a : e.asked)
        expect(is_id(a.exercise) && is_id(a.level) && a.dose >= 0 && a.dose <= 40 && a.reps >= 0 && a.reps <= kMostAskedReps, "what is asked is inside its ranges");
    }
  }, entry);
}

inline bool is_earlier(const Entry& a, const Entry& b) { return wall_ms_of(a) < wall_ms_of(b); }

// Entries in the order of time in which each fact stands once.
inline void expect_same_facts(std::vector<Entry> said, const std::vector<Entry>& loaded) {
  std::stable_sort(said.begin(), said.end(), is_earlier);
  for (std::size_t i = 1; i < loaded.size(); ++i) expect(!is_earlier(loaded[i], loaded[i - 1]), "the log is in the order of time");
  std::size_t s = 0, l = 0;
  while (s < said.size() || l < loaded.size()) {
    expect(s < said.size(), "no fact is invented");
    const Ms at_ms = wall_ms_of(said[s]);
    std::size_t s_end = s, l_end = l;
    while (s_end < said.size() && wall_ms_of(said[s_end]) == at_ms) ++s_end;
    while (l_end < loaded.size() && wall_ms_of(loaded[l_end]) == at_ms) ++l_end;
    const auto in = [&](const std::vector<Entry>& list, std::size_t first, std::size_t last, const Entry& entry) {
      return std::find(list.begin() + static_cast<std::ptrdiff_t>(first), list.begin() + static_cast<std::ptrdiff_t>(last), entry) != list.begin() + static_cast<std::ptrdiff_t>(last);
    };
    for (std::size_t i = s; i < s_end; ++i) expect(in(loaded, l, l_end, said[i]), "every fact is loaded");
    for (std::size_t i = l; i < l_end; ++i) {
      expect(in(said, s, s_end, loaded[i]), "no fact is invented");
      expect(!in(loaded, l, i, loaded[i]), "each fact is there once");
    }
    s = s_end, l = l_end;
  }
}

}  // namespace holdfast::fuzz
