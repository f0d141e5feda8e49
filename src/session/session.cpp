#include "session/session.h"

#include <algorithm>
#include <cassert>

#include "base/sort.h"

namespace holdfast {
namespace {

constexpr Ms kMsPerS = 1000;
constexpr Ms kBackToPreviousMs = 2000;   // pressed sooner than this, `back` means the one before
constexpr Ms kHalfwayFromMs = 20'000;    // shorter holds need no half-way mark
constexpr int kCountdownFrom = 3;

constexpr Ms kLongestLeadInMs = 60'000;

// What is told of the step at `index` when it began `into_ms` ago.
Told told_of(const Session& session, std::size_t index, Ms into_ms) {
  const Step& step = session.plan.steps[index];
  Told told;
  told.phase = step.kind;
  told.side = step.side;
  told.change_sides = step.change_sides;
  told.paused = session.paused_ms.has_value();
  told.set = static_cast<std::uint8_t>(step.set);
  told.rep = static_cast<std::uint8_t>(step.rep);
  told.lead_in_ms = std::max<Ms>(0, -into_ms);
  told.left_ms = std::clamp<Ms>(step.duration_ms - into_ms, 0, step.duration_ms);
  if (session.plan.items.empty()) return told;
  const PlanItem& item = session.plan.items[static_cast<std::size_t>(step.item)];
  told.item = static_cast<std::uint8_t>(step.item);
  told.exercise = static_cast<std::uint32_t>(item.exercise_index);
  told.sets = static_cast<std::uint8_t>(item.dose.sets);
  told.reps = static_cast<std::uint8_t>(item.dose.reps);
  if (step.kind == StepKind::hold && item.dose.hold.kind == HoldKind::breaths) told.breaths = static_cast<std::uint8_t>(item.dose.hold.amount);
  return told;
}

Cue cue_at(const Session& session, CueKind kind, Ms at_ms) {
  return {kind, at_ms, session.step, 0, told_of(session, session.step, at_ms - session.began_ms)};
}

// Three, two, one lead to what she must do next: to the first lift of a set, through its bracing, and
// to the end of a hold. A hold in breaths has its breaths instead. Calls add(kind, offset, number).
template <class Add>
void add_countdown(const Session& session, std::size_t index, const Add& add) {
  const Step& step = session.plan.steps[index];
  const PlanItem& item = session.plan.items[static_cast<std::size_t>(step.item)];
  Ms to_ms = step.duration_ms;  // from the step's beginning
  switch (step.kind) {
    case StepKind::ready: to_ms += index + 1 < session.plan.steps.size() ? session.plan.steps[index + 1].duration_ms : 0; break;
    case StepKind::set:
      if (!begins_repetitions(session.plan, index)) return;
      break;
    case StepKind::hold:
      if (item.dose.hold.kind != HoldKind::seconds || step.duration_ms <= kCountdownFrom * kMsPerS) return;
      break;
    default: return;
  }
  for (int left = kCountdownFrom; left >= 1; --left) {
    const Ms offset_ms = to_ms - left * kMsPerS;
    if (offset_ms >= 0 && offset_ms < step.duration_ms) add(CueKind::countdown, offset_ms, left);
  }
}

// Every cue of one step, in order, as offsets from its beginning; the step's own entry is first.
void add_cues_of_step(const Session& session, std::size_t index, Ms began_ms, std::vector<Cue>& out) {
  const Step& step = session.plan.steps[index];
  const PlanItem* item = session.plan.items.empty() ? nullptr : &session.plan.items[static_cast<std::size_t>(step.item)];
  const std::size_t first = out.size();
  const auto add = [&](CueKind kind, Ms offset_ms, int number) {
    out.push_back({kind, began_ms + offset_ms, index, number, told_of(session, index, offset_ms)});
  };
  add(CueKind::enter, 0, 0);
  if (step.kind == StepKind::hold && item && item->dose.hold.kind == HoldKind::breaths) {
    const int breaths = item->dose.hold.amount;
    for (int b = 0; b < breaths; ++b) {
      add(CueKind::breath_in, step.duration_ms * b / breaths, b + 1);
      add(CueKind::breath_out, step.duration_ms * (2 * b + 1) / (2 * breaths), b + 1);
    }
  } else if (step.kind == StepKind::hold && step.duration_ms >= kHalfwayFromMs) {
    add(CueKind::halfway, step.duration_ms / 2, 0);
  }
  if (item) add_countdown(session, index, add);
  sort_stably(out, [](const Cue& a, const Cue& b) { return a.at_ms < b.at_ms; }, first);
}

// The cues of the step at `index` that fall into (from, to].
void add_cues_between(const Session& session, std::size_t index, Ms began_ms, Ms from_ms, Ms to_ms,
                      std::vector<Cue>& out) {
  std::vector<Cue> all;
  add_cues_of_step(session, index, began_ms, all);
  for (const Cue& cue : all)
    if (cue.at_ms > from_ms && cue.at_ms <= to_ms) out.push_back(cue);
}

bool is_last_step(const Session& session, std::size_t index) { return index + 1 >= session.plan.steps.size(); }

// A repetition is over when its lowering is. Leaving it earlier, by `cut`, keeps a hold that has begun.
void close_repetition(Session& session, Ms now_ms, Cut cut, Happened& happened) {
  const Step& step = current(session);
  if (step.kind == StepKind::hold) {
    session.held_ms = elapsed_ms(session, now_ms);
    session.cut = session.held_ms < step.duration_ms ? cut : Cut::no;
  }
  if ((step.kind != StepKind::hold && step.kind != StepKind::lower) || session.held_ms <= 0) return;
  const Ms asked_ms = session.plan.items[static_cast<std::size_t>(step.item)].hold_ms;
  happened.repetitions.push_back({step.item, step.side, step.set, step.rep, session.held_ms, asked_ms, session.cut});
}

// With a lead-in the step's own cues come when that is over.
void enter(Session& session, std::size_t index, Ms at_ms, Ms lead_in_ms, Happened& happened) {
  session.step = index;
  session.began_ms = at_ms + lead_in_ms;
  session.seen_ms = at_ms;
  if (is_done(session)) session.paused_ms.reset();
  if (session.paused_ms) session.paused_ms = at_ms;
  if (lead_in_ms == 0) add_cues_between(session, index, at_ms, at_ms - 1, at_ms, happened.cues);
}

void enter(Session& session, std::size_t index, Ms at_ms, Happened& happened) { enter(session, index, at_ms, 0, happened); }

// The instant that counts as now: while paused, the instant of the pause.
Ms instant(const Session& session, Ms now_ms) { return session.paused_ms ? *session.paused_ms : now_ms; }

bool same_repetition(const Step& a, const Step& b) {
  return in_repetition(a.kind) && in_repetition(b.kind) && a.rep == b.rep && a.side == b.side;
}

std::size_t next_wait_or_repetition(const Session& session) {
  const Step& step = current(session);
  std::size_t index = session.step + 1;
  if (in_repetition(step.kind))
    while (index + 1 < session.plan.steps.size()) {
      const Step& next = session.plan.steps[index];
      if (!same_repetition(next, step)) break;
      ++index;
    }
  if (index + 1 < session.plan.steps.size() && in_repetition(step.kind) &&
      session.plan.steps[index].kind == StepKind::rest)
    ++index;
  return std::min(index, session.plan.steps.size() - 1);
}

// The first step of the repetition or wait that `index` belongs to.
std::size_t block_begin(const Session& session, std::size_t index) {
  const Step& step = session.plan.steps[index];
  if (!in_repetition(step.kind)) return index;
  while (index > 0) {
    const Step& before = session.plan.steps[index - 1];
    if (!same_repetition(before, step)) break;
    --index;
  }
  return index;
}

}  // namespace

const Step& current(const Session& session) { return session.plan.steps[session.step]; }

bool is_done(const Session& session) { return current(session).kind == StepKind::done; }

Ms elapsed_ms(const Session& session, Ms now_ms) {
  return std::clamp<Ms>(instant(session, now_ms) - session.began_ms, 0, current(session).duration_ms);
}

Ms remaining_ms(const Session& session, Ms now_ms) {
  return current(session).duration_ms - elapsed_ms(session, now_ms);
}

double progress_of_step(const Session& session, Ms now_ms) {
  const Ms duration_ms = current(session).duration_ms;
  return duration_ms > 0 ? static_cast<double>(elapsed_ms(session, now_ms)) / static_cast<double>(duration_ms) : 0;
}

Happened start(Session& session, const Plan& plan, Ms id, Ms now_ms, std::size_t from_step) {
  assert(!plan.steps.empty());
  session = Session{};
  session.id = id;
  session.plan = plan;
  Happened happened;
  enter(session, block_begin(session, std::min(from_step, plan.steps.size() - 1)), now_ms, happened);
  return happened;
}

Happened advance(Session& session, Ms now_ms, Ms heard_ms) {
  Happened happened;
  if (session.paused_ms || is_done(session) || now_ms < session.seen_ms) return happened;
  if (now_ms - std::max(session.seen_ms, heard_ms) > kLongestUnseenMs) {
    // What sound carried is certain; from there on nothing is.
    const Ms certain_ms = std::max(session.seen_ms, heard_ms);
    happened = advance(session, certain_ms, certain_ms);
    Happened stopped = pause(session, certain_ms, PauseReason::unseen);
    happened.cues.insert(happened.cues.end(), stopped.cues.begin(), stopped.cues.end());
    return happened;
  }
  while (true) {
    const Step& step = current(session);
    const Ms ends_ms = session.began_ms + step.duration_ms;
    const bool crosses = !is_done(session) && now_ms >= ends_ms;
    add_cues_between(session, session.step, session.began_ms, session.seen_ms, crosses ? ends_ms : now_ms, happened.cues);
    session.seen_ms = crosses ? ends_ms : now_ms;
    if (!crosses) break;
    if (step.kind == StepKind::hold) session.held_ms = step.duration_ms, session.cut = Cut::no;
    if (step.kind == StepKind::lower) close_repetition(session, ends_ms, Cut::no, happened);
    enter(session, session.step + 1, ends_ms, happened);
  }
  return happened;
}

namespace {

Happened notice(Session& session, Ms& now_ms) {
  now_ms = std::max(now_ms, session.seen_ms);
  return advance(session, now_ms, session.seen_ms);
}

}  // namespace

Happened pause(Session& session, Ms now_ms, PauseReason reason) {
  if (session.paused_ms || is_done(session)) return {};
  Happened happened = notice(session, now_ms);
  if (session.paused_ms || is_done(session)) return happened;
  session.paused_ms = now_ms;
  session.pause_reason = reason;
  happened.cues.push_back(cue_at(session, CueKind::paused, now_ms));
  return happened;
}

Happened resume(Session& session, Ms now_ms, Ms lead_in_ms) {
  if (!session.paused_ms) return {};
  Happened happened;
  const Ms stopped_ms = *session.paused_ms;
  now_ms = std::max(now_ms, stopped_ms);
  session.paused_ms.reset();
  const bool in_the_middle = in_repetition(current(session).kind) && session.began_ms <= stopped_ms;
  if (session.pause_reason == PauseReason::asked && !in_the_middle) {
    session.began_ms += now_ms - stopped_ms;
    session.seen_ms = now_ms;
    happened.cues.push_back(cue_at(session, CueKind::resumed, now_ms));
    return happened;
  }
  const bool held = current(session).kind == StepKind::lower && session.held_ms > 0;
  if (held) close_repetition(session, stopped_ms, Cut::no, happened);
  const std::size_t index = held ? next_wait_or_repetition(session) : step_to_go_on_from(session);
  const StepKind kind = session.plan.steps[index].kind;
  const bool lies_down = kind != StepKind::position && kind != StepKind::questions && kind != StepKind::done;
  Happened entered;
  enter(session, index, now_ms, lies_down ? std::clamp<Ms>(lead_in_ms, 0, kLongestLeadInMs) : 0, entered);
  happened.cues.push_back(cue_at(session, CueKind::resumed, now_ms));
  happened.cues.insert(happened.cues.end(), entered.cues.begin(), entered.cues.end());
  return happened;
}

Ms lead_in_left_ms(const Session& session, Ms now_ms) {
  return session.paused_ms ? 0 : std::max<Ms>(0, session.began_ms - now_ms);
}

std::size_t step_to_go_on_from(const Session& session) {
  const bool resting = current(session).kind == StepKind::rest && !is_done(session);
  return block_begin(session, session.step + (resting ? 1 : 0));
}

Happened skip(Session& session, Ms now_ms) {
  Happened happened = notice(session, now_ms);
  if (is_done(session)) return happened;
  const Ms at_ms = instant(session, now_ms);
  close_repetition(session, at_ms, Cut::by_skipping, happened);
  enter(session, next_wait_or_repetition(session), at_ms, happened);
  return happened;
}

Happened back(Session& session, Ms now_ms) {
  Happened happened = notice(session, now_ms);
  if (is_done(session)) return happened;
  const Ms at_ms = instant(session, now_ms);
  close_repetition(session, at_ms, Cut::by_going_back, happened);
  std::size_t target = block_begin(session, session.step);
  Ms age_ms = at_ms - session.began_ms;
  for (std::size_t i = target; i < session.step; ++i) age_ms += session.plan.steps[i].duration_ms;
  if (age_ms < kBackToPreviousMs && target > 0) {
    --target;
    if (session.plan.steps[target].kind == StepKind::rest && target > 0) --target;
    target = block_begin(session, target);
  }
  enter(session, target, at_ms, happened);
  return happened;
}

Happened cut_short(Session& session, Ms now_ms) {
  Happened happened = notice(session, now_ms);
  if (session.paused_ms || current(session).kind != StepKind::hold) return happened;
  session.held_ms = elapsed_ms(session, now_ms);
  session.cut = Cut::by_pressing;
  enter(session, session.step + 1, now_ms, happened);
  return happened;
}

Happened leave_exercise(Session& session, Ms now_ms) {
  Happened happened = notice(session, now_ms);
  if (is_done(session) || current(session).kind == StepKind::questions) return happened;
  const Ms at_ms = instant(session, now_ms);
  close_repetition(session, at_ms, Cut::by_leaving, happened);
  std::size_t index = session.step;
  while (!is_last_step(session, index) && session.plan.steps[index].kind != StepKind::questions) ++index;
  enter(session, index, at_ms, happened);
  return happened;
}

Happened end(Session& session, Ms now_ms) {
  Happened happened = notice(session, now_ms);
  if (is_done(session)) return happened;
  const Ms at_ms = instant(session, now_ms);
  close_repetition(session, at_ms, Cut::by_ending, happened);
  enter(session, session.plan.steps.size() - 1, at_ms, happened);
  return happened;
}

std::vector<Cue> upcoming(const Session& session, Ms from_ms, Ms to_ms) {
  std::vector<Cue> out;
  if (session.paused_ms) return out;
  Ms began_ms = session.began_ms;
  for (std::size_t index = session.step; index < session.plan.steps.size() && began_ms <= to_ms; ++index) {
    add_cues_between(session, index, began_ms, from_ms, to_ms, out);
    began_ms += session.plan.steps[index].duration_ms;
  }
  return out;
}

FigureMoment figure_moment(const Session& session, Ms now_ms) {
  const double progress = progress_of_step(session, now_ms);
  switch (current(session).kind) {
    case StepKind::set: return {Phase::set, progress};
    case StepKind::lift: return {Phase::lift, progress};
    case StepKind::hold: return {Phase::hold, progress};
    case StepKind::lower: return {Phase::lower, progress};
    default: return {Phase::rest, 1};
  }
}

const char* name_of(CueKind kind) {
  switch (kind) {
    case CueKind::enter: return "enter";
    case CueKind::countdown: return "countdown";
    case CueKind::halfway: return "halfway";
    case CueKind::breath_in: return "breath_in";
    case CueKind::breath_out: return "breath_out";
    case CueKind::paused: return "paused";
    case CueKind::resumed: return "resumed";
  }
  return "";
}

}  // namespace holdfast
