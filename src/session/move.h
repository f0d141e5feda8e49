#pragma once
// From one exercise to the next: how she gets there, how long that takes, and in which order a program asks for
// the fewest moves. Positions only; times are shares of her own time to change position.

#include <vector>

#include "session/plan.h"

namespace holdfast {

enum class Move : std::uint8_t {
  begin,       // the first exercise: from wherever she is
  stay,        // the position stays
  other_side,  // from one side to the other
  turn_over,   // lying, onto another side of the body
  to_fours,    // between lying and hands and knees
  get_up,      // from the floor to standing
  get_down,    // from standing to the floor
};

// `new_side`: a lie on one side, of which the exercise needs both, so that even the same position is left.
Move move_between(Position from, Position to, bool new_side);

// Of her time to change position (Pace::change_s), 1/3..3/2.
double share_of(Move move);

// The same exercises in the order that asks for the least moving, counted from the floor: those of one position
// together, as near to the given order as that allows. An order that cannot be bettered stays.
std::vector<Assignment> in_fewest_moves(const Catalog& catalog, const std::vector<Assignment>& assignments);

// The shares of all moves between neighbours of the list, added up.
double moving_in(const Catalog& catalog, const std::vector<Assignment>& assignments);

}  // namespace holdfast
