// What holds of advice whatever happened before.

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <random>
#include <utility>
#include <vector>

#include "advice_ladder.h"
#include "app/words.h"

using namespace holdfast;

namespace {

// How many numbers a reason's sentence names; those of growing_fast are times, which the table has.
int numbers_of(AdviceWhy why) {
  switch (why) {
    case AdviceWhy::pain_amber: return 3;
    case AdviceWhy::reached_once:
    case AdviceWhy::too_soon:
    case AdviceWhy::little_in_reserve:
    case AdviceWhy::not_all_done:
    case AdviceWhy::side_behind:
    case AdviceWhy::missed_twice:
    case AdviceWhy::pain_amber_twice:
    case AdviceWhy::pain_red:
    case AdviceWhy::pain_lasting: return 2;
    case AdviceWhy::reached_twice:
    case AdviceWhy::reached_unanswered:
    case AdviceWhy::pain_red_twice:
    case AdviceWhy::worse_next_morning:
    case AdviceWhy::after_break: return 1;
    default: return 0;
  }
}

bool names(const std::string& words, int number) {
  const std::string digits = std::to_string(number);
  const auto is_digit = [&](std::size_t at) { return at < words.size() && std::isdigit(static_cast<unsigned char>(words[at])); };
  for (std::size_t at = words.find(digits); at != std::string::npos; at = words.find(digits, at + 1))
    if (!is_digit(at - 1) && !is_digit(at + digits.size())) return true;
  return false;
}

bool is_of(const Entry& entry, Ms session) {
  return std::visit([&](const auto& e) {
    if constexpr (requires { e.session; }) return e.session == session;
    else return false;
  }, entry);
}

}  // namespace

