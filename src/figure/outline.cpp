#include "figure/outline.h"

#include <algorithm>

#include "figure/trig.h"

namespace holdfast::figure {
namespace {

// Enough corners that a half circle looks round at this size.
int corners_of_half_circle(double radius_px) {
  const int corners = 4 + static_cast<int>(std::sqrt(std::max(radius_px, 0.0)) * 1.1);
  return std::min(corners, 16);
}

void add_arc(std::vector<Vec2>& points, Disc disc, Vec2 from, double angle_rad, int steps) {
  const Turn step = turn(angle_rad / steps);
  Vec2 at = from;
  for (int i = 0; i <= steps; ++i) {
    points.push_back(disc.at_px + at * disc.radius_px);
    at = {at.x * step.cosine - at.y * step.sine, at.x * step.sine + at.y * step.cosine};
  }
}

double within01(double value) { return std::min(std::max(value, 0.0), 1.0); }

}  // namespace

std::vector<Vec2> around(Disc a, Disc b) {
  if (a.radius_px < b.radius_px) std::swap(a, b);
  std::vector<Vec2> points;
  const Vec2 way = b.at_px - a.at_px;
  const double apart = length(way);
  if (apart <= a.radius_px - b.radius_px + 1e-6) {
    add_arc(points, a, {1, 0}, 2 * kPi, 2 * corners_of_half_circle(a.radius_px));
    points.pop_back();
    return points;
  }
  const Vec2 u = way * (1 / apart);
  // The common tangents touch both discs where the normal leans by this sine towards the smaller one.
  const double lean = (a.radius_px - b.radius_px) / apart;
  const double flat = std::sqrt(std::max(0.0, 1 - lean * lean));
  const Vec2 side{-u.y, u.x};
  const Vec2 upper = u * lean + side * flat, lower = u * lean - side * flat;
  const double small_rad = 2 * arc_tangent(flat, lean);
  points.reserve(static_cast<std::size_t>(corners_of_half_circle(a.radius_px) + corners_of_half_circle(b.radius_px)) + 4);
  add_arc(points, b, lower, small_rad, corners_of_half_circle(b.radius_px));
  add_arc(points, a, upper, 2 * kPi - small_rad, corners_of_half_circle(a.radius_px));
  return points;
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

std::vector<Vec2> around(const Disc* discs, std::size_t count) {
  double largest = 0;
  for (std::size_t i = 0; i < count; ++i) largest = std::max(largest, discs[i].radius_px);
  // Seen from each of many directions, the outermost point of all discs is a corner of the outline.
  const int steps = 2 * corners_of_half_circle(largest) + 2;
  const Turn step = turn(2 * kPi / steps);
  std::vector<Vec2> points;
  points.reserve(static_cast<std::size_t>(steps));
  Vec2 way{1, 0};
  for (int k = 0; k < steps; ++k) {
    double farthest = -1e30;
    std::size_t best = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const double out = dot(way, discs[i].at_px) + discs[i].radius_px;
      if (out > farthest) {
        farthest = out;
        best = i;
      }
    }
    points.push_back(discs[best].at_px + way * discs[best].radius_px);
    way = {way.x * step.cosine - way.y * step.sine, way.x * step.sine + way.y * step.cosine};
  }
  return points;
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
