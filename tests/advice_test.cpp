// What is advised, row by row: a history in a few signs, the advice, and words its reason must have.

#include <doctest/doctest.h>

#include <set>

#include "advice_ladder.h"
#include "app/words.h"
#include "folded.h"
#include "progress/advice.h"

using namespace holdfast;

namespace {

struct Row {
  std::string events;
  int today;
  AdviceKind kind;
  const char* to;
  std::vector<const char*> reason;  // what its sentence must hold, numbers above all
  enum { plain, sided, every_kind } ladder = plain;
};

using enum AdviceKind;
constexpr auto sided = Row::sided, every_kind = Row::every_kind;

// b0 is where a newcomer begins: 2 repetitions; b1 has 3, b2 has 4; a is below, c above.
const std::vector<Row> kRows = {
    // Nothing yet.
    {"", 0, stay, "b0", {"not done it"}},
    {"", 400, stay, "b0", {"not done it"}},
    {"0:b2", 0, stay, "b2", {"not done it"}},
    {"0:0", 0, stay, "b0", {"not done it"}},
    {"0:+p0v4 1:b2", 1, stay, "b2", {"not done it"}},
    {"0:+p0v4 1:a0", 1, stay, "a0", {"not done it"}},
    // Two good sessions in a row, all answered.
    {"0:+p0v2", 0, stay, "b0", {"1 of 2 times"}},
    {"0:+p0v2 1:+p0v2", 1, up, "b1", {"2 times"}},
    {"0:+p0v9 1:+p0v9", 1, up, "b1", {"2 times"}},
    {"0:+p2v2 1:+p2v2", 1, up, "b1", {"2 times"}},
    {"0:+p1v2 1:+p0v3 2:+p2v5", 2, up, "b1", {"3 times"}},
    {"0:+p0v2 3:+p0v2", 3, up, "b1", {"2 times"}},
    {"0:+p0v2 6:+p0v2", 6, up, "b1", {"2 times"}},
    {"0:b2 0:+p0v4 1:+p0v4", 8, easier_after_break, "b1", {"7 days"}},
    {"0:a0 1:+p0v4 2:+p0v4", 2, up, "a1", {"2 times"}},
    {"0:a2 1:+p0v4 2:+p0v4", 2, up, "b0", {"2 times"}},
    // A session with nothing done says nothing.
    {"0:+p0v2 1:0 2:+p0v2", 2, up, "b1", {"2 times"}},
    {"0:+p0v2 1:+p0v2 2:0", 2, up, "b1", {"2 times"}},
    // Whatever the morning after was like: it was not this exercise.
    {"0:+p0v4 1:0m0 2:+p0v4", 2, up, "b1", {"2 times"}},
    {"0:+p0v4 1:0m7 2:+p0v4", 2, up, "b1", {"2 times"}},
    {"0:0m0 1:0m0", 2, stay, "b0", {"not done it"}},
    {"0:0m7", 1, stay, "b0", {"not done it"}},
    // Without answers it takes three.
    {"0:+", 0, stay, "b0", {"1 of 3 times"}},
    {"0:+ 1:+", 1, stay, "b0", {"2 of 3 times"}},
    {"0:+ 1:+ 2:+", 2, up, "b1", {"3 times", "nothing hurt"}},
    {"0:+p0 1:+p0", 1, stay, "b0", {"2 of 3 times"}},
    {"0:+p0 1:+p0 2:+p0", 2, up, "b1", {"3 times"}},
    {"0:+v4 1:+v4", 1, stay, "b0", {"2 of 3 times"}},
    {"0:+v4 1:+v4 2:+v4", 2, up, "b1", {"3 times"}},
    {"0:+ 1:+p0v4", 1, stay, "b0", {"2 of 3 times"}},
    {"0:+ 1:+p0v4 2:+p0v4", 2, up, "b1", {"3 times"}},
    {"0:+p0v4 1:+", 1, stay, "b0", {"2 of 3 times"}},
    // What breaks the row.
    {"0:+p0v4 1:-1p0v4", 1, stay, "b0", {"1 of 2 in full"}},
    {"0:+p0v4 1:-1p0v4 2:+p0v4", 2, stay, "b0", {"1 of 2 times"}},
    {"0:+p0v4 1:+p3v4 2:+p0v4", 2, stay, "b0", {"1 of 2 times"}},
    {"0:+p0v4 1:+p0v1 2:+p0v4", 2, stay, "b0", {"1 of 2 times"}},
    {"0:+p0v4 1:+p0v4@a0 2:+p0v4", 2, stay, "b0", {"1 of 2 times"}},
    {"0:+p0v4 1:-1p0v4 2:+p0v4 3:+p0v4", 3, up, "b1", {"2 times"}},
    // Little in reserve.
    {"0:b1 1:+p0v1", 1, stay, "b1", {"1 left in reserve", "2 or more"}},
    {"0:c0 1:+p0v0", 1, stay, "c0", {"0 left in reserve"}},
    {"0:b2 1:+p0v1 2:+p0v1 3:+p0v1", 3, stay, "b2", {"1 left in reserve"}},
    {"0:+p0v1", 0, down, "a2", {"1 left in reserve"}},
    {"0:+p0v0", 0, down, "a2", {"0 left in reserve"}},
    {"0:+p0v4 1:+p0v1", 1, down, "a2", {"1 left in reserve"}},
    {"0:+v0 1:+v0 2:+v0", 2, down, "a2", {"0 left in reserve"}},
    {"0:a2 1:+p0v1", 1, down, "a1", {"1 left in reserve"}},
    {"0:a0 1:+p0v1", 1, stay, "a0", {"1 left in reserve"}},
    {"0:b0 1:+p3v1", 1, down, "a2", {"1 left in reserve"}},
    {"0:-1p0v0", 0, down, "a2", {"0 left in reserve"}},
    {"0:b1 1:-1p0v0", 1, stay, "b1", {"2 of 3 in full"}},
    {"0:b1 1:+p3v0", 1, stay, "b1", {"Pain was 3"}},
    {"0:a0 1:+p3v0", 1, stay, "a0", {"Pain was 3"}},
    // Missed targets.
    {"0:-1p0v4", 0, stay, "b0", {"1 of 2 in full"}},
    {"0:b2 1:-3p0v4", 1, stay, "b2", {"1 of 4 in full"}},
    {"0:-1 1:-1", 1, down, "a2", {"Twice", "1 of 2"}},
    {"0:b2 1:-1 2:-2", 2, down, "b1", {"Twice", "2 of 4"}},
    {"0:b2 1:-1 2:+ 3:-1", 3, stay, "b2", {"3 of 4 in full"}},
    {"0:a0 1:-1 2:-1", 2, down, "a0", {"Twice", "1 of 2"}},
    {"0:a0 1:-1 2:-1 3:-1", 3, down, "a0", {"Twice", "1 of 2"}},
    {"0:b1 1:-1 2:b2 3:-1", 3, stay, "b2", {"3 of 4 in full"}},
    // Sides: the stronger waits for the weaker.
    {"0:+p0v4 1:+p0v4", 1, up, "b1", {"2 times"}, sided},
    {"0:l1p0v4", 0, stay, "b0", {"left side", "1 of 2 in full"}, sided},
    {"0:r1p0v4", 0, stay, "b0", {"right side", "1 of 2 in full"}, sided},
    {"0:r2p0v4", 0, stay, "b0", {"right side", "0 of 2"}, sided},
    {"0:b2 1:l3", 1, stay, "b2", {"left side", "1 of 4"}, sided},
    {"0:+p0v4 1:l1p0v4", 1, stay, "b0", {"left side", "1 of 2 in full"}, sided},
    {"0:l1 1:l1", 1, down, "a2", {"Twice", "3 of 4"}, sided},
    {"0:-1", 0, stay, "b0", {"2 of 4 in full"}, sided},
    {"0:l1r1", 0, stay, "b0", {"2 of 4 in full"}, sided},
    // Amber pain: stays once, goes back at twice.
    {"0:+p3v4", 0, stay, "b0", {"Pain was 3"}},
    {"0:+p4v4", 0, stay, "b0", {"Pain was 4"}},
    {"0:+p5v4", 0, stay, "b0", {"Pain was 5"}},
    {"0:+p0v4 1:+p3v4", 1, stay, "b0", {"Pain was 3"}},
    {"0:+p3v4 1:+p3v4", 1, down, "a2", {"Pain was 3", "time before"}},
    {"0:+p5v4 1:+p3v4", 1, down, "a2", {"Pain was 3", "time before"}},
    {"0:b1 1:+p4 2:+p5", 2, down, "b0", {"Pain was 5"}},
    {"0:+p3v4 1:+p0v4 2:+p3v4", 2, stay, "b0", {"Pain was 3"}},
    {"0:-1p3v4", 0, stay, "b0", {"Pain was 3"}},
    {"0:+p3v0", 0, down, "a2", {"0 left in reserve"}},
    {"0:b0 1:+p3 2:b1 3:+p3", 3, down, "b0", {"Pain was 3", "above 2"}},
    {"0:a0 1:+p3 2:+p3", 2, down, "a0", {"Pain was 3"}},
    // Red pain: back at once; twice, or at the bottom, a clinician.
    {"0:b1 1:+p6v4", 1, down, "b0", {"Pain was 6"}},
    {"0:b1 1:+p10v4", 1, down, "b0", {"Pain was 10"}},
    {"0:+p7", 0, down, "a2", {"Pain was 7"}},
    {"0:c0 1:+p8", 1, down, "b1", {"Pain was 8"}},  // 2 x 25 s: b2 would be 4 x 15 s, more holding in all
    {"0:b2 1:+p6 2:+p6", 2, see_clinician, "b1", {"twice in a row"}},
    {"0:b2 1:+p6 2:b1 3:+p9", 3, see_clinician, "b0", {"twice in a row"}},
    {"0:b2 1:+p6 2:b1 3:+p0v4 4:+p6", 4, down, "b0", {"Pain was 6"}},
    {"0:a0 1:+p6", 1, see_clinician, "a0", {"Pain was 6"}},
    {"0:b2 1:+p6 2:b1", 2, stay, "b1", {"Pain was 6", "above 5"}},
    {"0:b2 1:+p6 2:b1", 9, easier_after_break, "b0", {"7 days"}},
    {"0:+p0v4 1:+p0v4 2:+p6v4", 2, down, "a2", {"Pain was 6"}},
    {"0:-1p9", 0, down, "a2", {"Pain was 9"}},
    {"0:0p8", 0, down, "a2", {"Pain was 8"}},
    {"0:b1 1:+p8@c0", 1, stay, "b1", {"Pain was 8"}},
    {"0:b1 1:+p0v4 2:+p0v4 3:+p8@c0", 3, stay, "b1", {"Pain was 8"}},
    {"0:b1 1:+p7@c0 2:+p8@c0", 2, see_clinician, "b1", {"twice in a row"}},
    {"0:b2 1:+p6 2:+p6 2:b1", 2, see_clinician, "b1", {"twice in a row"}},
    // Strong pain, while training or in the morning, begins the row anew.
    {"0:b2 1:+p0v4 2:+p1v4m7 3:+p0v4", 3, stay, "b2", {"1 of 2 times"}},
    {"0:b2 1:+p1v4m7 2:+p0v4 3:+p0v4 8:+p0v4", 8, up, "c0", {"3 times"}},
    {"0:b1 1:+p0v4 2:+hp0v4 3:+p0v4", 3, stay, "b1", {"1 of 2 times"}},
    {"0:b1 1:+p8@a0", 1, see_clinician, "a0", {"Pain was 8"}},
    // The morning after.
    {"0:b1 1:+p0v4m6", 2, down, "b0", {"Pain was 6", "morning"}},
    {"0:b1 1:+p0v4m3", 2, down, "b0", {"Pain was 3", "morning"}},
    {"0:b1 1:+p3v4m5", 2, down, "b0", {"Pain was 5", "morning"}},
    {"0:b1 1:+m6", 2, down, "b0", {"Pain was 6", "morning"}},
    {"0:b1 1:+m4", 2, stay, "b1", {"Pain was 4"}},
    {"0:b1 1:+m4 2:+m5", 3, down, "b0", {"Pain was 5", "time before"}},
    {"0:b1 1:+m2 2:+m1 3:+m0", 4, stay, "b1", {"4 days ago", "7 days"}},
    {"0:b1 1:+m4 2:+ 3:+", 3, stay, "b1", {"2 of 3 times"}},
    {"0:b1 1:+v4m4", 2, stay, "b1", {"Pain was 4"}},
    {"0:b1 1:+p0v4m2", 2, stay, "b1", {"1 of 2 times"}},
    {"0:b1 1:+p2v4m2", 2, stay, "b1", {"1 of 2 times"}},
    {"0:b1 1:+p4v4m4", 2, stay, "b1", {"Pain was 4"}},
    {"0:b1 1:+p4v4m3", 2, stay, "b1", {"Pain was 4"}},
    {"0:b1 1:+p7v4m9", 2, down, "b0", {"Pain was 7", "above 5"}},
    {"0:b2 1:+p6 3:+p0m6", 4, see_clinician, "b1", {"twice in a row"}},
    {"0:b2 1:+p0m6 3:+p0m7", 4, see_clinician, "b1", {"twice in a row"}},
    {"0:a0 1:+p0m7", 2, see_clinician, "a0", {"Pain was 7", "morning"}},
    {"0:+p0v4m0 1:+p0v4m0", 2, up, "b1", {"2 times"}},
    {"0:b2 1:+p0m3 3:+p0m4", 4, see_clinician, "b1", {"twice in a row", "morning"}},
    // Pain for six weeks, at every answer and without a long break.
    {"0:b1 1:+p3 10:+p4 20:+p3 30:+p5 43:+p3", 43, see_clinician, "b0", {"above 2", "42 days"}},
    {"0:b1 1:+p3 10:+p4 20:+p3 30:+p5 42:+p3", 42, down, "b0", {"Pain was 3", "time before"}},
    {"0:b1 1:+p3 10:+p4 20:+p2 30:+p5 43:+p3", 43, down, "b0", {"Pain was 3"}},
    {"0:b1 1:+p3 10:+p4 20:+ 30:+p5 43:+p3", 43, down, "b0", {"Pain was 3"}},
    {"0:b1 1:+p3 10:+p4 20:+ 23:+p3 30:+p5 43:+p3", 43, see_clinician, "b0", {"42 days"}},
    {"0:b1 1:+p3 10:+p4 20:+p3 34:+p5 43:+p3", 43, down, "b0", {"Pain was 3"}},
    {"0:b1 1:+p3 10:+p4 20:+p3 30:+p5 43:+p0m3", 44, see_clinician, "b0", {"42 days"}},
    {"0:b1 1:+p3 10:+p4 20:+p3 30:+p5 43:+p3 44:b0", 44, see_clinician, "b0", {"42 days"}},
    {"0:b1 1:+p3 10:+p4 20:+p3 30:+p5 43:+p3 44:+p0v4", 44, stay, "b1", {"1 of 2 times"}},
    // A session without an answer takes it not back, unless she had paused for long before.
    {"0:b1 1:+p3 10:+p4 20:+p3 30:+p5 43:+p3 44:+", 44, see_clinician, "b0", {"42 days"}},
    {"0:b1 1:+p3 10:+p4 20:+p3 30:+p5 43:+p3 44:+ 45:+ 46:+", 46, see_clinician, "b0", {"42 days"}},
    {"0:b1 1:+p3 10:+p4 20:+p3 30:+p5 43:+p3 44:+ 58:+", 58, stay, "b1", {"1 of 3 times"}},
    {"0:b1 1:+p3 10:+p4 400:+p4 20:+p3 30:+p5 43:+p3", 43, see_clinician, "b0", {"42 days"}},
    {"0:b2 1:+p6 2:+p6 3:+", 3, see_clinician, "b1", {"twice in a row"}},
    {"0:b2 1:+p6 2:+p6 3:+ 4:+", 4, see_clinician, "b1", {"twice in a row"}},
    {"0:b2 1:+p6 2:+p6 3:+p1", 3, stay, "b2", {"1 of 3 times"}},
    {"0:b2 1:+p6 2:+p6 20:+", 20, stay, "b2", {"1 of 3 times"}},
    {"0:a0 1:+p3 12:+p4 24:+p3 36:+p3 48:+p3", 48, see_clinician, "a0", {"47 days"}},
    {"0:b1 1:+p3 10:+p4 20:+p3 30:+p5 43:+p3", 90, see_clinician, "a2", {"42 days"}},
    // Too hard.
    {"0:b1 1:-2h", 1, down, "b0", {"too hard"}},
    {"0:b1 1:0h", 1, down, "b0", {"too hard"}},
    {"0:c0 1:-1h", 1, down, "b1", {"too hard"}},
    {"0:a0 1:-1h", 1, down, "a0", {"too hard"}},
    {"0:b1 1:-1h 2:b0", 2, stay, "b0", {"not done it"}},
    {"0:b1 1:-1hp8", 1, down, "b0", {"Pain was 8"}},
    {"0:b1 1:+p0v4 2:-1h", 2, down, "b0", {"too hard"}},
    // One step up a week.
    {"0:+p0v4 1:+p0v4 1:b1 2:+p0v4 3:+p0v4", 3, stay, "b1", {"2 days ago", "7 days"}},
    {"0:+p0v4 1:+p0v4 1:b1 2:+p0v4 7:+p0v4", 7, stay, "b1", {"6 days ago", "7 days"}},
    {"0:+p0v4 1:+p0v4 1:b1 2:+p0v4 8:+p0v4", 8, up, "b2", {"2 times"}},
    {"0:b1 1:+p0v4 2:+p0v4", 2, stay, "b1", {"2 days ago"}},
    {"0:b1 0:b0 1:+p0v4 2:+p0v4", 2, stay, "b0", {"2 days ago"}},
    {"0:a0 1:+p0v4 2:+p0v4 2:a1 3:+p0v4 4:+p0v4", 4, stay, "a1", {"2 days ago"}},
    {"0:b2 1:b1 2:+p0v4 8:+p0v4", 8, up, "b2", {"2 times"}},
    // The top.
    {"0:c2 7:+p0v4 8:+p0v4", 8, stay, "c2", {"top"}},
    {"0:c2 1:+p0v4 2:+p0v4", 2, stay, "c2", {"top"}},
    // After a break.
    {"0:b2 1:+p0v4", 7, stay, "b2", {"1 of 2 times"}},
    {"0:b2 1:+p0v4", 8, easier_after_break, "b1", {"7 days"}},
    {"0:b2 1:+p0v4", 14, easier_after_break, "b1", {"13 days"}},
    {"0:b2 1:+p0v4", 15, easier_after_break, "b0", {"14 days"}},
    {"0:b2 1:+p0v4", 28, easier_after_break, "b0", {"27 days"}},
    {"0:c2 1:+p0v4", 29, easier_after_break, "b0", {"28 days"}},
    {"0:c2 1:+p0v4", 400, easier_after_break, "b0", {"399 days"}},
    {"0:a1 1:+p0v4", 29, easier_after_break, "a0", {"28 days"}},
    {"0:a0 1:+p0v4", 100, stay, "a0", {"99 days"}},
    {"0:b2 1:+p0v4 20:b1", 21, stay, "b1", {"not done it"}},
    // Whom it hurt begins no higher after it than whom it did not.
    {"0:b2 1:+p7", 7, down, "b1", {"Pain was 7"}},
    {"0:b2 1:+p7", 14, down, "b1", {"Pain was 7"}},
    {"0:b2 1:+p7", 15, down, "b0", {"Pain was 7"}},
    {"0:c2 1:+p7", 60, down, "b0", {"Pain was 7"}},
    {"0:c2 1:-1h", 60, down, "b0", {"too hard"}},
    {"0:c2 1:+p6 2:+p6", 60, see_clinician, "b0", {"twice in a row"}},
    {"0:c2 1:+p7 2:b2", 60, easier_after_break, "b0", {"58 days"}},
    // Days that lie ahead, since her clock was wrong: no break ends with them, and no week begins.
    {"0:b2 1:+p0v4 400:+p0v4", 40, easier_after_break, "b0", {"39 days"}},
    {"0:b2 1:+p0v4 400:b2", 15, easier_after_break, "b0", {"14 days"}},
    {"400:b2 1:+p0v4 2:+p0v4", 2, up, "c0", {"2 times"}},
    {"3:b2 1:+p0v4 2:+p0v4", 2, stay, "b2", {"0 days ago", "7 days"}},
    {"400:+p0v4", 3, stay, "b0", {"1 of 2 times"}},
    {"0:b0 3:b1 400:b2 4:+p0v4 5:+p0v4", 5, stay, "b2", {"2 days ago", "7 days"}},
    // A row of good sessions has no break in it, and after one nobody goes up, not even where there is nothing below.
    {"0:b2 1:+p0v4 100:+p0v4", 100, stay, "b2", {"1 of 2 times"}},
    {"0:b2 1:+p0v4 100:+p0v4 101:+p0v4", 101, up, "c0", {"2 times"}},
    {"0:+p0v4 6:+p0v4", 6, up, "b1", {"2 times"}},
    {"0:+p0v4 7:+p0v4", 7, stay, "b0", {"1 of 2 times"}},
    {"0:a0 1:+p0v4 2:+p0v4", 100, stay, "a0", {"98 days"}},
    {"0:a0 1:+p0v4 2:+p0v4", 8, up, "a1", {"2 times"}},
    {"0:a0 1:+p0v4 2:+p0v4", 9, stay, "a0", {"7 days"}},
    {"0:+p0v4", 28, easier_after_break, "a1", {"28 days"}},
    // At another step last.
    {"0:b1 1:+p0v4 2:b2 3:+p0v4 4:b1", 4, stay, "b1", {"another step"}},
    {"0:b1 1:+p0v4 2:+p0v4@b2", 2, stay, "b1", {"another step"}},
    // Pain at a rung that is no higher counts where she stands.
    {"0:c2 1:+p0v4 2:+p5@a0", 2, down, "a0", {"Pain was 5"}},
    {"0:c2 1:+p0v4 2:+p5@a1 3:+p5@a1", 3, down, "a0", {"Pain was 5", "above 2"}},
    {"0:c2 1:+p0v4 2:s 3:+p5 4:+p5 5:S", 5, down, "a0", {"Pain was 5", "above 2"}},
    {"0:b2 1:+p0v4 2:+p3@c0", 2, stay, "b2", {"another step"}},
    // Lower levels are a break for where she stands, lower doses are none.
    {"0:b2 1:+p0v4 4:+p0v4@a0 7:+p0v4@a0", 7, stay, "b2", {"another step"}},
    {"0:b2 1:+p0v4 4:+p0v4@a0 9:+p0v4@a0", 9, easier_after_break, "b1", {"8 days"}},
    {"0:b2 1:+p0v4 4:+p0v4@b0 9:+p0v4@b0", 9, stay, "b2", {"another step"}},
    {"0:c2 1:+p0v4 2:s 3:+p0v4 4:S", 4, stay, "c2", {"another step"}},
    {"0:c2 1:+p0v4 2:s 3:+p0v4 20:+p0v4 40:+p0v4 60:S", 60, easier_after_break, "b0", {"59 days"}},
    // A sign of the safety check: gentle only.
    {"0:s", 0, stay, "a0", {"not done it"}},
    {"0:s 0:+p0v4", 0, stay, "a0", {"1 of 2 times"}},
    {"0:s 0:+p0v4 1:+p0v4", 1, up, "a1", {"2 times"}},
    {"0:b1 1:+p0v4 2:s", 2, stay, "a0", {"not done it"}},
    {"0:s 1:S", 1, stay, "b0", {"not done it"}},
    {"0:s 0:a2 8:+p0v4 9:+p0v4", 9, stay, "a2", {"gentle"}},
    // Gentle steps under a sign lie apart as any others do.
    {"0:s 1:+p0v4 2:+p0v4 2:a1 3:+p0v4 4:+p0v4", 4, stay, "a1", {"2 days ago", "7 days"}},
    {"0:s 1:+p0v4 2:+p0v4 2:a1 8:+p0v4 9:+p0v4", 9, up, "a2", {"2 times"}},
    {"0:c0 1:s 2:+p0v4 3:+p0v4 3:a1 4:+p0v4 5:+p0v4", 5, stay, "a1", {"2 days ago", "7 days"}},
    // A week grows by 300 s at most, or by half: c0 holds 50 s a day and c1 75 s, and there were 50 s in the weeks before.
    {"0:c0 0:+p0v4 10:+p0v4 11:+p0v4 12:+p0v4 13:+p0v4 14:+p0v4", 14, stay, "c0", {"6 min 15 s", "50 s", "5 min"}},
    {"0:c0 0:+p0v4 8:+p0v4 9:+p0v4 10:+p0v4 11:+p0v4 12:+p0v4 13:+p0v4 14:+p0v4", 14, stay, "c0", {"8 min 45 s", "50 s", "5 min"}},
    {"0:c0 0:+p0v4 8:+p0v4 9:+p0v4 10:+p0v4 11:+p0v4 12:+p0v4 13:+p0v4 14:+p0v4", 15, stay, "c0", {"8 min 45 s", "50 s", "5 min"}},
    {"0:c0 0:+p0v4 11:+p0v4 12:+p0v4 13:+p0v4 14:+p0v4", 14, up, "c1", {"4 times"}},
    {"0:c0 0:+p0v4 10:+p0v4 11:+p0v4 12:+p0v4 13:+p0v4 14:+p3v4", 14, stay, "c0", {"Pain was 3"}},
    // With nothing to compare with, or within the bound, it does not wait.
    {"0:c0 1:+p0v4 2:+p0v4 3:+p0v4 4:+p0v4 5:+p0v4 6:+p0v4 7:+p0v4", 7, up, "c1", {"7 times"}},
    {"0:b0 0:+p0v4 10:+p0v4 11:+p0v4 12:+p0v4 13:+p0v4 14:+p0v4", 14, up, "b1", {"5 times"}},
    // What a step changes is the ladder's own: hold, repetitions, sets, load, then the next level; and back the same way.
    {"0:+p0v4 1:+p0v4", 1, up, "b1", {"5 × 10 s", "2 times"}, every_kind},
    {"0:b1 8:+p0v4 9:+p0v4", 9, up, "b2", {"8 × 10 s", "2 times"}, every_kind},
    {"0:b2 8:+p0v4 9:+p0v4", 9, up, "b3", {"2 sets of 8 × 10 s", "2 times"}, every_kind},
    {"0:b3 8:+p0v4 9:+p0v4", 9, up, "b4", {"1 kg", "2 times"}, every_kind},
    {"0:b4 8:+p0v4 9:+p0v4", 9, up, "c0", {"Level c", "2 times"}, every_kind},
    {"0:b4 8:+p0v4 9:+p0v1", 9, stay, "b4", {"1 left in reserve"}, every_kind},
    {"0:b4 1:+p7", 1, down, "b3", {"2 sets of 8 × 10 s", "Pain was 7"}, every_kind},
    {"0:b3 1:-1 2:-1", 2, down, "b2", {"8 × 10 s", "14 of 16"}, every_kind},
    {"0:b2 1:+p3 2:+p3", 2, down, "b1", {"5 × 10 s", "Pain was 3"}, every_kind},
    {"0:b1 1:+h", 1, down, "b0", {"5 × 5 s", "too hard"}, every_kind},
};

const char* name_of(AdviceKind kind) {
  constexpr const char* kNames[] = {"up", "stay", "down", "easier after break", "see a clinician"};
  return kNames[static_cast<int>(kind)];
}

// A number is whole: "7 days" is not in "27 days".
bool has(const std::string& words, std::string_view part) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = words.find(part); at != std::string::npos; at = words.find(part, at + 1))
    if (!(at > 0 && is_digit(part[0]) && is_digit(words[at - 1]))) return true;
  return false;
}

}  // namespace

