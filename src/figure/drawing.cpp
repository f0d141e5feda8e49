#include "figure/drawing.h"

#include <algorithm>
#include <array>
#include <utility>

#include "figure/anatomy.h"
#include "figure/trig.h"

namespace holdfast::figure {
namespace {

constexpr double kReach = 1.15;              // of their thickness: within it two pieces count as meeting
constexpr double kMatThickness_m = 0.012;
constexpr double kShadowReach_m = 0.16;      // height at which a shadow has faded to a third

void draw_mat(Page& page, const Props& props) {
  constexpr double kCorner_m = 0.05;
  constexpr int kSteps = 4, kPoints = 4 * (kSteps + 1);
  const Vec3 low = props.mat_low_m, high = props.mat_high_m;
  const Vec3 corners[4] = {{low.x + kCorner_m, 0, low.z + kCorner_m}, {high.x - kCorner_m, 0, low.z + kCorner_m},
                           {high.x - kCorner_m, 0, high.z - kCorner_m}, {low.x + kCorner_m, 0, high.z - kCorner_m}};
  const Turn step = turn(kPi / 2 / kSteps);
  Trace top, bottom;
  Vec2 way{-1, 0};
  for (const Vec3 corner : corners)
    for (int i = 0; i <= kSteps; ++i) {
      const Vec3 at = corner + Vec3{way.x * kCorner_m, 0, way.y * kCorner_m};
      top.add(page.see(at).at_px, {});
      bottom.add(page.see(at - Vec3{0, kMatThickness_m, 0}).at_px, {});
      if (i < kSteps) way = {way.x * step.cosine - way.y * step.sine, way.x * step.sine + way.y * step.cosine};
    }
  static_assert(kPoints <= static_cast<int>(Trace::kMost));
  page.drawing.shapes.push_back(filled(page, bottom, Ink::mat_edge));
  page.drawing.shapes.push_back(filled(page, top, Ink::mat));
}

// A bone's shadow straight below it: wider and fainter the higher the bone is.
void draw_shadow(Page& page, Vec3 a, Vec3 b, double radius_m) {
  constexpr int kSteps = 5;
  const double height_m = std::max(0.0, (a.y + b.y) / 2 - radius_m);
  const double strength = 1 / (1 + 2 * height_m / kShadowReach_m);
  const Vec3 along = unit({b.x - a.x, 0, b.z - a.z});
  const Turn step = turn(kPi / kSteps);
  // Each end is a circle on the floor; so small a one is as good as flat in the picture.
  struct Foot {
    Vec2 at_px, along_px, side_px;
  };
  const auto foot = [&](Vec3 end) {
    constexpr double kReach_m = 0.1;
    const Vec3 floor{end.x, 0, end.z};
    const Vec2 at_px = page.see(floor).at_px;
    return Foot{at_px, (page.see(floor + along * kReach_m).at_px - at_px) * (1 / kReach_m),
                (page.see(floor + Vec3{-along.z, 0, along.x} * kReach_m).at_px - at_px) * (1 / kReach_m)};
  };
  const Foot feet[2] = {foot(b), foot(a)};
  // As many layers as it takes for the steps between them to be too fine to see.
  const int layers = radius_m * page.h_px > 40 ? 8 : 4;
  for (int layer = 0; layer < layers; ++layer) {
    const double softness = 2.2 - 1.4 * (layer + 0.5) / layers;
    const double half_m = radius_m * softness + height_m * 0.12 * softness;
    Trace outline;
    Vec2 way{0, -1};
    for (const Foot& end : feet)
      for (int i = 0; i <= kSteps; ++i) {
        outline.add(end.at_px + (end.along_px * way.x + end.side_px * way.y) * half_m, {});
        if (i < kSteps) way = {way.x * step.cosine - way.y * step.sine, way.x * step.sine + way.y * step.cosine};
      }
    Shape shape = filled(page, outline, Ink::shadow);
    shape.opacity = 0.56 / layers * strength;
    page.drawing.shapes.push_back(shape);
  }
}

void draw_shadows(Page& page) {
  struct Cast {
    Joint a, b;
    double radius_h;
  };
  constexpr Cast kCasts[] = {{Joint::pelvis, Joint::collar, 0.052},    {Joint::neck, Joint::head, 0.034},
                             {Joint::shoulder_l, Joint::elbow_l, 0.021}, {Joint::elbow_l, Joint::hand_l, 0.016},
                             {Joint::hip_l, Joint::knee_l, 0.030},       {Joint::knee_l, Joint::ankle_l, 0.020},
                             {Joint::heel_l, Joint::toe_l, 0.016}};
  const Placed& placed = page.placed;
  for (const Cast& cast : kCasts) {
    draw_shadow(page, placed[cast.a], placed[cast.b], cast.radius_h * page.h_m);
    if (twin(cast.b) != cast.b) draw_shadow(page, placed[twin(cast.a)], placed[twin(cast.b)], cast.radius_h * page.h_m);
  }
}

// Which of two pieces is in front where they cross in the picture: below 0 the first, above 0 the
// second, 0 when they do not meet.
double in_front(const Piece& one, const Piece& other) {
  // Most pieces are far apart.
  if (one.low_px.x > other.high_px.x || other.low_px.x > one.high_px.x || one.low_px.y > other.high_px.y || other.low_px.y > one.high_px.y) return 0;
  double nearest = 1e30, answer = 0;
  for (std::size_t i = 0; i < one.bone_count; ++i)
    for (std::size_t j = 0; j < other.bone_count; ++j) {
      const SeenBone &p = one.bones[i], &q = other.bones[j];
      const Closest c = closest(p.a.at_px, p.b.at_px, q.a.at_px, q.b.at_px);
      const double clear = c.apart - (p.radius_px + q.radius_px) * kReach;
      if (clear > 0 || c.apart >= nearest) continue;
      nearest = c.apart;
      const double depth_p = p.a.depth_m + (p.b.depth_m - p.a.depth_m) * c.along_p;
      const double depth_q = q.a.depth_m + (q.b.depth_m - q.a.depth_m) * c.along_q;
      answer = depth_p - depth_q;
      // Two bones of one joint are equally far there: their middles decide.
      if (one.limb >= 0 && one.limb == other.limb) answer = (p.a.depth_m + p.b.depth_m - q.a.depth_m - q.b.depth_m) / 2;
    }
  return answer;
}

// Back to front: again and again the farthest piece that nothing left has to be drawn before.
struct Order {
  std::array<std::size_t, 32> piece{};
  std::size_t count = 0;
};

Order painters_order(std::vector<Piece>& pieces) {
  const std::size_t n = pieces.size();
  std::array<std::uint32_t, 32> behind{};   // bit j: piece j must come before
  for (std::size_t i = 0; i < n; ++i) {
    Piece& piece = pieces[i];
    for (std::size_t b = 0; b < piece.bone_count; ++b) {
      const SeenBone& bone = piece.bones[b];
      piece.depth_m += (bone.a.depth_m + bone.b.depth_m) / 2;
      const double reach_px = bone.radius_px * kReach;
      piece.low_px = {std::min({piece.low_px.x, bone.a.at_px.x - reach_px, bone.b.at_px.x - reach_px}),
                      std::min({piece.low_px.y, bone.a.at_px.y - reach_px, bone.b.at_px.y - reach_px})};
      piece.high_px = {std::max({piece.high_px.x, bone.a.at_px.x + reach_px, bone.b.at_px.x + reach_px}),
                       std::max({piece.high_px.y, bone.a.at_px.y + reach_px, bone.b.at_px.y + reach_px})};
    }
    piece.depth_m /= static_cast<double>(std::max<std::size_t>(1, piece.bone_count));
    for (std::size_t j = 0; j < i; ++j) {
      const double front = in_front(piece, pieces[j]);
      if (front < 0) behind[i] |= 1U << j;
      if (front > 0) behind[j] |= 1U << i;
    }
  }
  Order order;
  std::uint32_t left = (1U << n) - 1;
  while (left != 0) {
    std::size_t best = n, any = n;
    for (std::size_t i = 0; i < n; ++i) {
      if (!((left >> i) & 1U)) continue;
      if (any == n || pieces[i].depth_m > pieces[any].depth_m) any = i;
      if ((behind[i] & left & ~(1U << i)) == 0 && (best == n || pieces[i].depth_m > pieces[best].depth_m)) best = i;
    }
    if (best == n) best = any;
    order.piece[order.count++] = best;
    left &= ~(1U << best);
  }
  return order;
}

void take(Page& page, Parts parts, double fade) {
  for (std::size_t i = parts.first; i < parts.last; ++i) {
    Shape shape = page.parts[i];
    if (shape.ink != Ink::background) shape.fade = std::max(shape.fade, fade);
    page.drawing.shapes.push_back(shape);
  }
}

// The gap round a joint, once, however often it is asked for.
void take_joint(Page& page, int joint) {
  if (joint < 0) return;
  for (std::size_t i = static_cast<std::size_t>(joint); i < static_cast<std::size_t>(joint) + 2; ++i) {
    if (page.joints[i].count > 0) page.drawing.shapes.push_back(page.joints[i]);
    page.joints[i].count = 0;
  }
}

}  // namespace

Props props_for(const Track& track, Side side) {
  Props props;
  const double h = track.body.stature_m;
  const Stage stage = side == Side::right ? mirrored(track.stage) : track.stage;
  const Vec3 low = stage.low_m, high = stage.high_m;
  props.towel = track.towel == Towel::forehead;
  props.towel_m = track.towel_m;
  if (side == Side::right) props.towel_m.z = -props.towel_m.z;
  props.towel_radius_m = track.towel_radius_m;
  const double beside_m = std::max(kMatBeyond_h * h, kMatHalfWidth_m - (high.z - low.z) / 2);
  props.mat_low_m = low - Vec3{kMatBeyond_h * h, 0, beside_m};
  props.mat_high_m = high + Vec3{kMatBeyond_h * h, 0, beside_m};
  props.mat_low_m.y = props.mat_high_m.y = 0;
  return props;
}

void append(Drawing& below, const Drawing& above) {
  const std::uint32_t moved = static_cast<std::uint32_t>(below.points_px.size());
  below.points_px.insert(below.points_px.end(), above.points_px.begin(), above.points_px.end());
  for (Shape shape : above.shapes) {
    shape.first += moved;
    below.shapes.push_back(shape);
  }
}

Drawing draw(const Placed& placed, const Body& body, const Camera& camera, Vec2 size_px, const Props& props,
             const DrawOptions& options) {
  Page page = page_for(placed, body, camera, size_px, options.scale);
  if (props.mat) draw_mat(page, props);
  if (options.shadow) draw_shadows(page);
  draw_body(page, props);
  if (props.towel) draw_towel(page, props);
  draw_muscles(page, options.glows);
  if (options.breath_ring) draw_breath(page);
  for (const Piece& piece : page.pieces) take(page, piece.rims, 0);
  const Order order = painters_order(page.pieces);
  std::uint32_t drawn = 0;
  for (std::size_t k = 0; k < order.count; ++k) {
    const Piece& piece = page.pieces[order.piece[k]];
    take_joint(page, piece.joint_before);
    take_joint(page, piece.joint_after);
    if (order.piece[k] == static_cast<std::size_t>(PieceName::trunk)) take(page, page.behind_trunk, 0);
    take(page, piece.gaps, 0);
    take(page, piece.fills, piece.fade);
    const std::uint32_t before = drawn;
    drawn |= 1U << order.piece[k];
    for (const Overlay& overlay : page.overlays) {
      const std::uint32_t wanted = (1U << overlay.host) | (1U << overlay.also);
      if ((drawn & wanted) == wanted && (before & wanted) != wanted) take(page, overlay.parts, page.pieces[overlay.host].fade);
    }
  }
  return std::move(page.drawing);
}

Drawing draw_ghost(const Placed& placed, const Body& body, const Camera& camera, Vec2 size_px) {
  const Lens lens = lens_for(camera, size_px);
  const double h_px = body.stature_m * lens.focal_px / camera.distance_m;
  const double dash_px = std::max(3.0, 0.018 * h_px);
  Drawing ghost;
  constexpr Joint kLines[][2] = {{Joint::pelvis, Joint::lumbar},     {Joint::lumbar, Joint::thorax},
                                 {Joint::thorax, Joint::collar},
                                 {Joint::shoulder_l, Joint::elbow_l}, {Joint::elbow_l, Joint::wrist_l},
                                 {Joint::wrist_l, Joint::hand_l},     {Joint::hip_l, Joint::knee_l},
                                 {Joint::knee_l, Joint::ankle_l},     {Joint::ankle_l, Joint::toe_l}};
  const auto dashes = [&](Joint a, Joint b) {
    const Vec2 from = project(lens, placed[a]).at_px, way = project(lens, placed[b]).at_px - from;
    const double long_px = length(way);
    for (double at = 0; at < long_px; at += 2 * dash_px) {
      Shape dash;
      dash.kind = Shape::Kind::polyline;
      dash.ink = Ink::accent;
      dash.opacity = 0.7;
      dash.width_px = std::max(1.5, 0.006 * h_px);
      dash.first = static_cast<std::uint32_t>(ghost.points_px.size());
      dash.count = 2;
      ghost.points_px.push_back(from + way * (at / long_px));
      ghost.points_px.push_back(from + way * (std::min(at + dash_px, long_px) / long_px));
      ghost.shapes.push_back(dash);
    }
  };
  for (const auto& line : kLines) {
    dashes(line[0], line[1]);
    if (twin(line[1]) != line[1]) dashes(twin(line[0]), twin(line[1]));
  }
  return ghost;
}

}  // namespace holdfast::figure
