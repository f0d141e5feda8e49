#include "figure/anatomy.h"

#include <algorithm>

#include "figure/trig.h"

namespace holdfast::figure {
namespace {

constexpr double kLeastGap_px = 1.25;     // times the device scale
constexpr double kGap_h = 0.0042;         // of stature, for large pictures
constexpr double kMostFade = 0.6;         // a far limb, towards the background
constexpr double kNoFadeApart = 0.025, kFullFadeApart = 0.085;  // of stature: how much farther than its twin
constexpr double kShoulderGoesWithArm = 0.2;  // a far shoulder this faint is drawn with its arm, not with the trunk

// Half-thickness of what is drawn, in parts of stature. Slimmer than the body's own volume.
constexpr double kShoulder = 0.0300, kElbow = 0.0180, kWrist = 0.0120;
constexpr double kHip = 0.0420, kKnee = 0.0240, kAnkle = 0.0148;
// How far a belly swells beyond the straight taper where it is thickest, and how far the calf lies behind.
constexpr double kThighSwells = 0.0034, kCalfSwells = 0.0056, kForearmSwells = 0.0026, kUpperArmSwells = 0.0010;
constexpr double kCalfBehind = 0.0045;

// Cross-sections of the trunk from the crotch to the collar, evenly spaced along the spine: the hollow of
// the low back and the round of the upper.
constexpr double kFirstStation = -0.15, kStationStep = 0.30, kLastStation = 3.15;
constexpr Station kTrunk[] = {
    {0.0560, 0.0385, -0.0020}, {0.0665, 0.0430, -0.0030}, {0.0670, 0.0420, -0.0008}, {0.0615, 0.0388, 0.0020},
    {0.0565, 0.0362, 0.0036},  {0.0550, 0.0354, 0.0040},  {0.0568, 0.0364, 0.0032},  {0.0610, 0.0388, 0.0014},
    {0.0655, 0.0404, -0.0010}, {0.0665, 0.0398, -0.0028}, {0.0560, 0.0350, -0.0034}, {0.0360, 0.0270, -0.0028}};
constexpr int kStations = sizeof(kTrunk) / sizeof(kTrunk[0]);
constexpr int kSlices = 17;               // drawn; more of them than stations, so that the outline is smooth

double within01(double value) { return std::min(std::max(value, 0.0), 1.0); }

Parts add(Page& page, Shape shape) {
  page.parts.push_back(shape);
  return {page.parts.size() - 1, page.parts.size()};
}

// How faint a limb is for being the far one: both its root and its middle must be farther than its twin's.
double fade_of(const Page& page, Joint root, Joint middle, Joint end) {
  const auto farther = [&](Joint joint) {
    return dot(page.placed[joint] - page.placed[twin(joint)], page.lens.forward);
  };
  const double apart_h = std::min(farther(root), (farther(root) + farther(middle) + farther(end)) / 3) / page.h_m;
  const double t = within01((apart_h - kNoFadeApart) / (kFullFadeApart - kNoFadeApart));
  return kMostFade * t * t * (3 - 2 * t);
}

// Balls in the world whose convex outline is drawn; the outline of a bone, a hand, a foot.
struct Ball {
  Vec3 at_m;
  double radius_h = 0;
};

template <std::size_t n>
Trace outline_of(const Page& page, const std::array<Ball, n>& balls, std::size_t from = 0) {
  std::array<Disc, n> discs;
  double largest_px = 0;
  for (std::size_t i = from; i < n; ++i) {
    discs[i] = page.disc(balls[i].at_m, balls[i].radius_h);
    largest_px = std::max(largest_px, discs[i].radius_px);
  }
  Trace outline;
  trace(round_for(page.ways, largest_px), discs.data() + from, n - from, outline);
  return outline;
}

// For a gap, which is narrower than any error of a coarse outline.
template <std::size_t n>
Trace coarse_outline(const Page& page, const std::array<Disc, n>& discs) {
  Trace outline;
  trace(coarse_round(page.ways), discs.data(), n, outline);
  return outline;
}

void add_bone(Page& page, Piece& piece, Vec3 a_m, Vec3 b_m, double radius_h) {
  piece.bones[piece.bone_count++] = page.bone(a_m, b_m, radius_h);
}

// A belly in the middle of a bone, and one nearer to its upper end, as on calf and forearm: 0..1.
double swell_amid(double share) { return 4 * share * (1 - share); }
double swell_above(double share) { return 6.75 * share * (1 - share) * (1 - share); }
double straight(double a, double b, double share) { return a + (b - a) * share; }
double forearm_at(double share) { return straight(kElbow, kWrist, share) + kForearmSwells * swell_above(share); }

// A bone of a limb, as thick along it as `radius_at` says; its belly lies `behind_m` off the line. At its
// ends the gap stops short, so that joints stay whole.
struct Taper {
  Vec3 a_m, b_m;
  double (*radius_at)(double share);
  Vec3 behind_m{};
  Ball at(double share) const { return {mix(a_m, b_m, share) + behind_m * swell_above(share), radius_at(share)}; }
};

void draw_taper(Page& page, Piece& piece, const Taper& taper) {
  constexpr double kShares[5] = {0, 0.18, 0.38, 0.62, 1};
  std::array<Ball, 5> balls;
  for (std::size_t i = 0; i < balls.size(); ++i) balls[i] = taper.at(kShares[i]);
  const Trace outline = outline_of(page, balls);
  piece.rims = add(page, filled(page, outline, Ink::background, page.gap_px));
  const double a_h = taper.radius_at(0), b_h = taper.radius_at(1);
  add_bone(page, piece, taper.a_m, taper.b_m, std::max(a_h, b_h));
  const Disc a = page.disc(taper.a_m, a_h), b = page.disc(taper.b_m, b_h);
  const double long_px = length(b.at_px - a.at_px);
  const double off_a = a.radius_px * 1.25 + 2.2 * page.gap_px, off_b = b.radius_px * 1.25 + 2.2 * page.gap_px;
  piece.gaps = {page.parts.size(), page.parts.size()};
  if (long_px > off_a + off_b + 0.5) {
    const double s = off_a / long_px, t = 1 - off_b / long_px;
    std::array<Disc, 4> discs;
    for (std::size_t i = 0; i < discs.size(); ++i) {
      const Ball ball = taper.at(straight(s, t, static_cast<double>(i) / 3));
      discs[i] = page.disc(ball.at_m, ball.radius_h);
    }
    piece.gaps = add(page, filled(page, coarse_outline(page, discs), Ink::background, page.gap_px));
  }
  piece.fills = add(page, filled(page, outline, Ink::figure));
}

// The gap round a joint: drawn before the first of the two pieces that meet there, it keeps what lies behind
// both away from the joint.
int add_joint(Page& page, Vec3 before_m, Vec3 joint_m, Vec3 after_m, double radius_h) {
  const Seen at = page.see(joint_m);
  const double reach_m = 1.25 * radius_h * page.h_m + 2.2 * page.gap_px / at.px_per_m;
  const auto towards = [&](Vec3 end_m) {
    const double way_m = length(end_m - joint_m);
    return mix(joint_m, end_m, std::min(1.0, reach_m / std::max(way_m, 1e-6)));
  };
  const Disc joint = page.disc(joint_m, radius_h);
  const Disc before = page.disc(towards(before_m), radius_h), after = page.disc(towards(after_m), radius_h * 0.9);
  page.joints.push_back(filled(page, coarse_outline(page, std::array<Disc, 2>{before, joint}), Ink::background, page.gap_px));
  page.joints.push_back(filled(page, coarse_outline(page, std::array<Disc, 2>{joint, after}), Ink::background, page.gap_px));
  return static_cast<int>(page.joints.size()) - 2;
}

// Neck to shoulder to armpit: the slope of the trapezius, the deltoid, and what holds the arm to the ribs.
Trace yoke_outline(const Page& page, bool right) {
  const double h = page.h_m, out = right ? 1 : -1;
  const Vec3 shoulder = page.placed[on(Joint::shoulder_l, right)];
  const SpinePoint nape = spine_at(page.placed, 3.25), ribs = spine_at(page.placed, 2.35);
  const std::array<Ball, 3> balls{{{shoulder, kShoulder},
                                   {nape.at_m + nape.axes.z * (out * 0.012 * h), 0.0200},
                                   {ribs.at_m + ribs.axes.z * (out * 0.030 * h), 0.0300}}};
  return outline_of(page, balls);
}

void add_trunk_part(Page& page, const Trace& outline, std::vector<Shape>& rims, Shape* fills, std::size_t& count) {
  rims.push_back(filled(page, outline, Ink::background, page.gap_px));
  fills[count++] = filled(page, outline, Ink::figure);
}

Oval slice_at(const Page& page, double along) {
  const SpinePoint point = spine_at(page.placed, along);
  const Station station = trunk_at(along, page.placed.breath);
  const Seen seen = page.see(point.at_m + point.axes.x * (station.front * page.h_m));
  const Vec3 right = page.lens.right * (page.h_m * seen.px_per_m), down = page.lens.up * (-page.h_m * seen.px_per_m);
  const auto flat = [&](Vec3 half_h) { return Vec2{dot(half_h, right), dot(half_h, down)}; };
  return {seen.at_px, {flat(point.axes.x * station.deep), flat(point.axes.y * 0.014), flat(point.axes.z * station.wide)}};
}

void draw_trunk(Page& page, bool yoke_l, bool yoke_r) {
  const Placed& placed = page.placed;
  Piece trunk;
  std::array<Shape, kSlices + 3> fills;
  std::size_t count = 0;
  trunk.rims.first = page.parts.size();
  const double largest_px = 0.067 * page.h_m * page.see(placed[Joint::lumbar]).px_per_m;
  // Its outline is made of many slices: fewer directions do than for a single disc.
  const Round round = round_for(page.ways, std::max(largest_px * 0.4, 13.0));
  Trace slices[2], outline;
  for (int i = 0; i < kSlices; ++i) {
    const double along = -0.12 + (kLastStation + 0.12) * i / (kSlices - 1);
    trace(round, slice_at(page, along), slices[i % 2]);
    if (i == 0) continue;
    trace(slices[0], slices[1], outline);
    add_trunk_part(page, outline, page.parts, fills.data(), count);
  }
  for (const bool right : {false, true})
    if (right ? yoke_r : yoke_l) add_trunk_part(page, yoke_outline(page, right), page.parts, fills.data(), count);
  // The neck belongs to the trunk; the head is laid on it.
  const std::array<Ball, 2> neck{{{spine_at(placed, 3.2).at_m, kNeckRadius_h * 1.2}, {mix(placed[Joint::neck], placed[Joint::head], 0.75), kNeckRadius_h}}};
  add_trunk_part(page, outline_of(page, neck), page.parts, fills.data(), count);
  trunk.rims.last = page.parts.size();
  trunk.gaps = trunk.rims;
  trunk.fills.first = page.parts.size();
  page.parts.insert(page.parts.end(), fills.begin(), fills.begin() + static_cast<std::ptrdiff_t>(count));
  trunk.fills.last = page.parts.size();
  constexpr Joint kChain[] = {Joint::pelvis, Joint::lumbar, Joint::thorax, Joint::collar, Joint::neck};
  for (std::size_t i = 0; i + 1 < 5; ++i) add_bone(page, trunk, placed[kChain[i]], placed[kChain[i + 1]], 0.045);
  page.pieces.push_back(trunk);
}

// The skull as an ellipsoid seen from anywhere, with the nose to say where it looks.
void draw_head(Page& page) {
  const double h = page.h_m;
  const Mat3& axes = page.placed[Segment::head];
  const Vec3 middle = page.placed[Joint::head] + axes.y * (0.004 * h);
  const Seen seen = page.see(middle);
  const auto flat = [&](Vec3 half_h) {
    return Vec2{dot(half_h, page.lens.right), -dot(half_h, page.lens.up)} * (h * seen.px_per_m);
  };
  Trace skull;
  trace(round_for(page.ways, std::max(0.06 * h * seen.px_per_m, 13.0)), {seen.at_px, {flat(axes.x * 0.0490), flat(axes.y * 0.0595), flat(axes.z * 0.0440)}}, skull);
  const std::array<Ball, 3> nose_balls{{{middle + axes.x * (0.0415 * h) + axes.y * (0.010 * h), 0.0060},
                                        {middle + axes.x * (0.0375 * h) - axes.y * (0.006 * h), 0.0100},
                                        {middle + axes.x * (0.0555 * h) - axes.y * (0.016 * h), 0.0050}}};
  const Trace nose = outline_of(page, nose_balls);
  Piece head;
  head.rims = add(page, filled(page, nose, Ink::background, page.gap_px));
  head.rims.last = add(page, filled(page, skull, Ink::background, page.gap_px)).last;
  head.gaps = {head.rims.last - 1, head.rims.last};
  head.fills = add(page, filled(page, skull, Ink::figure));
  head.fills.last = add(page, filled(page, nose, Ink::figure)).last;
  // The line of the eyes, seen only from the front: gone when the face turns away.
  const double facing = dot(unit(page.lens.eye_m - middle), axes.x);
  if (facing > 0.1) {
    const Vec3 eyes = middle + axes.x * (0.0420 * h) + axes.y * (0.006 * h), out = axes.z * (0.0200 * h);
    const std::array<Ball, 3> visor_balls{{{eyes - out - axes.x * (0.0055 * h), 0.0058}, {eyes + axes.x * (0.003 * h), 0.0054},
                                           {eyes + out - axes.x * (0.0055 * h), 0.0058}}};
    Shape visor = filled(page, outline_of(page, visor_balls), Ink::figure);
    visor.fade = 0.5;
    visor.opacity = std::min(1.0, (facing - 0.1) * 2.5);
    head.fills.last = add(page, visor).last;
  }
  add_bone(page, head, middle - axes.y * (0.02 * h), middle + axes.y * (0.02 * h), 0.045);
  page.pieces.push_back(head);
}

// A hand or a foot: the convex shape around balls, the first of them the joint it hangs on.
void draw_wedge(Page& page, Piece& piece, const std::array<Ball, 6>& balls) {
  const Trace outline = outline_of(page, balls);
  piece.rims = add(page, filled(page, outline, Ink::background, page.gap_px));
  piece.gaps = add(page, filled(page, outline_of(page, balls, 1), Ink::background, page.gap_px));
  piece.fills = add(page, filled(page, outline, Ink::figure));
}

// A dumbbell across the palm, the fist closed round its handle: one end behind the hand, one in front. It
// lies on the floor where the hand does, never in it.
void draw_gripped_weight(Page& page, Piece& piece, Vec3 wrist_m, const Mat3& hand, double h) {
  constexpr double kHeadRadius_m = 0.026, kInner_m = 0.040, kOuter_m = 0.066;
  Vec3 grip = wrist_m - hand.y * (0.043 * h);
  const auto end = [&](double along_m) { return grip + hand.x * along_m; };
  const double lowest_m = std::min(end(kOuter_m).y, end(-kOuter_m).y) - kHeadRadius_m;
  if (lowest_m < 0) grip.y -= lowest_m;
  const std::array<Ball, 6> fist{{{wrist_m, kWrist * 0.96}, {grip + hand.x * (0.016 * h), 0.0125}, {grip - hand.x * (0.016 * h), 0.0125},
                                  {grip - hand.y * (0.010 * h) + hand.x * (0.012 * h), 0.0100},
                                  {grip - hand.y * (0.010 * h) - hand.x * (0.013 * h), 0.0100}, {grip + hand.x * (0.020 * h), 0.0080}}};
  const auto head = [&](double way) {
    return outline_of(page, std::array<Ball, 2>{{{end(way * kInner_m), kHeadRadius_m / h}, {end(way * kOuter_m), kHeadRadius_m * 0.88 / h}}});
  };
  const double near = dot(hand.x, page.lens.forward) < 0 ? 1 : -1;
  const Trace knuckles = outline_of(page, fist), far_head = head(-near), near_head = head(near);
  const Trace handle = outline_of(page, std::array<Ball, 2>{{{end(-kInner_m), 0.011 / h}, {end(kInner_m), 0.011 / h}}});
  piece.rims.first = page.parts.size();
  for (const Trace* outline : {&knuckles, &far_head, &near_head}) add(page, filled(page, *outline, Ink::background, page.gap_px));
  piece.rims.last = page.parts.size();
  piece.gaps = add(page, filled(page, far_head, Ink::background, page.gap_px));
  piece.fills = add(page, filled(page, far_head, Ink::weight));
  add(page, filled(page, handle, Ink::weight_edge));
  add(page, filled(page, outline_of(page, fist, 1), Ink::background, page.gap_px * 0.7));
  add(page, filled(page, knuckles, Ink::figure));
  add(page, filled(page, near_head, Ink::background, page.gap_px * 0.7));
  piece.fills.last = add(page, filled(page, near_head, Ink::weight)).last;
  // The face of the near end, so that it reads as a weight and not as a ball.
  const std::array<Ball, 1> face{{{end(near * (kOuter_m + 0.004)), kHeadRadius_m * 0.42 / h}}};
  piece.fills.last = add(page, filled(page, outline_of(page, face), Ink::weight_edge)).last;
}

void draw_arm(Page& page, bool right, double fade, bool with_yoke, bool weight) {
  const Placed& placed = page.placed;
  const double h = page.h_m;
  const Vec3 shoulder = placed[on(Joint::shoulder_l, right)], elbow = placed[on(Joint::elbow_l, right)];
  const Vec3 wrist = placed[on(Joint::wrist_l, right)];
  const Mat3& hand = placed[on(Segment::hand_l, right)];
  Piece pieces[3];
  draw_taper(page, pieces[0], {shoulder, elbow, upper_arm_at});
  if (with_yoke) pieces[0].fills.last = add(page, filled(page, yoke_outline(page, right), Ink::figure)).last;
  draw_taper(page, pieces[1], {elbow, wrist, forearm_at});
  const Vec3 tips = wrist - hand.y * (0.088 * h), knuckles = wrist - hand.y * (0.055 * h), palm = wrist - hand.y * (0.030 * h);
  if (weight)
    draw_gripped_weight(page, pieces[2], wrist, hand, h);
  else
    draw_wedge(page, pieces[2], {{{wrist, kWrist * 0.96}, {wrist - hand.y * (0.044 * h) + hand.x * (0.024 * h), 0.0055},
                                  {palm + hand.x * (0.008 * h), 0.0105}, {knuckles + hand.x * (0.010 * h), 0.0085},
                                  {knuckles - hand.x * (0.012 * h), 0.0085}, {tips, 0.0060}}});
  add_bone(page, pieces[2], wrist, tips, 0.014);
  pieces[0].joint_after = pieces[1].joint_before = add_joint(page, shoulder, elbow, wrist, kElbow);
  pieces[1].joint_after = pieces[2].joint_before = add_joint(page, elbow, wrist, tips, kWrist);
  for (Piece& piece : pieces) {
    piece.fade = fade;
    piece.limb = right ? 1 : 0;
    page.pieces.push_back(piece);
  }
}

void draw_cuff(Page& page, Piece& shank, Vec3 knee, Vec3 ankle) {
  const auto band = [&](double from, double to, double more_h) {
    return outline_of(page, std::array<Ball, 2>{{{mix(knee, ankle, from), shank_at(from) + more_h}, {mix(knee, ankle, to), shank_at(to) + more_h}}});
  };
  shank.fills.last = add(page, filled(page, band(0.79, 0.93, 0.0078), Ink::background)).last;
  shank.fills.last = add(page, filled(page, band(0.80, 0.92, 0.0055), Ink::cuff)).last;
}

void draw_leg(Page& page, bool right, bool cuff) {
  const Placed& placed = page.placed;
  const double h = page.h_m;
  const Vec3 hip = placed[on(Joint::hip_l, right)], knee = placed[on(Joint::knee_l, right)];
  const Vec3 ankle = placed[on(Joint::ankle_l, right)];
  const Mat3& foot = placed[on(Segment::foot_l, right)];
  const Vec3 behind = placed[on(Segment::shank_l, right)].x * (-kCalfBehind * h);
  Piece pieces[3];
  draw_taper(page, pieces[0], {hip, knee, thigh_at});
  draw_taper(page, pieces[1], {knee, ankle, shank_at, behind});
  if (cuff) draw_cuff(page, pieces[1], knee, ankle);
  const Vec3 side = foot.z * (0.017 * h);
  const Vec3 heel = ankle + foot.x * (-0.018 * h) + foot.y * (-0.024 * h);
  const Vec3 ball = ankle + foot.x * (0.075 * h) + foot.y * (-0.027 * h);
  const Vec3 toe = ankle + foot.x * (0.104 * h) + foot.y * (-0.0300 * h);
  draw_wedge(page, pieces[2], {{{ankle, kAnkle * 0.98}, {heel, 0.0150}, {ball + side, 0.0110}, {ball - side, 0.0110},
                                {toe + side * 0.45, 0.0085}, {toe - side * 0.45, 0.0085}}});
  add_bone(page, pieces[2], heel, toe, 0.018);
  pieces[0].joint_after = pieces[1].joint_before = add_joint(page, hip, knee, ankle, kKnee);
  pieces[1].joint_after = pieces[2].joint_before = add_joint(page, knee, ankle, toe, kAnkle);
  const double fade = fade_of(page, on(Joint::hip_l, right), on(Joint::knee_l, right), on(Joint::ankle_l, right));
  for (Piece& piece : pieces) {
    piece.fade = fade;
    piece.limb = right ? 3 : 2;
    page.pieces.push_back(piece);
  }
}

}  // namespace

Page page_for(const Placed& placed, const Body& body, const Camera& camera, Vec2 size_px, double scale) {
  Page page{placed};
  page.lens = lens_for(camera, size_px);
  page.h_m = body.stature_m;
  const double h_px = body.stature_m * page.lens.focal_px / camera.distance_m;
  page.h_px = h_px;
  page.gap_px = std::max(kLeastGap_px * scale, kGap_h * h_px);
  page.line_px = std::max(1.0 * scale, 0.0030 * h_px);
  page.drawing.points_px.reserve(6000);
  page.drawing.shapes.reserve(320);
  page.parts.reserve(160);
  page.joints.reserve(20);
  page.pieces.reserve(kPieceCount + 1);
  return page;
}

Shape filled(Page& page, const Trace& outline, Ink ink, double grow_px) {
  std::vector<Vec2>& points = page.drawing.points_px;
  Shape shape;
  shape.ink = ink;
  shape.first = static_cast<std::uint32_t>(points.size());
  shape.count = static_cast<std::uint32_t>(outline.count);
  points.resize(points.size() + outline.count);
  Vec2* to = points.data() + shape.first;
  for (std::size_t i = 0; i < outline.count; ++i) to[i] = {outline.x[i] + outline.way_x[i] * grow_px, outline.y[i] + outline.way_y[i] * grow_px};
  return shape;
}

Shape stroked(Page& page, const Vec2* points_px, std::size_t count, Ink ink, double width_px) {
  Shape shape;
  shape.kind = Shape::Kind::polyline;
  shape.ink = ink;
  shape.width_px = width_px;
  shape.first = static_cast<std::uint32_t>(page.drawing.points_px.size());
  shape.count = static_cast<std::uint32_t>(count);
  page.drawing.points_px.insert(page.drawing.points_px.end(), points_px, points_px + count);
  return shape;
}

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
  const Vec3 right = mix(right_here, right_next, within01(t));
  point.axes.z = unit(right - along_axis * dot(right, along_axis), right_here);
  point.axes.x = cross(point.axes.y, point.axes.z);
  return point;
}