TEST_CASE("the table of advice: rule, history, advice, reason") {
  CHECK(kRows.size() >= 120);
  std::set<AdviceWhy> reasons;
  for (const Row& row : kRows) {
    const Exercise exercise = row.ladder == every_kind ? ladder_of_every_kind() : ladder(row.ladder == sided ? Sides::left_then_right : Sides::both);
    const Advice advice = advise(exercise, history(exercise, row.events), kFirst + row.today);
    const std::string words = advice_words(advice, exercise, Units::kg);
    INFO(row.events << " on day " << row.today << ": " << name_of(advice.kind) << " to " << text_of(advice.to) << ": " << words);
    CHECK(name_of(advice.kind) == std::string(name_of(row.kind)));
    CHECK(text_of(advice.to) == row.to);
    for (const char* part : row.reason) CHECK_MESSAGE(has(words, part), part);
    reasons.insert(advice.why);
  }
  CHECK(reasons.size() == kAdviceWhys);  // every reason there is
}

TEST_CASE("who trains once a week as planned has made no pause, and who lets a week go by has") {
  Exercise exercise = ladder(Sides::both);
  const auto kind = [&](int today) { return advise(exercise, history(exercise, "0:b2 1:+p0v4"), kFirst + today).kind; };
  exercise.frequency.days_per_week = 1;
  CHECK(kind(8) == stay);
  CHECK(kind(9) == easier_after_break);
  exercise.frequency.days_per_week = 2;
  CHECK(kind(8) == easier_after_break);
  exercise.frequency = on_weekdays(1 << 1);  // Tuesdays, as day 1 is
  CHECK(kind(8) == stay);
  CHECK(kind(9) == easier_after_break);
  exercise.frequency = on_weekdays(1 << 1 | 1 << 3);
  CHECK(kind(8) == easier_after_break);
}

