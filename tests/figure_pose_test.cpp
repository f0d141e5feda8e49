// The skeleton: angles to places and back, mirrors, own trigonometry.

#include <cmath>

#include "figure_fixture.h"

using namespace holdfast;
using namespace holdfast::figure;
using namespace figure_test;

namespace {

// Numbers that look random and never change.
struct Dice {
  std::uint64_t state = 88172645463325252ULL;
  double between(double low, double high) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return low + (high - low) * static_cast<double>(state >> 11) / 9007199254740992.0;
  }
};

Pose thrown(Dice& dice, Lie lie) {
  Pose pose;
  pose.lie = lie;
  pose.pelvis_m = {dice.between(-1, 1), dice.between(0, 1), dice.between(-1, 1)};
  for (std::size_t i = 0; i < kAngleCount; ++i) {
    const Limits l = limits_deg(static_cast<Angle>(i));
    const bool swings_round = l.hard_low < -180;
    double low = swings_round ? -80 : l.hard_low, high = swings_round ? 80 : l.hard_high;
    // Within a turn of where the order of the three turns is unambiguous.
    const std::string name = name_of(static_cast<Angle>(i));
    if (name.find("abduction") != std::string::npos || name == "wrist_flexion_l" || name == "wrist_flexion_r") {
      low = std::max(low, -85.0);
      high = std::min(high, 85.0);
    }
    pose.angle_rad[i] = rad(dice.between(std::max(low, -179.0), std::min(high, 179.0)));
  }
  return pose;
}

}  // namespace

TEST_CASE("own sine, cosine and arc tangent agree with the C library to the last bits") {
  for (int i = -20000; i <= 20000; ++i) {
    const double x = i * 0.00137;
    const Turn t = turn(x);
    CHECK(std::abs(t.sine - std::sin(x)) < 5e-16);
    CHECK(std::abs(t.cosine - std::cos(x)) < 5e-16);
    CHECK(turn(-x).sine == -t.sine);
    CHECK(std::abs(arc_tangent(t.sine * 3, t.cosine * 3) - std::atan2(t.sine * 3, t.cosine * 3)) < 1e-15);
  }
}

TEST_CASE("angles to places and back to angles is the same pose") {
  Dice dice;
  for (int round = 0; round < 500; ++round)
    for (std::size_t lie = 0; lie < kLieCount; ++lie) {
      const Pose pose = thrown(dice, static_cast<Lie>(lie));
      const Placed placed = place(Body{1.4 + 0.0014 * round, round % 2 ? Build::female : Build::male}, pose);
      const Pose back = pose_of(placed, pose.lie);
      double worst = 0;
      for (std::size_t i = 0; i < kAngleCount; ++i) worst = std::max(worst, std::abs(back.angle_rad[i] - pose.angle_rad[i]));
      CHECK(worst < 1e-12);
    }
}

TEST_CASE("bones keep their length in every pose") {
  Dice dice;
  const Body body{1.62, Build::female};
  const Measures measures = measures_of(body);
  for (int round = 0; round < 500; ++round) {
    const Placed placed = place(body, thrown(dice, Lie::prone));
    for (std::size_t j = 1; j < kJointCount; ++j) {
      const Vec3 bone = placed.at_m[j] - placed.at_m[static_cast<std::size_t>(parent_of(static_cast<Joint>(j)))];
      CHECK(std::abs(length(bone) - length(measures.offset_m[j])) < 1e-12);
    }
  }
}

TEST_CASE("the mirrored pose is the exact mirror, bit by bit") {
  Dice dice;
  for (int round = 0; round < 300; ++round)
    for (std::size_t lie = 0; lie < kLieCount; ++lie) {
      const Pose pose = thrown(dice, static_cast<Lie>(lie));
      const Placed one = place(Body{}, pose), other = place(Body{}, mirrored(pose));
      for (std::size_t j = 0; j < kJointCount; ++j) {
        const Vec3 a = one.at_m[j], b = other[twin(static_cast<Joint>(j))];
        CHECK((a.x == b.x && a.y == b.y && a.z == -b.z));
      }
    }
}

TEST_CASE("segment lengths are those of Drillis and Contini") {
  const Measures m = measures_of(Body{2.0, Build::male});
  CHECK(length(m.offset_m[index(Joint::knee_l)]) == doctest::Approx(0.245 * 2));
  CHECK(length(m.offset_m[index(Joint::ankle_r)]) == doctest::Approx(0.246 * 2));
  CHECK(length(m.offset_m[index(Joint::elbow_l)]) == doctest::Approx(0.186 * 2));
  CHECK(length(m.offset_m[index(Joint::wrist_r)]) == doctest::Approx(0.146 * 2));
}

TEST_CASE("the masses of a body add up to one, woman and man") {
  for (const Build build : {Build::male, Build::female}) {
    double sum = 0;
    for (const Volume& v : measures_of(Body{1.75, build}).volumes) sum += v.mass_fraction;
    CHECK(sum == doctest::Approx(1).epsilon(0.002));
  }
}

TEST_CASE("a standing figure stands: head above hips above feet, left on the left") {
  Pose pose;
  pose.pelvis_m = {0, 0.53 * 1.75, 0};
  const Placed p = place(Body{}, pose);
  CHECK(p[Joint::vertex].y == doctest::Approx(1.75).epsilon(0.01));
  CHECK(p[Joint::toe_l].x > p[Joint::heel_l].x);
  CHECK(p[Joint::heel_l].y == doctest::Approx(0.015 * 1.75).epsilon(0.01));
  CHECK(p[Joint::hip_l].z < 0);
  CHECK(p[Joint::shoulder_r].z > 0);
}

TEST_CASE("each clinical angle moves its limb the way its name says") {
  const auto moved = [](Angle angle, Joint joint) {
    Pose pose;
    const Vec3 before = place(Body{}, pose)[joint];
    pose.angle_rad[index(angle)] = rad(20);
    return place(Body{}, pose)[joint] - before;
  };
  CHECK(moved(Angle::hip_flexion_l, Joint::knee_l).x > 0);
  CHECK(moved(Angle::hip_abduction_l, Joint::knee_l).z < 0);
  CHECK(moved(Angle::hip_abduction_r, Joint::knee_r).z > 0);
  CHECK(moved(Angle::hip_rotation_r, Joint::toe_r).z < 0);
  CHECK(moved(Angle::knee_flexion_r, Joint::ankle_r).x < 0);
  CHECK(moved(Angle::ankle_dorsiflexion_l, Joint::toe_l).y > 0);
  CHECK(moved(Angle::shoulder_flexion_l, Joint::elbow_l).x > 0);
  CHECK(moved(Angle::shoulder_abduction_l, Joint::elbow_l).z < 0);
  CHECK(moved(Angle::elbow_flexion_r, Joint::wrist_r).x > 0);
  CHECK(moved(Angle::lumbar_extension, Joint::head).x < 0);
  CHECK(moved(Angle::lumbar_lateral, Joint::head).z < 0);
  CHECK(moved(Angle::thoracic_rotation, Joint::shoulder_r).x > 0);
  CHECK(moved(Angle::girdle_elevation_l, Joint::shoulder_l).y > 0);
  CHECK(moved(Angle::girdle_protraction_r, Joint::shoulder_r).x > 0);
}