Station trunk_at(double along, double breath) {
  const double at = std::min(std::max((along - kFirstStation) / kStationStep, 0.0), kStations - 1.0);
  const int here = std::min(static_cast<int>(at), kStations - 2);
  const double t = at - here, t2 = t * t, t3 = t2 * t;
  const auto station = [](int i) { return kTrunk[std::min(std::max(i, 0), kStations - 1)]; };
  const Station a = station(here - 1), b = station(here), c = station(here + 1), d = station(here + 2);
  // Catmull and Rom's spline, so that the outline has no corners.
  const double wa = (2 * t2 - t - t3) / 2, wb = (3 * t3 - 5 * t2 + 2) / 2, wc = (4 * t2 + t - 3 * t3) / 2, wd = (t3 - t2) / 2;
  const auto blend = [&](double Station::* m) { return a.*m * wa + b.*m * wb + c.*m * wc + d.*m * wd; };
  // Breath: the ribs grow by 2.5 mm at most, forward and to the sides.
  const double ribs = along > 1.3 && along < 3 ? breath * 0.0014 : 0;
  return {blend(&Station::wide) + ribs, blend(&Station::deep) + ribs, blend(&Station::front) + ribs};
}

double thigh_at(double share) { return straight(kHip, kKnee, share) + kThighSwells * swell_amid(share); }
double shank_at(double share) { return straight(kKnee, kAnkle, share) + kCalfSwells * swell_above(share); }
double upper_arm_at(double share) { return straight(kShoulder, kElbow, share) + kUpperArmSwells * swell_amid(share); }