TEST_CASE("what another program asked is at no rung of ours, and its pain counts where she stands") {
  const Exercise exercise = ladder(Sides::both);
  Log log = history(exercise, "0:b1 1:+p0v4");
  const Ms session = Ms{(kFirst + 2).number} * 86'400'000;
  log.entries.push_back(SessionBegan{session, kFirst + 2, 0, {{exercise.id, "c", kDoseOfAnother, 1, false}}});
  log.entries.push_back(RepetitionDone{session, kFirst + 2, 0, exercise.id, "c", Side::both, 1, 1, 5000, 5000, 0});
  CHECK(advise(exercise, log, kFirst + 3).why == AdviceWhy::reached_once);
  log.entries.push_back(NextMorning{session, kFirst + 3, 0, 8});
  const Advice advice = advise(exercise, log, kFirst + 3);
  CHECK(advice.why == AdviceWhy::worse_next_morning);
  CHECK(advice.to == Rung{1, 0});
  // It breaks a row of good sessions, and is the time before.
  log = history(exercise, "1:+p0v4 3:+p0v4");
  const auto add = [&](int day, int pain) {
    const Ms at = Ms{(kFirst + day).number} * 86'400'000;
    log.entries.push_back(SessionBegan{at, kFirst + day, 0, {{exercise.id, "c", kDoseOfAnother, 1, false}}});
    log.entries.push_back(RepetitionDone{at, kFirst + day, 0, exercise.id, "c", Side::both, 1, 1, 5000, 5000, 0});
    log.entries.push_back(NextMorning{at, kFirst + day + 1, 0, pain});
  };
  CHECK(advise(exercise, log, kFirst + 3).kind == up);
  add(2, 0);
  CHECK(advise(exercise, log, kFirst + 3).kind == up);
  log.entries.push_back(NextMorning{Ms{(kFirst + 2).number} * 86'400'000, kFirst + 3, 0, 3});
  CHECK(advise(exercise, log, kFirst + 3).why == AdviceWhy::reached_once);
  add(4, 4);
  CHECK(advise(exercise, log, kFirst + 5).why == AdviceWhy::pain_amber);
  add(5, 3);
  CHECK(advise(exercise, log, kFirst + 6).why == AdviceWhy::pain_amber_twice);
  CHECK(advise(exercise, log, kFirst + 6).to == Rung{0, 2});
}

