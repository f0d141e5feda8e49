#pragma once
// Sine, cosine and arc tangent that give the same bits on every machine.
//
// The C library's versions differ in the last bit between systems; a figure must not. Accurate to
// about 3e-16 for angles up to a thousand turns; odd and even symmetry hold exactly, which is why
// a mirrored pose is the exact mirror.

namespace holdfast::figure {

inline constexpr double kPi = 3.14159265358979323846;
constexpr double rad(double deg) { return deg * (kPi / 180.0); }
constexpr double deg(double radians) { return radians * (180.0 / kPi); }

struct Turn {
  double cosine = 1, sine = 0;
};

Turn turn(double angle_rad);
double arc_tangent(double y, double x);  // -pi..pi; 0 for (0, 0)

}  // namespace holdfast::figure
