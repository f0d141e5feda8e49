#include "figure/outline.h"

#include <algorithm>

#include "base/sort.h"
#include "figure/trig.h"

namespace holdfast::figure {
namespace {

double within01(double value) { return std::min(std::max(value, 0.0), 1.0); }

// The direction in which two discs reach equally far, on the side where the walk passes from one to the other.
Vec2 common_tangent(const Disc& from, const Disc& to) {
  const Vec2 way = to.at_px - from.at_px;
  const double apart = length(way);
  const Vec2 u = way * (1 / std::max(apart, 1e-9));
  const double lean = std::min(std::max((from.radius_px - to.radius_px) / std::max(apart, 1e-9), -1.0), 1.0);
  const double flat = std::sqrt(1 - lean * lean);
  return {u.x * lean + u.y * flat, u.y * lean - u.x * flat};
}

// The straight piece between two discs begins and ends where its own tangent touches them; unless another
// disc, the outermost only in between, stands out over it.
void pass_over(const Disc* discs, std::size_t count, std::size_t from, std::size_t to, int depth, Trace& result) {
  const Vec2 touch = common_tangent(discs[from], discs[to]);
  const auto out = [&](std::size_t i) { return dot(touch, discs[i].at_px) + discs[i].radius_px; };
  double farthest = out(from) + 1e-6;
  std::size_t between = from;
  for (std::size_t i = 0; i < count; ++i)
    if (i != to && out(i) > farthest) {
      farthest = out(i);
      between = i;
    }
  if (between != from && depth > 0) {
    pass_over(discs, count, from, between, depth - 1, result);
    pass_over(discs, count, between, to, depth - 1, result);
    return;
  }
  result.add(discs[from].at_px + touch * discs[from].radius_px, touch);
  result.add(discs[to].at_px + touch * discs[to].radius_px, touch);
}

}  // namespace

Ways ways_round() {
  Ways ways;
  const Turn step = turn(2 * kPi / kMostWays);
  Vec2 way{1, 0};
  for (std::size_t k = 0; k < kMostWays; ++k) {
    const auto put = [&](std::size_t at) {
      ways.x[at] = way.x;
      ways.y[at] = way.y;
    };
    put(k);
    if (k % 2 == 0) put(64 + k / 2);
    if (k % 4 == 0) put(96 + k / 4);
    way = {way.x * step.cosine - way.y * step.sine, way.x * step.sine + way.y * step.cosine};
  }
  return ways;
}

Round round_for(const Ways& ways, double radius_px) {
  const std::size_t first = radius_px > 48 ? 0 : radius_px > 12 ? 64 : 96;
  return {ways.x.data() + first, ways.y.data() + first, first == 0 ? 64U : first == 64 ? 32U : 16U};
}

Round coarse_round(const Ways& ways) { return round_for(ways, 0); }

void trace(Round round, const Disc* discs, std::size_t count, Trace& result) {
  // Which disc is the outermost, direction by direction.
  double farthest[kMostWays], best[kMostWays];
  for (std::size_t k = 0; k < round.count; ++k) {
    farthest[k] = round.x[k] * discs[0].at_px.x + round.y[k] * discs[0].at_px.y + discs[0].radius_px;
    best[k] = 0;
  }
  for (std::size_t i = 1; i < count; ++i) {
    const Disc disc = discs[i];
    const double number = static_cast<double>(i);
    for (std::size_t k = 0; k < round.count; ++k) {
      const double out = round.x[k] * disc.at_px.x + round.y[k] * disc.at_px.y + disc.radius_px;
      const bool farther = out > farthest[k];
      farthest[k] = farther ? out : farthest[k];
      best[k] = farther ? number : best[k];
    }
  }
  result.count = 0;
  std::size_t before = static_cast<std::size_t>(best[round.count - 1]);
  for (std::size_t k = 0; k < round.count; ++k) {
    const std::size_t here = static_cast<std::size_t>(best[k]);
    if (here != before) {
      pass_over(discs, count, before, here, static_cast<int>(count), result);
      before = here;
    }
    const Vec2 way{round.x[k], round.y[k]};
    result.add(discs[here].at_px + way * discs[here].radius_px, way);
  }
}

void trace(Round round, const Oval& oval, Trace& result) {
  const Vec2 at = oval.at_px, a = oval.half_px[0], b = oval.half_px[1], c = oval.half_px[2];
  // The outermost point the other way lies opposite: half of them are enough.
  const std::size_t half = round.count / 2;
  for (std::size_t k = 0; k < half; ++k) {
    const double x = round.x[k], y = round.y[k];
    const double in_a = a.x * x + a.y * y, in_b = b.x * x + b.y * y, in_c = c.x * x + c.y * y;
    const double size = std::sqrt(in_a * in_a + in_b * in_b + in_c * in_c) + 1e-9, middle = at.x * x + at.y * y;
    const double out_x = (a.x * in_a + b.x * in_b + c.x * in_c) / size, out_y = (a.y * in_a + b.y * in_b + c.y * in_c) / size;
    result.x[k] = at.x + out_x;
    result.y[k] = at.y + out_y;
    result.x[k + half] = at.x - out_x;
    result.y[k + half] = at.y - out_y;
    result.way_x[k] = x;
    result.way_y[k] = y;
    result.way_x[k + half] = -x;
    result.way_y[k + half] = -y;
    result.reach[k] = middle + size;
    result.reach[k + half] = size - middle;
  }
  result.count = round.count;
}

void trace(const Trace& one, const Trace& other, Trace& result) {
  for (std::size_t i = 0; i < one.count; ++i) {
    const bool first = one.reach[i] >= other.reach[i];
    result.x[i] = first ? one.x[i] : other.x[i];
    result.y[i] = first ? one.y[i] : other.y[i];
    result.way_x[i] = one.way_x[i];
    result.way_y[i] = one.way_y[i];
  }
  result.count = one.count;
}

std::vector<Vec2> hull(std::vector<Vec2> points) {
  sort_stably(points, [](Vec2 a, Vec2 b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  if (points.size() < 3) return points;
  std::vector<Vec2> result(points.size() * 2);
  std::size_t k = 0;
  const auto turns_out = [&](Vec2 next) { return cross(result[k - 1] - result[k - 2], next - result[k - 2]) <= 1e-9; };
  for (std::size_t i = 0; i < points.size(); ++i) {
    while (k >= 2 && turns_out(points[i])) --k;
    result[k++] = points[i];
  }
  const std::size_t lower = k + 1;
  for (std::size_t i = points.size() - 1; i-- > 0;) {
    while (k >= lower && turns_out(points[i])) --k;
    result[k++] = points[i];
  }
  result.resize(k - 1);
  return result;
}

Closest closest(Vec2 p0, Vec2 p1, Vec2 q0, Vec2 q1) {
  const Vec2 p = p1 - p0, q = q1 - q0, w = p0 - q0;
  const double pp = dot(p, p), qq = dot(q, q), pq = dot(p, q), pw = dot(p, w), qw = dot(q, w);
  const double parallel = pp * qq - pq * pq;
  double s = parallel > 1e-9 * (pp * qq + 1e-12) ? within01((pq * qw - qq * pw) / parallel) : 0.5;
  double t = qq > 1e-12 ? within01((pq * s + qw) / qq) : 0;
  s = pp > 1e-12 ? within01((pq * t - pw) / pp) : 0;
  const Vec2 between = (p0 + p * s) - (q0 + q * t);
  return {s, t, length(between)};
}

}  // namespace holdfast::figure
