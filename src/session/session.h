#pragma once
// A session: a cursor into a plan and the instant its step began. Time is passed in as monotonic
// milliseconds; many small ticks and one late tick end in the same state and the same events.

#include <optional>
#include <vector>

#include "session/cue.h"
#include "session/cut.h"
#include "session/plan.h"

namespace holdfast {

enum class PauseReason : std::uint8_t {
  asked,     // she wanted it
  unseen,    // the page slept: time passed that nobody could hear or see
  resumed,   // an earlier session was brought back and waits for her
};

struct Session {
  Ms id = 0;                    // wall clock at its start: names it in the log
  Plan plan;
  std::size_t step = 0;         // index into plan.steps
  Ms began_ms = 0;              // monotonic instant at which the step began, pauses taken out; ahead in a lead-in
  Ms seen_ms = 0;               // the last instant up to which time has passed and events were given out
  Ms held_ms = 0;               // how long the last hold lasted
  Cut cut = Cut::no;            // and whether she ended it
  std::optional<Ms> paused_ms;  // instant at which it stands still
  PauseReason pause_reason = PauseReason::asked;
};

// What one repetition came to. Given out when it ends, by itself or by her.
struct Repetition {
  int item = 0;
  Side side = Side::both;
  int set = 1, rep = 1;
  Ms held_ms = 0;   // 0..asked_ms
  Ms asked_ms = 0;
  Cut cut = Cut::no;
};

// What happened between two instants: cues, and repetitions that ended. Both in order of time.
struct Happened {
  std::vector<Cue> cues;
  std::vector<Repetition> repetitions;
};

// A gap between two ticks longer than this, without sound that was certainly heard, is time nobody
// could have followed. A timer of a hidden page is held back to one second, so two are normal.
inline constexpr Ms kLongestUnseenMs = 2500;

// From the beginning of the repetition or wait that `from_step` belongs to; beyond the plan: from its end.
Happened start(Session& session, const Plan& plan, Ms id, Ms now_ms, std::size_t from_step = 0);

// Time passed: crosses as many steps as it takes. `heard_ms` as in Clock.
Happened advance(Session& session, Ms now_ms, Ms heard_ms);

// What she does says that she is there now, not that she was before: each of these first lets the time since the
// last look pass as unheard. Call `advance` with the same instant first when sound is known to have run. No cue is
// ever older than the one before it.

// To pause a session that is done, or stands already, changes nothing.
Happened pause(Session& session, Ms now_ms, PauseReason reason);
// Goes on. A wait goes on where it stood. A repetition begins again, and so does whatever a pause broke off that she
// did not ask for, after a lead-in (0..60 s) that gives her time to lie down: until then `lead_in_left_ms` counts down,
// and what begins says so when it is over. A hold that a pause broke off is not counted; one that was over is, and what
// follows comes next.
Happened resume(Session& session, Ms now_ms, Ms lead_in_ms);
Ms lead_in_left_ms(const Session& session, Ms now_ms);

// To the next repetition, or out of a wait into what follows. A hold that has begun is kept.
Happened skip(Session& session, Ms now_ms);
// To the start of this repetition or wait; when that is less than two seconds old, to the one before. A
// hold that has begun is kept; done again, it counts as it was last.
Happened back(Session& session, Ms now_ms);
// Ends the hold now: what was held is what is logged. Outside a hold nothing happens.
Happened cut_short(Session& session, Ms now_ms);
// Leaves this exercise for its questions. A hold that has begun is kept.
Happened leave_exercise(Session& session, Ms now_ms);
// To `done`, wherever it stands; that ends a pause too. A hold that has begun is kept.
Happened end(Session& session, Ms now_ms);

const Step& current(const Session& session);
bool is_done(const Session& session);
Ms elapsed_ms(const Session& session, Ms now_ms);    // in the current step, 0..duration
Ms remaining_ms(const Session& session, Ms now_ms);  // in the current step, 0..duration; of `done`: 0
double progress_of_step(const Session& session, Ms now_ms);  // 0..1

// The step to go on from if the session were broken off now: the first of a repetition or wait.
std::size_t step_to_go_on_from(const Session& session);

// The cues between two instants (from < at <= to) if nothing intervenes: what tones are scheduled
// ahead from. Empty while paused.
std::vector<Cue> upcoming(const Session& session, Ms from_ms, Ms to_ms);

// The phase and how far into it the figure is: outside repetitions it lies at rest.
struct FigureMoment {
  Phase phase = Phase::rest;
  double progress = 1;  // 0..1
};
FigureMoment figure_moment(const Session& session, Ms now_ms);

}  // namespace holdfast