TEST_CASE("100,000 random histories: one step up at most, never after red pain, back after a break, always the same, always with its numbers") {
  std::mt19937 random(11);
  const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
  const Exercise both = ladder(Sides::both), sided = ladder(Sides::left_then_right);
  int ups = 0, downs = 0, breaks = 0, clinicians = 0, lastings = 0, backs = 0, removals = 0;
  for (int round = 0; round < 100'000; ++round) {
    const Exercise& exercise = below(3) ? both : sided;
    std::ostringstream text;
    int day = 0, stands = 1, hurts_since = -1, hurt_last = 0;  // a level by its number; days
    std::vector<std::pair<int, int>> touched;  // day, and up to which level she trained or decided then
    bool sign = false;
    bool red = false, anything = false, trouble = false, forgotten = false;
    int reds = 0, last_day = 0, last_pain = -1, last_morning = -1;  // strong pain at so many answers in a row; of the newest session, -1 unanswered
    // Sessions in a row, without a break, that were done, without more than a little pain then or in the morning; and of how many of the
    // newest of them she said how they felt.
    int clean = 0, clean_said = 0;
    const bool weekly = !below(8);  // with pain most of the time
    const int events = weekly ? 8 : 1 + below(8);
    for (int i = 0; i < events; ++i) {
      day += weekly ? 5 + below(7) : 1 + (below(12) ? below(3) : below(40));
      if (!below(25)) day = std::max(1, day - 3), ++backs;  // her clock was set back
      if (!below(20)) {
        sign = !sign;
        text << day << (sign ? ":s " : ":S ");
        continue;
      }
      if (!below(7)) {
        stands = below(3);
        text << day << ':' << static_cast<char>('a' + stands) << below(3) << ' ';
        touched.push_back({day, 2});
        red = false;  // where she stands may be lower now
        continue;
      }
      text << day << ':';
      const bool whole = below(4) != 0;
      text << (whole ? "+" : "-1");
      const int pain = weekly && below(9) ? 3 + below(3) : below(3) ? below(3) : below(11), morning = below(5) ? -1 : below(11);
      const bool said = weekly || below(4) != 0;
      if (said) text << 'p' << pain << 'v' << below(6);
      if (morning >= 0) text << 'm' << morning;
      const bool hard = !below(15);
      if (hard) text << 'h';
      red = (said && pain > 5) || morning > 5 || (said && morning > 2 && morning > pain);
      const int worst = std::max(said ? pain : -1, morning);
      if (day - last_day >= 7) clean = clean_said = 0;
      clean = whole && worst <= 2 && !hard ? clean + 1 : 0;
      clean_said = clean && said ? clean_said + 1 : 0;
      if (worst > 2) {
        if (hurts_since < 0 || day - hurt_last >= 14) hurts_since = day;
        hurt_last = day;
      } else if (worst >= 0) {
        hurts_since = -1;
      }
      if (worst >= 0) reds = red ? reds + 1 : 0;
      // A session without an answer takes nothing back, unless after a long pause.
      forgotten = worst < 0 && (forgotten || day - last_day >= 14);
      last_pain = said ? pain : -1, last_morning = morning, last_day = day;
      trouble = red || hard;
      text << ' ';
      touched.push_back({day, sign ? 0 : stands});
      anything = true;
    }
    const int today = day + (below(6) ? below(3) : below(50));
    int last_touched = 0;
    for (const auto& [then, level] : touched)
      if (then <= today && level >= (sign ? 0 : stands)) last_touched = std::max(last_touched, then);
    const Log log = history(exercise, text.str());
    const Advice advice = advise(exercise, log, kFirst + today);
    const std::string words = advice_words(advice, exercise, Units::kg);
    INFO(text.str() << "on day " << today << ": " << words);
    const bool ok_up = advice.kind != AdviceKind::up || advice.to == step_up(exercise, advice.from);
    REQUIRE(ok_up);
    if (advice.kind != AdviceKind::up) REQUIRE_FALSE(advice.from < advice.to);
    if (advice.kind == AdviceKind::stay) REQUIRE(advice.to == advice.from);
    const bool lasting = hurts_since >= 0 && hurt_last - hurts_since >= 42 && !forgotten, clinician = lasting || (reds >= 2 && !forgotten);
    const int away = today - last_touched;
    if (red || clinician) REQUIRE(advice.kind != AdviceKind::up);
    if (advice.kind == AdviceKind::up) REQUIRE(clean >= (clean_said >= exercise.rules.good_sessions ? exercise.rules.good_sessions : exercise.rules.unanswered_sessions));
    if (lasting) REQUIRE(advice.why == AdviceWhy::pain_lasting);
    if (clinician) REQUIRE(advice.kind == AdviceKind::see_clinician);
    if (anything && last_touched > 0 && away >= 7) REQUIRE(advice.kind != AdviceKind::up);
    if (anything && last_touched > 0 && away >= 7 && !(advice.from == Rung{0, 0})) {
      const Rung one = step_down(exercise, advice.from), two = step_down(exercise, one), base = std::min(two, first_rung(exercise));
      const Rung back = away >= 28 ? base : away >= 14 ? two : one;
      REQUIRE_FALSE(back < advice.to);
      if (!trouble && !clinician) REQUIRE((advice.to == back && advice.kind == AdviceKind::easier_after_break));
    }
    const Advice again = advise(exercise, log, kFirst + today);
    REQUIRE(again.kind == advice.kind);
    REQUIRE(again.to == advice.to);
    // The reason names the numbers that it rests on, and those are all that the log keeps of it.
    const Reason reason = reason_of(advice, exercise.rules);
    REQUIRE(reason_of(again, exercise.rules) == reason);
    const std::string why = reason_words(reason);
    switch (reason.why) {  // as the history has it
      case AdviceWhy::after_break: REQUIRE(reason.numbers[0] == away); break;
      case AdviceWhy::pain_amber:
      case AdviceWhy::pain_amber_twice: REQUIRE(reason.numbers[0] == std::max(last_pain, last_morning)); break;
      case AdviceWhy::pain_red: REQUIRE(reason.numbers[0] == last_pain); break;
      case AdviceWhy::worse_next_morning: REQUIRE(reason.numbers[0] == last_morning); break;
      case AdviceWhy::pain_lasting: REQUIRE(reason.numbers[0] == hurt_last - hurts_since); break;
      case AdviceWhy::reached_twice:
      case AdviceWhy::reached_unanswered: REQUIRE((reason.numbers[0] >= 2 && reason.numbers[0] <= clean)); break;
      case AdviceWhy::not_all_done:
      case AdviceWhy::missed_twice: REQUIRE(reason.numbers[0] < reason.numbers[1]); break;
      default: break;
    }
    for (int i = 0; i < 3; ++i) {
      const int number = reason.numbers[i];
      REQUIRE((number >= 0 && number <= kMostReasonNumber));
      if (i < numbers_of(reason.why)) REQUIRE(names(why, number));
      else if (reason.why != AdviceWhy::growing_fast) REQUIRE(number == 0);
    }
    if (round % 4 == 0) {
      // What she takes out of what counts is as if it had never been, until she puts it back; a correction of a correction is none.
      std::vector<const SessionBegan*> sessions;
      for (const Entry& entry : log.entries)
        if (const auto* began = std::get_if<SessionBegan>(&entry)) sessions.push_back(began);
      if (!sessions.empty()) {
        const SessionBegan& one = *sessions[random() % sessions.size()];
        Log without = log, less = log;
        std::erase_if(without.entries, [&](const Entry& entry) { return is_of(entry, one.session); });
        less.entries.push_back(Removed{one.session, kFirst + today, 0, exercise.id});
        const auto same = [&](const Log& a, const Log& b) {
          const Advice x = advise(exercise, a, kFirst + today), y = advise(exercise, b, kFirst + today);
          return x.kind == y.kind && x.from == y.from && x.to == y.to && reason_of(x, exercise.rules) == reason_of(y, exercise.rules);
        };
        REQUIRE(same(less, without));
        less.entries.push_back(Removed{one.session, kFirst + today, 0, exercise.id, true});
        REQUIRE(same(less, log));
        const Ms hold = hold_ms(exercise.levels[*find_level(exercise, one.asked[0].level)].doses[0].hold, kUsualBreathS);
        for (const Ms held : {Ms{1000}, hold}) less.entries.push_back(Corrected{one.session, kFirst + today, 0, exercise.id, &exercise == &sided ? Side::left : Side::both, 1, 1, held});
        REQUIRE(same(less, log));
        ++removals;
      }
    }
    ups += advice.kind == AdviceKind::up;
    downs += advice.kind == AdviceKind::down;
    breaks += advice.kind == AdviceKind::easier_after_break;
    lastings += lasting;
    clinicians += advice.kind == AdviceKind::see_clinician;
  }
  MESSAGE(ups << " up, " << downs << " down, " << breaks << " easier after a break, " << clinicians << " see a clinician, " << lastings << " of them for pain that lasts; " << backs << " days that go back, " << removals << " sessions taken out and put back");
  CHECK(std::min({ups, downs, breaks, clinicians, lastings}) > 1000);
}
