#include "session/move.h"

#include <algorithm>

namespace holdfast {
namespace {

const Level& level_of(const Catalog& catalog, const Assignment& a) {
  const Exercise& exercise = catalog.exercises[a.exercise_index];
  return exercise.levels[clamp_rung(exercise, a.rung).level];
}

Move move_to(const Catalog& catalog, const Assignment& from, const Assignment& to) {
  const Level& level = level_of(catalog, to);
  return move_between(level_of(catalog, from).position, level.position, level.sides == Sides::left_then_right);
}

}  // namespace

Move move_between(Position from, Position to, bool new_side) {
  if (from == to) return new_side && to == Position::side_lying ? Move::other_side : Move::stay;
  if (to == Position::standing) return Move::get_up;
  if (from == Position::standing) return Move::get_down;
  if (from == Position::all_fours || to == Position::all_fours) return Move::to_fours;
  return Move::turn_over;
}

double share_of(Move move) {
  switch (move) {
    case Move::stay: return 1.0 / 3;
    case Move::other_side: return 2.0 / 3;
    case Move::begin:
    case Move::turn_over:
    case Move::to_fours: return 1;
    case Move::get_up:
    case Move::get_down: return 1.5;
  }
  return 1;
}

double moving_in(const Catalog& catalog, const std::vector<Assignment>& assignments) {
  double all = 0;
  for (std::size_t i = 1; i < assignments.size(); ++i) all += share_of(move_to(catalog, assignments[i - 1], assignments[i]));
  return all;
}

std::vector<Assignment> in_fewest_moves(const Catalog& catalog, const std::vector<Assignment>& assignments) {
  // Groups of one position, in the order in which they first appear.
  std::vector<std::vector<Assignment>> groups;
  std::vector<Position> positions;
  for (const Assignment& a : assignments) {
    const Position position = level_of(catalog, a).position;
    const auto known = std::find(positions.begin(), positions.end(), position);
    const auto group = static_cast<std::size_t>(known - positions.begin());
    if (known == positions.end()) {
      positions.push_back(position);
      groups.emplace_back();
    }
    groups[group].push_back(a);
  }
  // There are five positions, so every order of the groups can be tried, the given one first.
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < groups.size(); ++i) order.push_back(i);
  std::vector<Assignment> best = assignments;
  double least = moving_in(catalog, assignments);
  do {
    std::vector<Assignment> tried;
    for (const std::size_t group : order) tried.insert(tried.end(), groups[group].begin(), groups[group].end());
    const double moving = moving_in(catalog, tried);
    if (moving < least - 1e-9) {
      least = moving;
      best = tried;
    }
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

}  // namespace holdfast
