#pragma once
// Small vector maths: points and directions in two and three dimensions, and rotations.
//
// Everything here is additions, multiplications and square roots, which IEEE 754 rounds the same way
// on every machine; with contraction switched off the results are equal bit by bit.

#include <cmath>

namespace holdfast {

struct Vec2 {
  double x = 0, y = 0;
  friend constexpr Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
  friend constexpr Vec2 operator*(Vec2 a, double s) { return {a.x * s, a.y * s}; }
};

constexpr double dot(Vec2 a, Vec2 b) { return a.x * b.x + a.y * b.y; }
constexpr double cross(Vec2 a, Vec2 b) { return a.x * b.y - a.y * b.x; }
inline double length(Vec2 a) { return std::sqrt(dot(a, a)); }

struct Vec3 {
  double x = 0, y = 0, z = 0;
  friend constexpr Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend constexpr Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend constexpr Vec3 operator-(Vec3 a) { return {-a.x, -a.y, -a.z}; }
  friend constexpr Vec3 operator*(Vec3 a, double s) { return {a.x * s, a.y * s, a.z * s}; }
};

constexpr double dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr Vec3 cross(Vec3 a, Vec3 b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(Vec3 a) { return std::sqrt(dot(a, a)); }
constexpr Vec3 mix(Vec3 a, Vec3 b, double share_of_b) { return a + (b - a) * share_of_b; }

// A direction of length 1; `otherwise` where `a` has no direction.
inline Vec3 unit(Vec3 a, Vec3 otherwise = {1, 0, 0}) {
  const double size = length(a);
  return size > 1e-12 ? a * (1.0 / size) : otherwise;
}

// A rotation, or any linear map: the columns say where the local axes x, y and z point.
struct Mat3 {
  Vec3 x{1, 0, 0}, y{0, 1, 0}, z{0, 0, 1};
};

constexpr Vec3 operator*(const Mat3& m, Vec3 v) { return m.x * v.x + m.y * v.y + m.z * v.z; }
constexpr Mat3 operator*(const Mat3& a, const Mat3& b) { return {a * b.x, a * b.y, a * b.z}; }

// The inverse of a rotation applied to a vector, or to another rotation: `v` seen from inside `m`.
constexpr Vec3 inside(const Mat3& m, Vec3 v) { return {dot(m.x, v), dot(m.y, v), dot(m.z, v)}; }
constexpr Mat3 inside(const Mat3& m, const Mat3& n) { return {inside(m, n.x), inside(m, n.y), inside(m, n.z)}; }

// A turn of `m` about one of its own axes by the angle whose cosine and sine are given.
constexpr Mat3 turned_x(const Mat3& m, double c, double s) { return {m.x, m.y * c + m.z * s, m.z * c - m.y * s}; }
constexpr Mat3 turned_y(const Mat3& m, double c, double s) { return {m.x * c - m.z * s, m.y, m.z * c + m.x * s}; }
constexpr Mat3 turned_z(const Mat3& m, double c, double s) { return {m.x * c + m.y * s, m.y * c - m.x * s, m.z}; }

}  // namespace holdfast
