#include "figure/anatomy.h"

#include <algorithm>

#include "figure/trig.h"

namespace holdfast::figure {
namespace {

constexpr double kMostFade = 0.6;         // a far limb, towards the background
constexpr double kNoFadeApart = 0.025, kFullFadeApart = 0.085;  // of stature: how much farther than its twin

// Half-thickness of what is drawn, in parts of stature. Slimmer than the body's own volume.
constexpr double kShoulder = 0.0255, kElbow = 0.0190, kWrist = 0.0125;
constexpr double kHip = 0.0390, kKnee = 0.0250, kAnkle = 0.0150;
constexpr double kNeck = 0.0190, kInnerShoulder = 0.0300;
constexpr double kShoulderGoesWithArm = 0.2;  // a far shoulder this faint is drawn with its arm, not with the trunk

// Cross-sections of the trunk from the crotch to the collar: share of the way along the spine's bones,
// half-width to the side, half-depth, and how far in front of the line of joints the middle lies: the
// hollow of the low back and the round of the upper.
struct Station {
  double along;  // 0 pelvis, 1 lumbar, 2 thorax, 3 collar
  double wide, deep, front;
};
constexpr Station kTrunk[] = {
    {-0.10, 0.056, 0.0375, 0.0000}, {0.15, 0.0655, 0.0415, 0.0000}, {0.45, 0.0655, 0.0410, 0.0008}, {0.75, 0.0610, 0.0385, 0.0022},
    {1.05, 0.0565, 0.0362, 0.0036},  {1.35, 0.0550, 0.0354, 0.0040}, {1.65, 0.0565, 0.0364, 0.0032}, {1.95, 0.0605, 0.0386, 0.0014},
    {2.25, 0.0645, 0.0402, -0.0010}, {2.55, 0.0655, 0.0396, -0.0028}, {2.85, 0.0560, 0.0350, -0.0034}, {3.15, 0.0360, 0.0270, -0.0028}};
constexpr std::size_t kStations = sizeof(kTrunk) / sizeof(kTrunk[0]);

Joint on(Joint left_name, bool right) { return right ? twin(left_name) : left_name; }
Segment on(Segment left_name, bool right) {
  return static_cast<Segment>(index(left_name) + (right ? kSegmentsPerSide : 0));
}

struct Pencil {
  const Placed& placed;
  const Sketch& sketch;