TEST_CASE("an exercise's own rules are followed, and nonsense in them is refused") {
  Exercise exercise = ladder(Sides::both);
  exercise.rules.good_sessions = 1;
  exercise.rules.green_pain = 0;
  exercise.rules.amber_pain = 3;
  CHECK(advise(exercise, history(exercise, "0:+p0v4"), kFirst).kind == up);
  CHECK(advise(exercise, history(exercise, "0:+p1v4"), kFirst).why == AdviceWhy::pain_amber);
  CHECK(advise(exercise, history(exercise, "0:b1 1:+p4v4"), kFirst + 1).why == AdviceWhy::pain_red);
  exercise.rules.break_one_step = 3;
  CHECK(advise(exercise, history(exercise, "0:b2 1:+p0v4"), kFirst + 4).kind == easier_after_break);
}

TEST_CASE("what she removed or corrected counts as she says, until she puts it back") {
  const Exercise exercise = ladder(Sides::both);
  Log log = history(exercise, "0:+p0v4 1:+p8v4");
  const Ms second = Ms{(kFirst + 1).number} * 86'400'000;
  CHECK(advise(exercise, log, kFirst + 1).why == AdviceWhy::pain_red);
  log.entries.push_back(Removed{second, kFirst + 1, 0, "ladder"});
  CHECK(advise(exercise, log, kFirst + 1).why == AdviceWhy::reached_once);
  CHECK(days_trained(log).size() == 1);
  CHECK(bouts(log).size() == 1);
  CHECK(bouts_with_removed(log).size() == 2);
  log.entries.push_back(Removed{second, kFirst + 1, 0, "", true});
  CHECK(advise(exercise, log, kFirst + 1).why == AdviceWhy::pain_red);
  CHECK(days_trained(log).size() == 2);
  log.entries.push_back(Corrected{second, kFirst + 1, 0, "ladder", Side::both, 1, 2, 1000});
  CHECK(bouts(log)[1].reps[1].held_ms == 1000);
  CHECK_FALSE(reached(bouts(log)[1]));
}
