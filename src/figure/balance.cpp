#include "figure/balance.h"

#include <algorithm>

#include "figure/outline.h"
#include "figure/trig.h"

namespace holdfast::figure {

Vec3 centre_of_mass(const Volumes& volumes, const Places& at_m) {
  Vec3 sum;
  double mass = 0;
  for (const Volume& v : volumes) {
    sum = sum + mix(at_m[index(v.a)], at_m[index(v.b)], v.com_fraction) * v.mass_fraction;
    mass += v.mass_fraction;
  }
  return mass > 0 ? sum * (1 / mass) : sum;
}

std::vector<Vec2> support(const Volumes& volumes, const Places& at_m, CapsuleSet planted) {
  constexpr double kRests_m = 4e-3, kPatch = 0.5;
  std::vector<Vec2> points;
  for (std::size_t c = 0; c < kCapsuleCount; ++c) {
    if (!planted.has(static_cast<Capsule>(c))) continue;
    const Volume& v = volumes[c];
    for (const Joint j : {v.a, v.b}) {
      const Vec3 at = at_m[index(j)];
      if (at.y - v.radius_m > kRests_m) continue;
      for (int i = 0; i < 8; ++i) {
        const Turn t = turn(i * kPi / 4);
        points.push_back({at.x + t.cosine * v.radius_m * kPatch, at.z + t.sine * v.radius_m * kPatch});
      }
    }
  }
  return points.empty() ? points : hull(std::move(points));
}

double margin_m(const std::vector<Vec2>& hull_m, Vec2 point_m) {
  if (hull_m.size() < 3) return -1;
  double margin = 1e9;
  for (std::size_t i = 0; i < hull_m.size(); ++i) {
    const Vec2 a = hull_m[i], way = hull_m[(i + 1) % hull_m.size()] - a;
    const double size = length(way);
    if (size > 1e-9) margin = std::min(margin, cross(way, point_m - a) / size);
  }
  return margin;
}

double apart_m(Vec3 p0, Vec3 p1, Vec3 q0, Vec3 q1) {
  const auto within01 = [](double value) { return std::min(std::max(value, 0.0), 1.0); };
  const Vec3 p = p1 - p0, q = q1 - q0, w = p0 - q0;
  const double pp = dot(p, p), qq = dot(q, q), pq = dot(p, q), pw = dot(p, w), qw = dot(q, w);
  const double parallel = pp * qq - pq * pq;
  double s = parallel > 1e-12 ? within01((pq * qw - qq * pw) / parallel) : 0;
  const double t = qq > 1e-12 ? within01((pq * s + qw) / qq) : 0;
  s = pp > 1e-12 ? within01((pq * t - pw) / pp) : 0;
  return length((p0 + p * s) - (q0 + q * t));
}

}  // namespace holdfast::figure