  Seen see(Vec3 at_m) const { return project(sketch.lens, at_m); }
  Disc disc(Vec3 at_m, double radius_h, double grow_px = 0) const {
    const Seen seen = see(at_m);
    return {seen.at_px, std::max(0.35, radius_h * sketch.h_m * seen.px_per_m) + grow_px};
  }
  SeenBone bone(Vec3 a_m, Vec3 b_m, double radius_h) const {
    const Seen a = see(a_m), b = see(b_m);
    return {a, b, radius_h * sketch.h_m * std::max(a.px_per_m, b.px_per_m)};
  }
};

// A tapered bone. At an end that hangs on something the gap stops short, so that joints stay whole.
void add_bone(const Pencil& pencil, Piece& piece, Vec3 a_m, Vec3 b_m, double a_h, double b_h, bool joined_a, bool joined_b) {
  const double gap_px = pencil.sketch.gap_px;
  piece.fills.push_back(around(pencil.disc(a_m, a_h), pencil.disc(b_m, b_h)));
  piece.rims.push_back(around(pencil.disc(a_m, a_h, gap_px), pencil.disc(b_m, b_h, gap_px)));
  piece.bones.push_back(pencil.bone(a_m, b_m, std::max(a_h, b_h)));
  const Vec2 way = pencil.see(b_m).at_px - pencil.see(a_m).at_px;
  const double long_px = length(way);
  const double off_a = joined_a ? pencil.disc(a_m, a_h).radius_px * 1.25 + 2.2 * gap_px : 0;
  const double off_b = joined_b ? pencil.disc(b_m, b_h).radius_px * 1.25 + 2.2 * gap_px : 0;
  if (long_px <= off_a + off_b + 0.5) return;
  const double s = off_a / long_px, t = 1 - off_b / long_px;
  const Vec3 from_m = mix(a_m, b_m, s), to_m = mix(a_m, b_m, t);
  piece.gaps.push_back(around(pencil.disc(from_m, a_h + (b_h - a_h) * s, gap_px), pencil.disc(to_m, a_h + (b_h - a_h) * t, gap_px)));
}

// A wedge round balls: hand or foot. The first ball is the joint it hangs on, which the gap leaves alone.
struct Ball {
  Vec3 at_m;
  double radius_h = 0;
};

void add_wedge(const Pencil& pencil, Piece& piece, const std::array<Ball, 6>& balls) {
  std::array<Disc, 6> fill, grown;
  for (std::size_t i = 0; i < balls.size(); ++i) {
    fill[i] = pencil.disc(balls[i].at_m, balls[i].radius_h);
    grown[i] = {fill[i].at_px, fill[i].radius_px + pencil.sketch.gap_px};
  }
  piece.fills.push_back(around(fill.data(), fill.size()));
  piece.rims.push_back(around(grown.data(), grown.size()));
  piece.gaps.push_back(around(grown.data() + 1, grown.size() - 1));
}

double fade_of(const Pencil& pencil, Vec3 here_m, Vec3 twin_m) {
  const double farther_m = pencil.see(here_m).depth_m - pencil.see(twin_m).depth_m;
  const double farther_h = farther_m / pencil.sketch.h_m;
  const double t = std::min(std::max((farther_h - kNoFadeApart) / (kFullFadeApart - kNoFadeApart), 0.0), 1.0);
  return kMostFade * t * t * (3 - 2 * t);
}

// A point along the spine's smooth curve, and the axes there.
struct SpinePoint {
  Vec3 at_m;
  Mat3 axes;
};

SpinePoint spine_at(const Placed& placed, double along) {
  constexpr Joint kJoints[5] = {Joint::pelvis, Joint::lumbar, Joint::thorax, Joint::collar, Joint::neck};
  constexpr Segment kSegments[4] = {Segment::pelvis, Segment::belly, Segment::chest, Segment::upper_chest};
  const int piece = std::min(std::max(static_cast<int>(along), 0), 3);
  const double t = along - piece;
  const auto joint = [&](int i) { return placed[kJoints[static_cast<std::size_t>(std::min(std::max(i, 0), 4))]]; };
  // A cubic through the joints whose tangents halve the corner at each of them.
  const Vec3 p0 = joint(piece), p1 = joint(piece + 1);
  const Vec3 before = piece > 0 ? (p1 - joint(piece - 1)) * 0.5 : p1 - p0;
  const Vec3 after = piece < 3 ? (joint(piece + 2) - p0) * 0.5 : p1 - p0;
  const double t2 = t * t, t3 = t2 * t;
  SpinePoint point;
  point.at_m = p0 * (2 * t3 - 3 * t2 + 1) + before * (t3 - 2 * t2 + t) + p1 * (3 * t2 - 2 * t3) + after * (t3 - t2);
  const Vec3 along_axis = unit(p0 * (6 * t2 - 6 * t) + before * (3 * t2 - 4 * t + 1) + p1 * (6 * t - 6 * t2) + after * (3 * t2 - 2 * t),
                               placed[kSegments[static_cast<std::size_t>(piece)]].y);
  const Vec3 right_here = placed[kSegments[static_cast<std::size_t>(piece)]].z;
  const Vec3 right_next = placed[kSegments[static_cast<std::size_t>(std::min(piece + 1, 3))]].z;
  point.axes.y = along_axis;
  const Vec3 right = mix(right_here, right_next, std::min(std::max(t, 0.0), 1.0));
  point.axes.z = unit(right - along_axis * dot(right, along_axis), right_here);
  point.axes.x = cross(point.axes.y, point.axes.z);
  return point;
}

// From beside the collar to the shoulder joint.
std::pair<Vec3, Vec3> shoulder_bone(const Placed& placed, bool right) {
  const Vec3 shoulder = placed[on(Joint::shoulder_l, right)];
  const Vec3 root = mix(placed[Joint::collar], placed[Joint::thorax], 0.16);
  return {mix(root, shoulder, 0.30), shoulder};
}

Piece trunk_piece(const Pencil& pencil) {
  const double h = pencil.sketch.h_m, gap_px = pencil.sketch.gap_px;
  const Placed& placed = pencil.placed;
  Piece trunk;
  struct Slice {
    Vec3 left_m, right_m;
    double radius_h;
  };
  std::array<Slice, kStations> slices;
  for (std::size_t i = 0; i < kStations; ++i) {
    const Station& s = kTrunk[i];
    const SpinePoint point = spine_at(placed, s.along);
    // Breath: the ribs grow by 2.5 mm at most, forward and to the sides.
    const double ribs = s.along > 1.3 && s.along < 3 ? placed.breath * 0.0014 : 0;
    const double deep = s.deep + ribs, wide = s.wide + ribs;
    const Vec3 middle = point.at_m + point.axes.x * ((s.front + ribs) * h);
    slices[i] = {middle - point.axes.z * ((wide - deep) * h), middle + point.axes.z * ((wide - deep) * h), deep};
  }
  const auto discs = [&](const Slice& a, const Slice& b, double grow_px) {
    return std::array<Disc, 4>{pencil.disc(a.left_m, a.radius_h, grow_px), pencil.disc(a.right_m, a.radius_h, grow_px),
                             pencil.disc(b.left_m, b.radius_h, grow_px), pencil.disc(b.right_m, b.radius_h, grow_px)};
  };
  for (std::size_t i = 0; i + 1 < kStations; ++i) {
    trunk.fills.push_back(around(discs(slices[i], slices[i + 1], 0).data(), 4));
    trunk.rims.push_back(around(discs(slices[i], slices[i + 1], gap_px).data(), 4));
  }
  for (const bool right : {false, true}) {
    if (fade_of(pencil, placed[on(Joint::shoulder_l, right)], placed[on(Joint::shoulder_l, !right)]) >= kShoulderGoesWithArm) continue;
    const auto [inner, shoulder] = shoulder_bone(placed, right);
    trunk.fills.push_back(around(pencil.disc(inner, kInnerShoulder), pencil.disc(shoulder, kShoulder)));
    trunk.rims.push_back(around(pencil.disc(inner, kInnerShoulder, gap_px), pencil.disc(shoulder, kShoulder, gap_px)));
  }
  // The neck belongs to the trunk; the head is laid on it.
  const Vec3 nape = spine_at(placed, 3.3).at_m, skull = mix(placed[Joint::neck], placed[Joint::head], 0.75);
  trunk.fills.push_back(around(pencil.disc(nape, kNeck * 1.15), pencil.disc(skull, kNeck * 0.95)));
  trunk.rims.push_back(around(pencil.disc(nape, kNeck * 1.15, gap_px), pencil.disc(skull, kNeck * 0.95, gap_px)));
  trunk.gaps = trunk.rims;
  constexpr Joint kChain[] = {Joint::pelvis, Joint::lumbar, Joint::thorax, Joint::collar, Joint::neck};
  for (std::size_t i = 0; i + 1 < 5; ++i) trunk.bones.push_back(pencil.bone(placed[kChain[i]], placed[kChain[i + 1]], 0.045));
  return trunk;
}

// The skull as an ellipsoid seen from anywhere, with the nose to say where it looks.
Piece head_piece(const Pencil& pencil) {
  const double h = pencil.sketch.h_m, gap_px = pencil.sketch.gap_px;
  const Mat3& axes = pencil.placed[Segment::head];
  const Vec3 middle = pencil.placed[Joint::head] + axes.y * (0.004 * h);
  const Vec3 half[3] = {axes.x * (0.0475 * h), axes.y * (0.0585 * h), axes.z * (0.0410 * h)};
  const Seen seen = pencil.see(middle);
  // The outline of an ellipsoid: its support in each direction of the picture.
  Vec2 flat[3];
  for (std::size_t i = 0; i < 3; ++i)
    flat[i] = {dot(half[i], pencil.sketch.lens.right) * seen.px_per_m, -dot(half[i], pencil.sketch.lens.up) * seen.px_per_m};
  const auto outline = [&](double grow_px) {
    std::vector<Vec2> points;
    const int corners = std::min(48, 16 + static_cast<int>(std::sqrt(0.05 * h * seen.px_per_m) * 4));
    const Turn step = turn(2 * kPi / corners);
    Vec2 way{1, 0};
    for (int i = 0; i < corners; ++i) {
      Vec2 at{};
      double size = 0;
      for (const Vec2& f : flat) {
        const double share = dot(f, way);
        at = at + f * share;
        size += share * share;
      }
      points.push_back(seen.at_px + at * (1 / std::max(std::sqrt(size), 1e-9)) + way * grow_px);
      way = {way.x * step.cosine - way.y * step.sine, way.x * step.sine + way.y * step.cosine};
    }
    return points;
  };
  Piece head;
  const Vec3 nose_root = middle + axes.x * (0.036 * h) - axes.y * (0.006 * h);
  const Vec3 nose_tip = middle + axes.x * (0.0545 * h) - axes.y * (0.016 * h);
  const Vec3 brow = middle + axes.x * (0.040 * h) + axes.y * (0.010 * h);
  const auto nose = [&](double grow_px) {
    const Disc discs[3] = {pencil.disc(brow, 0.006, grow_px), pencil.disc(nose_root, 0.010, grow_px), pencil.disc(nose_tip, 0.0052, grow_px)};
    return around(discs, 3);
  };
  head.fills = {outline(0), nose(0)};
  head.gaps = {outline(gap_px)};
  head.rims = {outline(gap_px), nose(gap_px)};
  // The line of the eyes, seen only from the front: gone when the face turns away.
  const Vec3 eyes = middle + axes.x * (0.0405 * h) + axes.y * (0.006 * h);
  const double facing = dot(unit(pencil.sketch.lens.eye_m - middle), axes.x);
  if (facing > 0.1) {
    Shape visor;
    visor.fade = 0.5;
    visor.opacity = std::min(1.0, (facing - 0.1) * 2.5);
    const Vec3 out = axes.z * (0.0195 * h);
    const Disc discs[3] = {pencil.disc(eyes - out - axes.x * (0.0055 * h), 0.0062), pencil.disc(eyes + axes.x * (0.003 * h), 0.0058), pencil.disc(eyes + out - axes.x * (0.0055 * h), 0.0062)};
    visor.points_px = around(discs, 3);
    head.marks.push_back(std::move(visor));
  }
  head.bones.push_back(pencil.bone(middle - axes.y * (0.02 * h), middle + axes.y * (0.02 * h), 0.045));
  return head;
}

std::vector<Piece> arm_pieces(const Pencil& pencil, bool right) {
  const Placed& placed = pencil.placed;
  const double h = pencil.sketch.h_m;
  const Vec3 shoulder = placed[on(Joint::shoulder_l, right)], elbow = placed[on(Joint::elbow_l, right)];
  const Vec3 wrist = placed[on(Joint::wrist_l, right)];
  const Mat3& hand = placed[on(Segment::hand_l, right)];
  const double fade = fade_of(pencil, shoulder, placed[on(Joint::shoulder_l, !right)]);
  std::vector<Piece> pieces(3);
  if (fade >= kShoulderGoesWithArm) {
    const Vec3 inner = shoulder_bone(placed, right).first;
    pieces[0].fills.push_back(around(pencil.disc(inner, kInnerShoulder), pencil.disc(shoulder, kShoulder)));
  }
  add_bone(pencil, pieces[0], shoulder, elbow, kShoulder, kElbow, true, true);
  add_bone(pencil, pieces[1], elbow, wrist, kElbow, kWrist, true, true);
  const Vec3 palm = wrist - hand.y * (0.030 * h), tips = wrist - hand.y * (0.088 * h), knuckles = wrist - hand.y * (0.055 * h);
  const Vec3 thumb = wrist - hand.y * (0.044 * h) + hand.x * (0.024 * h);
  add_wedge(pencil, pieces[2], {{{wrist, kWrist * 0.96}, {thumb, 0.0055}, {palm + hand.x * (0.008 * h), 0.0105},
                                {knuckles + hand.x * (0.010 * h), 0.0085}, {knuckles - hand.x * (0.012 * h), 0.0085},
                                {tips, 0.0060}}});
  pieces[2].bones.push_back(pencil.bone(wrist, tips, 0.014));
  for (Piece& piece : pieces) {
    piece.fade = fade;
    piece.limb = right ? 1 : 0;
  }
  return pieces;
}

std::vector<Piece> leg_pieces(const Pencil& pencil, bool right, bool cuff) {
  const Placed& placed = pencil.placed;
  const double h = pencil.sketch.h_m;
  const Vec3 hip = placed[on(Joint::hip_l, right)], knee = placed[on(Joint::knee_l, right)];
  const Vec3 ankle = placed[on(Joint::ankle_l, right)];
  const Mat3& foot = placed[on(Segment::foot_l, right)];
  const double fade = fade_of(pencil, hip, placed[on(Joint::hip_l, !right)]);
  std::vector<Piece> pieces(3);
  add_bone(pencil, pieces[0], hip, knee, kHip, kKnee, true, true);
  add_bone(pencil, pieces[1], knee, ankle, kKnee, kAnkle, true, true);
  if (cuff) {
    const auto band = [&](double from, double to, double radius_h, Ink ink) {
      Shape shape;
      shape.ink = ink;
      shape.points_px = around(pencil.disc(mix(knee, ankle, from), radius_h), pencil.disc(mix(knee, ankle, to), radius_h));
      return shape;
    };
    pieces[1].marks.push_back(band(0.80, 0.93, 0.0245, Ink::background));
    pieces[1].marks.push_back(band(0.81, 0.92, 0.0222, Ink::cuff));
  }
  const Vec3 side = foot.z * (0.017 * h);
  const Vec3 heel = ankle + foot.x * (-0.018 * h) + foot.y * (-0.024 * h);
  const Vec3 ball = ankle + foot.x * (0.075 * h) + foot.y * (-0.027 * h);
  const Vec3 toe = ankle + foot.x * (0.104 * h) + foot.y * (-0.0300 * h);
  add_wedge(pencil, pieces[2], {{{ankle, kAnkle * 0.98}, {heel, 0.0150}, {ball + side, 0.0110}, {ball - side, 0.0110},
                                {toe + side * 0.45, 0.0085}, {toe - side * 0.45, 0.0085}}});
  pieces[2].bones.push_back(pencil.bone(heel, toe, 0.018));
  for (Piece& piece : pieces) {
    piece.fade = fade;
    piece.limb = right ? 3 : 2;
  }
  return pieces;
}

}  // namespace

std::vector<Piece> pieces_of(const Placed& placed, const Sketch& sketch, const Props& props) {
  const Pencil pencil{placed, sketch};
  std::vector<Piece> pieces;
  pieces.reserve(20);
  pieces.push_back(trunk_piece(pencil));
  pieces.push_back(head_piece(pencil));
  for (const bool right : {false, true}) {
    for (Piece& piece : arm_pieces(pencil, right)) pieces.push_back(std::move(piece));
    for (Piece& piece : leg_pieces(pencil, right, right ? props.cuff_right : props.cuff_left)) pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::vector<Piece> pieces_of_props(const Placed& placed, const Sketch& sketch, const Props& props) {
  const Pencil pencil{placed, sketch};
  const double h = sketch.h_m;
  std::vector<Piece> pieces;
  if (props.towel) {
    constexpr double kHalfLength_m = 0.13;
    const Vec3 side{0, 0, kHalfLength_m};
    Piece towel;
    towel.ink = Ink::towel;
    add_bone(pencil, towel, props.towel_m - side, props.towel_m + side, props.towel_radius_m / h, props.towel_radius_m / h, false, false);
    for (const double inner : {0.62, 0.25}) {
      // The rolled end that faces the eye.
      const Vec3 end_m = pencil.see(props.towel_m - side).depth_m < pencil.see(props.towel_m + side).depth_m ? props.towel_m - side : props.towel_m + side;
      Shape ring;
      ring.ink = inner > 0.5 ? Ink::towel_edge : Ink::towel;
      const Disc disc = pencil.disc(end_m, inner * props.towel_radius_m / h);
      ring.points_px = around(&disc, 1);
      towel.marks.push_back(std::move(ring));
    }
    pieces.push_back(std::move(towel));
  }
  if (props.hand_weights)
    for (const bool right : {false, true}) {
      // A dumbbell lies across the palm: heads to the thumb's side and away from it.
      const Mat3& hand = placed[on(Segment::hand_l, right)];
      const Vec3 grip = placed[on(Joint::wrist_l, right)] - hand.y * (0.050 * h) + hand.z * ((right ? -1 : 1) * 0.010 * h);
      Piece weight;
      weight.ink = Ink::weight;
      weight.fade = fade_of(pencil, placed[on(Joint::shoulder_l, right)], placed[on(Joint::shoulder_l, !right)]);
      for (const double to_thumb : {-1.0, 1.0}) {
        const Vec3 inner = grip + hand.x * (to_thumb * 0.046), outer = grip + hand.x * (to_thumb * 0.074);
        add_bone(pencil, weight, inner, outer, 0.026 / h, 0.022 / h, false, false);
      }
      Shape handle;
      handle.ink = Ink::weight_edge;
      handle.points_px = around(pencil.disc(grip - hand.x * 0.046, 0.010 / h), pencil.disc(grip + hand.x * 0.046, 0.010 / h));
      weight.marks.push_back(std::move(handle));
      weight.bones = {pencil.bone(grip - hand.x * 0.07, grip + hand.x * 0.07, 0.026 / h)};
      pieces.push_back(std::move(weight));
    }
  return pieces;
}

std::vector<Shape> glows_of(const Placed& placed, const Sketch& sketch, const std::vector<Glow>& glows) {
  const Pencil pencil{placed, sketch};
  const double h = sketch.h_m;
  std::vector<Shape> shapes;
  const auto add = [&](Vec3 a, Vec3 b, double a_h, double b_h, double amount) {
    for (const double size : {1.0, 0.62}) {
      Shape shape;
      shape.ink = Ink::accent;
      shape.opacity = 0.55 * amount;
      shape.points_px = around(pencil.disc(a, a_h * size), pencil.disc(b, b_h * size));
      shapes.push_back(std::move(shape));
    }
  };
  for (const Glow& glow : glows) {
    if (glow.amount <= 0) continue;
    for (const bool right : {false, true}) {
      if (glow.side == (right ? Side::left : Side::right)) continue;
      const double out = right ? 1 : -1;
      const Mat3& pelvis = placed[Segment::pelvis];
      const Vec3 hip = placed[on(Joint::hip_l, right)], knee = placed[on(Joint::knee_l, right)];
      const auto beside_spine = [&](double along, double side_h, double back_h) {
        const SpinePoint p = spine_at(placed, along);
        return p.at_m + p.axes.z * (out * side_h * h) - p.axes.x * (back_h * h);
      };
      switch (glow.muscle) {
        case Muscle::low_back: add(beside_spine(0.5, 0.018, 0.024), beside_spine(1.9, 0.020, 0.024), 0.013, 0.011, glow.amount); break;
        case Muscle::upper_back: add(beside_spine(1.9, 0.020, 0.022), beside_spine(2.9, 0.022, 0.022), 0.012, 0.012, glow.amount); break;
        case Muscle::glutes: add(hip + pelvis.y * (0.022 * h) - pelvis.x * (0.016 * h), hip - pelvis.x * (0.014 * h) - pelvis.y * (0.018 * h), 0.022, 0.020, glow.amount); break;
        case Muscle::hamstrings: add(mix(hip, knee, 0.22), mix(hip, knee, 0.75), 0.017, 0.012, glow.amount); break;
        case Muscle::side_of_hip: add(hip + pelvis.y * (0.035 * h) + pelvis.z * (out * 0.012 * h), hip + pelvis.z * (out * 0.014 * h) - pelvis.y * (0.012 * h), 0.019, 0.016, glow.amount); break;
        case Muscle::belly: add(beside_spine(0.6, 0.016, -0.020), beside_spine(1.8, 0.016, -0.020), 0.014, 0.014, glow.amount); break;
        case Muscle::front_of_thigh:
        case Muscle::side_of_trunk:
        case Muscle::neck: break;
        case Muscle::shoulders: add(placed[on(Joint::shoulder_l, right)], mix(placed[on(Joint::shoulder_l, right)], placed[on(Joint::elbow_l, right)], 0.35), 0.018, 0.014, glow.amount); break;
      }
    }
  }
  return shapes;
}

}  // namespace holdfast::figure
