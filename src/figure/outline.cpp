#include "figure/outline.h"

#include <algorithm>

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

}  // namespace

Ways ways_round() {
  Ways ways;
  const Turn step = turn(2 * kPi / kWays);
  Vec2 way{1, 0};
  for (Vec2& at : ways.at) {
    at = way;
    way = {way.x * step.cosine - way.y * step.sine, way.x * step.sine + way.y * step.cosine};
  }
  return ways;
}

std::size_t stride_for(double radius_px) { return radius_px > 48 ? 1 : radius_px > 12 ? 2 : 4; }

void trace(const Ways& ways, const Disc* discs, std::size_t count, Trace& result) {
  double largest = 0;
  for (std::size_t i = 0; i < count; ++i) largest = std::max(largest, discs[i].radius_px);
  const std::size_t stride = stride_for(largest);
  const auto outermost = [&](Vec2 way) {
    double farthest = dot(way, discs[0].at_px) + discs[0].radius_px;
    std::size_t best = 0;
    for (std::size_t i = 1; i < count; ++i) {
      const double out = dot(way, discs[i].at_px) + discs[i].radius_px;
      if (out > farthest) {
        farthest = out;
        best = i;
      }
    }
    return best;
  };
  result.count = 0;
  std::size_t before = outermost(ways.at[kWays - stride]);
  for (std::size_t k = 0; k < kWays; k += stride) {
    const Vec2 way = ways.at[k];
    const std::size_t here = outermost(way);
    if (here != before) {
      // The straight piece between two discs begins and ends where its own tangent touches them.
      const Vec2 touch = common_tangent(discs[before], discs[here]);
      result.add(discs[before].at_px + touch * discs[before].radius_px, touch);
      result.add(discs[here].at_px + touch * discs[here].radius_px, touch);
      before = here;
    }
    result.add(discs[here].at_px + way * discs[here].radius_px, way);
  }
}

void trace(const Ways& ways, const Oval& oval, std::size_t stride, Trace& result) {
  result.count = 0;
  for (std::size_t k = 0; k < kWays; k += stride) {
    const Vec2 way = ways.at[k];
    const double a = dot(oval.half_px[0], way), b = dot(oval.half_px[1], way), c = dot(oval.half_px[2], way);
    const double size = std::max(std::sqrt(a * a + b * b + c * c), 1e-9);
    result.add(oval.at_px + (oval.half_px[0] * a + oval.half_px[1] * b + oval.half_px[2] * c) * (1 / size), way);
  }
}

void trace(const Trace& one, const Trace& other, Trace& result) {
  result.count = 0;
  for (std::size_t i = 0; i < one.count; ++i)
    result.add(dot(one.at_px[i], one.out[i]) >= dot(other.at_px[i], one.out[i]) ? one.at_px[i] : other.at_px[i], one.out[i]);
}

std::vector<Vec2> hull(std::vector<Vec2> points) {
  std::sort(points.begin(), points.end(), [](Vec2 a, Vec2 b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
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