void draw_body(Page& page, const Props& props) {
  double fade[2];
  for (const bool right : {false, true})
    fade[right] = fade_of(page, on(Joint::shoulder_l, right), on(Joint::elbow_l, right), on(Joint::wrist_l, right));
  draw_trunk(page, fade[0] < kShoulderGoesWithArm, fade[1] < kShoulderGoesWithArm);
  draw_head(page);
  for (const bool right : {false, true}) {
    draw_arm(page, right, fade[right], fade[right] >= kShoulderGoesWithArm, props.hand_weights);
    draw_leg(page, right, right ? props.cuff_right : props.cuff_left);
  }
}

void draw_towel(Page& page, const Props& props) {
  constexpr double kHalfLength_m = 0.13;
  const double radius_h = props.towel_radius_m / page.h_m;
  const Vec3 side{0, 0, kHalfLength_m}, one = props.towel_m - side, other = props.towel_m + side;
  const Trace roll = outline_of(page, std::array<Ball, 2>{{{one, radius_h}, {other, radius_h}}});
  Piece towel;
  towel.rims = towel.gaps = add(page, filled(page, roll, Ink::background, page.gap_px));
  towel.fills = add(page, filled(page, roll, Ink::towel));
  // The rolled end that faces the eye.
  const Vec3 end_m = page.see(one).depth_m < page.see(other).depth_m ? one : other;
  for (const double inner : {0.62, 0.25})
    towel.fills.last = add(page, filled(page, outline_of(page, std::array<Ball, 1>{{{end_m, inner * radius_h}}}), inner > 0.5 ? Ink::towel_edge : Ink::towel)).last;
  add_bone(page, towel, one, other, radius_h);
  page.pieces.push_back(towel);
}

}  // namespace holdfast::figure
