#include "figure/trig.h"

namespace holdfast::figure {

Turn turn(double angle_rad) {
  // Quarter turns are taken off with a constant in two parts (Cody and Waite, 1980): the first has few
  // enough bits that its multiples are exact.
  constexpr double kHalfPiHigh = 1.57079632673412561417, kHalfPiLow = 6.07710050650619224932e-11;
  const double quarters = angle_rad * (2.0 / kPi);
  const long count = static_cast<long>(quarters + (quarters < 0 ? -0.5 : 0.5));
  const double part = static_cast<double>(count);
  const double r = (angle_rad - part * kHalfPiHigh) - part * kHalfPiLow;
  const double q = r * r;
  const double s =
      r * (1 - q / 6 * (1 - q / 20 * (1 - q / 42 * (1 - q / 72 * (1 - q / 110 * (1 - q / 156 * (1 - q / 210)))))));
  const double c = 1 - q / 2 * (1 - q / 12 * (1 - q / 30 * (1 - q / 56 * (1 - q / 90 * (1 - q / 132 *
                       (1 - q / 182 * (1 - q / 240)))))));
  switch (((count % 4) + 4) % 4) {
    case 0: return {c, s};
    case 1: return {-s, c};
    case 2: return {-c, -s};
    default: return {s, -c};
  }
}

namespace {

// For 0..1: the nearest of five known tangents is taken off, a short series does the rest.
double small_arc_tangent(double t) {
  constexpr double kTangents[5] = {0.0, 0.25, 0.5, 0.75, 1.0};
  constexpr double kArcs[5] = {0.0, 0.24497866312686414, 0.46364760900080615, 0.6435011087932844, 0.7853981633974483};
  const int nearest = static_cast<int>(t * 4 + 0.5);
  const double k = kTangents[nearest];
  const double u = (t - k) / (1 + t * k);
  const double q = u * u;
  double sum = 0;
  for (int term = 19; term >= 1; term -= 2) sum = 1.0 / term - q * sum;
  return kArcs[nearest] + u * sum;
}

}  // namespace

double arc_tangent(double y, double x) {
  const double ax = x < 0 ? -x : x, ay = y < 0 ? -y : y;
  if (ax == 0 && ay == 0) return 0;
  double angle = ay <= ax ? small_arc_tangent(ay / ax) : kPi / 2 - small_arc_tangent(ax / ay);
  if (x < 0) angle = kPi - angle;
  return y < 0 ? -angle : angle;
}

}  // namespace holdfast::figure
