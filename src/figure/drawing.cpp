#include "figure/drawing.h"

#include <algorithm>

#include "figure/anatomy.h"
#include "figure/trig.h"

namespace holdfast::figure {
namespace {

constexpr double kLeastGap_px = 1.25;        // times the device scale
constexpr double kGap_h = 0.0042;            // of stature, for large pictures
constexpr double kMatThickness_m = 0.012;
constexpr double kShadowReach_m = 0.16;      // height at which a shadow has faded to a third

Shape polygon(std::vector<Vec2> points_px, Ink ink, double opacity = 1, double fade = 0) {
  Shape shape;
  shape.points_px = std::move(points_px);
  shape.ink = ink;
  shape.opacity = opacity;
  shape.fade = fade;
  return shape;
}

void draw_mat(const Lens& lens, const Props& props, std::vector<Shape>& shapes) {
  constexpr double kCorner_m = 0.05;
  constexpr int kSteps = 4;
  std::vector<Vec2> top, both;
  const Vec3 low = props.mat_low_m, high = props.mat_high_m;
  const Vec3 corners[4] = {{low.x + kCorner_m, 0, low.z + kCorner_m}, {high.x - kCorner_m, 0, low.z + kCorner_m},
                           {high.x - kCorner_m, 0, high.z - kCorner_m}, {low.x + kCorner_m, 0, high.z - kCorner_m}};
  for (int c = 0; c < 4; ++c)
    for (int i = 0; i <= kSteps; ++i) {
      const Turn t = turn(kPi + c * kPi / 2 + i * kPi / 2 / kSteps);
      const Vec3 at = corners[c] + Vec3{t.cosine * kCorner_m, 0, t.sine * kCorner_m};
      top.push_back(project(lens, at).at_px);
      both.push_back(top.back());
      both.push_back(project(lens, at - Vec3{0, kMatThickness_m, 0}).at_px);
    }
  shapes.push_back(polygon(hull(std::move(both)), Ink::mat_edge));
  shapes.push_back(polygon(hull(std::move(top)), Ink::mat));
}

// A bone's shadow straight below it: wider and fainter the higher the bone is.
void draw_shadow(const Lens& lens, Vec3 a, Vec3 b, double radius_m, std::vector<Shape>& shapes) {
  constexpr int kSteps = 5;
  const double height_m = std::max(0.0, (a.y + b.y) / 2 - radius_m);
  const double strength = 1 / (1 + 2 * height_m / kShadowReach_m);
  const Vec3 along = unit({b.x - a.x, 0, b.z - a.z});
  const Vec3 side{-along.z, 0, along.x};
  const Turn step = turn(kPi / kSteps);
  for (const double softness : {2.1, 1.7, 1.3, 0.9}) {
    const double half_m = radius_m * softness + height_m * 0.12 * softness;
    std::vector<Vec2> points;
    points.reserve(2 * kSteps + 2);
    Vec2 way{0, -1};
    for (int end = 0; end < 2; ++end)
      for (int i = 0; i <= kSteps; ++i) {
        const Vec3 foot = end == 0 ? b : a;
        points.push_back(project(lens, Vec3{foot.x, 0, foot.z} + along * (way.x * half_m) + side * (way.y * half_m)).at_px);
        if (i < kSteps) way = {way.x * step.cosine - way.y * step.sine, way.x * step.sine + way.y * step.cosine};
      }
    shapes.push_back(polygon(std::move(points), Ink::shadow, 0.14 * strength));
  }
}

void draw_shadows(const Placed& placed, double h_m, const Lens& lens, std::vector<Shape>& shapes) {
  struct Cast {
    Joint a, b;
    double radius_h;
  };
  constexpr Cast kCasts[] = {{Joint::pelvis, Joint::collar, 0.052},    {Joint::neck, Joint::head, 0.034},
                             {Joint::shoulder_l, Joint::elbow_l, 0.021}, {Joint::elbow_l, Joint::hand_l, 0.016},
                             {Joint::hip_l, Joint::knee_l, 0.030},       {Joint::knee_l, Joint::ankle_l, 0.020},
                             {Joint::heel_l, Joint::toe_l, 0.016}};
  for (const Cast& cast : kCasts) {
    draw_shadow(lens, placed[cast.a], placed[cast.b], cast.radius_h * h_m, shapes);
    if (twin(cast.b) != cast.b) draw_shadow(lens, placed[twin(cast.a)], placed[twin(cast.b)], cast.radius_h * h_m, shapes);
  }
}

// Which of two pieces is in front where they cross in the picture: below 0 the first, above 0 the
// second, 0 when they do not meet.
double in_front(const Piece& one, const Piece& other) {
  double nearest = 1e30, answer = 0;
  for (const SeenBone& p : one.bones)
    for (const SeenBone& q : other.bones) {
      const Closest c = closest(p.a.at_px, p.b.at_px, q.a.at_px, q.b.at_px);
      const double clear = c.apart - (p.radius_px + q.radius_px) * 1.15;
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
std::vector<std::size_t> painters_order(const std::vector<Piece>& pieces) {
  const std::size_t n = pieces.size();
  std::vector<std::uint32_t> behind(n, 0);   // bit j: piece j must come before
  std::vector<double> depth(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    for (const SeenBone& b : pieces[i].bones) depth[i] += (b.a.depth_m + b.b.depth_m) / 2;
    depth[i] /= static_cast<double>(std::max<std::size_t>(1, pieces[i].bones.size()));
    for (std::size_t j = 0; j < i; ++j) {
      const double front = in_front(pieces[i], pieces[j]);
      if (front < 0) behind[i] |= 1U << j;
      if (front > 0) behind[j] |= 1U << i;
    }
  }
  std::vector<std::size_t> order;
  std::uint32_t left = n >= 32 ? 0xffffffffU : (1U << n) - 1;
  while (left != 0) {
    std::size_t best = n, any = n;
    for (std::size_t i = 0; i < n; ++i) {
      if (!((left >> i) & 1U)) continue;
      if (any == n || depth[i] > depth[any]) any = i;
      if ((behind[i] & left & ~(1U << i)) == 0 && (best == n || depth[i] > depth[best])) best = i;
    }
    if (best == n) best = any;
    order.push_back(best);
    left &= ~(1U << best);
  }
  return order;
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

std::vector<Shape> draw(const Placed& placed, const Body& body, const Camera& camera, Vec2 size_px, const Props& props,
                        const DrawOptions& options) {
  Sketch sketch;
  sketch.lens = lens_for(camera, size_px);
  sketch.h_m = body.stature_m;
  const double h_px = body.stature_m * sketch.lens.focal_px / camera.distance_m;
  sketch.gap_px = std::max(kLeastGap_px * options.scale, kGap_h * h_px);
  std::vector<Shape> shapes;
  shapes.reserve(200);
  if (props.mat) draw_mat(sketch.lens, props, shapes);
  if (options.shadow) draw_shadows(placed, body.stature_m, sketch.lens, shapes);
  std::vector<Piece> pieces = pieces_of(placed, sketch, props);
  for (Piece& piece : pieces_of_props(placed, sketch, props)) pieces.push_back(std::move(piece));
  for (const Piece& piece : pieces)
    for (const std::vector<Vec2>& rim : piece.rims) shapes.push_back(polygon(rim, Ink::background));
  for (const std::size_t i : painters_order(pieces)) {
    Piece& piece = pieces[i];
    for (std::vector<Vec2>& gap : piece.gaps) shapes.push_back(polygon(std::move(gap), Ink::background));
    for (std::vector<Vec2>& fill : piece.fills) shapes.push_back(polygon(std::move(fill), piece.ink, 1, piece.fade));
    for (Shape& mark : piece.marks) {
      mark.fade = std::max(mark.fade, piece.fade);
      shapes.push_back(std::move(mark));
    }
  }
  for (Shape& glow : glows_of(placed, sketch, options.glows)) shapes.push_back(std::move(glow));
  return shapes;
}

std::vector<Shape> draw_ghost(const Placed& placed, const Body& body, const Camera& camera, Vec2 size_px) {
  const Lens lens = lens_for(camera, size_px);
  const double h_px = body.stature_m * lens.focal_px / camera.distance_m;
  const double dash_px = std::max(3.0, 0.018 * h_px);
  std::vector<Shape> shapes;
  constexpr Joint kLines[][2] = {{Joint::pelvis, Joint::lumbar},     {Joint::lumbar, Joint::thorax},
                                 {Joint::thorax, Joint::collar},     {Joint::collar, Joint::head},
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
      dash.points_px = {from + way * (at / long_px), from + way * (std::min(at + dash_px, long_px) / long_px)};
      shapes.push_back(std::move(dash));
    }
  };
  for (const auto& line : kLines) {
    dashes(line[0], line[1]);
    if (twin(line[1]) != line[1]) dashes(twin(line[0]), twin(line[1]));
  }
  return shapes;
}

}  // namespace holdfast::figure
