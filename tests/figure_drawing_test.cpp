// The picture: camera limits, shapes that can be filled, the far side fainter, nothing below the ground.

#include <cmath>

#include "figure/svg.h"
#include "figure_fixture.h"

using namespace holdfast;
using namespace holdfast::figure;
using namespace figure_test;

namespace {

bool covers(const Drawing& drawing, const Shape& shape, Vec2 at_px) {
  if (shape.kind != Shape::Kind::polygon) return false;
  const std::span<const Vec2> corners = drawing.points_of(shape);
  for (std::size_t i = 0; i < corners.size(); ++i)
    if (cross(corners[(i + 1) % corners.size()] - corners[i], at_px - corners[i]) < 0) return false;
  return true;
}

// What is seen at a point: the uppermost opaque polygon there.
Ink ink_at(const Drawing& drawing, Vec2 at_px) {
  for (std::size_t i = drawing.shapes.size(); i-- > 0;)
    if (drawing.shapes[i].opacity == 1 && covers(drawing, drawing.shapes[i], at_px)) return drawing.shapes[i].ink;
  return Ink::background;
}

// On the way between two points of the picture: the first stretch that is not the figure, in pixels.
double first_gap_px(const Drawing& drawing, Vec2 from_px, Vec2 to_px) {
  constexpr double kStep_px = 0.1;
  const Vec2 way = to_px - from_px;
  const double long_px = length(way);
  double gap_px = 0;
  for (double at = 0; at <= long_px; at += kStep_px) {
    const bool figure = ink_at(drawing, from_px + way * (at / long_px)) == Ink::figure;
    if (!figure) gap_px += kStep_px;
    if (figure && gap_px > 0) break;
  }
  return gap_px;
}

}  // namespace

TEST_CASE("every shape can be filled as it is: convex, clockwise as seen, finite, not too many corners") {
  for (const auto& shown : shipped_motions()) {
    const Track track = track_of(shown.second.right);
    for (const ViewName view : {ViewName::best, ViewName::side, ViewName::front, ViewName::feet, ViewName::above})
      for (const double size : {120.0, 400.0, 2000.0}) {
        const Camera camera = camera_for(track, view, Side::left);
        Props props = props_for(track, Side::left);
        props.hand_weights = props.cuff_left = true;
        const Placed placed = place(track.measures, pose_at(track, {Phase::lift, 0.5, 0, Side::left}));
        std::size_t corners = 0;
        const Drawing drawing = draw(placed, track.body, camera, {size, size * 0.7}, props, {});
        for (const Shape& shape : drawing.shapes) {
          const std::span<const Vec2> points_px = drawing.points_of(shape);
          corners += points_px.size();
          if (shape.kind == Shape::Kind::polyline) continue;
          bool left = false, right = false, finite = true;
          const std::size_t n = points_px.size();
          for (std::size_t i = 0; i < n; ++i) {
            const Vec2 a = points_px[i], b = points_px[(i + 1) % n], c = points_px[(i + 2) % n];
            finite = finite && std::isfinite(a.x) && std::isfinite(a.y);
            const double bend = cross(b - a, c - b);
            left = left || bend > 1e-3;
            right = right || bend < -1e-3;
          }
          CHECK(finite);
          CHECK_FALSE((left && right));
          CHECK_FALSE(right);
          CHECK(n >= 3);
        }
        CHECK(corners < 9000);
      }
  }
}

TEST_CASE("between the head and an arm that passes in front of it lies a gap, at the elbow too, small and large") {
  const Track track = track_of(shipped("superman_full"));
  const Camera camera = camera_for(track, ViewName::best, Side::both);
  const Placed placed = place(track.measures, pose_at(track, {Phase::hold, 0.5, 0, Side::both}));
  for (const double size : {200.0, 700.0, 2000.0}) {
    const Vec2 size_px{size, size * 0.65};
    const Lens lens = lens_for(camera, size_px);
    const bool right = project(lens, placed[Joint::elbow_r]).depth_m < project(lens, placed[Joint::elbow_l]).depth_m;
    const Vec3 elbow = placed[right ? Joint::elbow_r : Joint::elbow_l], wrist = placed[right ? Joint::wrist_r : Joint::wrist_l];
    const Drawing drawing = draw(placed, track.body, camera, size_px, props_for(track, Side::both), {});
    for (double share = -0.25; share <= 0.3; share += 0.05) {
      CAPTURE(share);
      CHECK(first_gap_px(drawing, project(lens, placed[Joint::head]).at_px, project(lens, mix(elbow, wrist, share)).at_px) > 1.0);
    }
  }
}

TEST_CASE("along a forearm in front of the trunk runs a gap of even width on both sides") {
  const Track track = track_of(shipped("leg_lift"));
  const Camera camera = camera_for(track, ViewName::best, Side::left);
  const Placed placed = place(track.measures, pose_at(track, {Phase::hold, 0.5, 0, Side::left}));
  const Vec2 size_px{1400, 910};
  const Lens lens = lens_for(camera, size_px);
  const double h_px = track.body.stature_m * project(lens, placed[Joint::thorax]).px_per_m;
  const Drawing drawing = draw(placed, track.body, camera, size_px, props_for(track, Side::left), {});
  const Vec2 elbow = project(lens, placed[Joint::elbow_l]).at_px, wrist = project(lens, placed[Joint::wrist_l]).at_px;
  const Vec2 along = (wrist - elbow) * (1 / length(wrist - elbow)), across{-along.y, along.x};
  for (double share = 0.3; share < 0.8; share += 0.05)
    for (const double way : {-1.0, 1.0}) {
      CAPTURE(share);
      const Vec2 middle = elbow + (wrist - elbow) * share;
      CHECK(first_gap_px(drawing, middle, middle + across * (way * 0.05 * h_px)) > 0.0042 * h_px * 0.8);
    }
}

TEST_CASE("lying on the side, the head rests on the lower arm") {
  for (const char* name : {"leg_lift_low", "leg_lift"}) {
    const Track track = track_of(shipped(name));
    const Camera camera = camera_for(track, ViewName::side, Side::left);
    const Vec2 size_px{1000, 650};
    for (const Phase phase : {Phase::set, Phase::lift, Phase::hold, Phase::lower, Phase::rest}) {
      const Placed placed = place(track.measures, pose_at(track, {phase, 0.5, 0, Side::left}));
      const Seen head = project(lens_for(camera, size_px), placed[Joint::head]);
      const double gap_px = first_gap_px(draw(placed, track.body, camera, size_px, props_for(track, Side::left), {}), head.at_px,
                                         {head.at_px.x, head.at_px.y + 0.17 * head.px_per_m});
      CHECK(gap_px > 0);
      CHECK(gap_px < 0.02 * head.px_per_m);  // the gap itself and 1 cm
    }
  }
}

TEST_CASE("hand weights are gripped, and lie on the floor with the hand, never in it") {
  for (const auto& shown : shipped_motions()) {
    if (shown.first.rfind("superman", 0) != 0) continue;
    const Track track = track_of(shown.second.right);
    Camera camera = camera_for(track, ViewName::side, Side::both);
    camera.elevation_rad = 0;
    camera.distance_m = 1000;  // without perspective every point of the floor is equally low
    const Vec2 size_px{1000, 650};
    const Lens lens = lens_for(camera, size_px);
    Props props = props_for(track, Side::both);
    props.hand_weights = true;
    for (double share = 0; share <= 1; share += 0.1) {
      const Placed placed = place(track.measures, pose_at(track, {Phase::lift, share, 0, Side::both}));
      const Seen floor = project(lens, {0, 0, 0});
      const Vec2 wrist = project(lens, placed[Joint::wrist_l]).at_px;
      const Drawing drawing = draw(placed, track.body, camera, size_px, props, {});
      int ends = 0;
      for (const Shape& shape : drawing.shapes) {
        if (shape.ink != Ink::weight) continue;
        ++ends;
        for (const Vec2 p : drawing.points_of(shape)) {
          CHECK(p.y <= floor.at_px.y + 0.001 * floor.px_per_m);
          CHECK(length(p - wrist) < 0.16 * floor.px_per_m);
        }
      }
      CHECK(ends == 4);
    }
  }
}

TEST_CASE("an arm that comes round in front of the body is not faint because its shoulder is the farther one") {
  const Track track = track_of(shipped("leg_lift"));
  const Placed placed = place(track.measures, pose_at(track, {Phase::hold, 0.5, 0, Side::left}));
  Drawing drawing = draw(placed, track.body, camera_for(track, ViewName::side, Side::left), {800, 500}, props_for(track, Side::left), {});
  for (const Shape& shape : drawing.shapes)
    if (shape.ink == Ink::figure) CHECK((shape.fade == 0 || shape.opacity < 1 || shape.fade == 0.5));
}

namespace {

double luminance(Rgb c) {
  const auto linear = [](int part) {
    const double s = part / 255.0;
    return s <= 0.03928 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double contrast(Rgb a, Rgb b) {
  const double one = luminance(a), other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

struct Strokes {
  double seen_px2 = 0, hidden_px2 = 0;  // length times width
  std::vector<Vec2> middles;            // of what is seen
};

Strokes strokes_of(const Drawing& drawing) {
  Strokes all;
  for (const Shape& shape : drawing.shapes) {
    if (shape.ink != Ink::muscle) continue;
    const std::span<const Vec2> points = drawing.points_of(shape);
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
      (shape.opacity == 1 ? all.seen_px2 : all.hidden_px2) += length(points[i + 1] - points[i]) * shape.width_px;
    if (shape.opacity == 1) all.middles.push_back(points[points.size() / 2]);
  }
  return all;
}

struct Scene {
  Track track;
  Camera camera;
  Placed placed;
  Drawing drawn(const std::vector<Glow>& glows, Vec2 size_px = {800, 520}) const {
    DrawOptions options;
    options.glows = glows;
    return draw(placed, track.body, camera, size_px, props_for(track, Side::left), options);
  }
};

Scene scene(const Motion& motion, ViewName view) {
  Scene s;
  s.track = track_of(motion);
  s.camera = camera_for(s.track, view, Side::left);
  s.placed = place(s.track.measures, pose_at(s.track, {Phase::hold, 0.5, 0, Side::left}));
  return s;
}

constexpr ViewName kViews[] = {ViewName::best, ViewName::side, ViewName::front, ViewName::feet, ViewName::above};

}  // namespace

TEST_CASE("a glowing muscle stands out from the limb it lies on, in both palettes") {
  for (const Palette& palette : {dark_palette(), light_palette()})
    CHECK(contrast(palette.inks[static_cast<std::size_t>(Ink::muscle)], palette.inks[static_cast<std::size_t>(Ink::figure)]) >= 3);
}

TEST_CASE("the more a muscle works, the more of its belly is covered, whatever the colours") {
  for (const auto& shown : shipped_motions())
    for (std::size_t m = 0; m < kMuscleCount; ++m) {
      const Scene seen = scene(shown.second.right, ViewName::best);
      CHECK(strokes_of(seen.drawn({{static_cast<Muscle>(m), Side::both, 0}})).seen_px2 == 0);
      double before = 0;
      for (const double amount : {0.1, 0.3, 0.5, 0.7, 1.0}) {
        const Strokes strokes = strokes_of(seen.drawn({{static_cast<Muscle>(m), Side::both, amount}}));
        CHECK(strokes.seen_px2 + strokes.hidden_px2 > 0);
        if (strokes.seen_px2 > 0) CHECK(strokes.seen_px2 > before * 1.05);
        before = strokes.seen_px2;
      }
    }
}

TEST_CASE("a muscle never shines through the body: of what is behind only a dashed outline is left") {
  const Scene prone = scene(shipped("superman_full"), ViewName::above), supine = scene(shipped("bridge"), ViewName::above);
  const auto seen = [](const Scene& s, Muscle muscle) { return strokes_of(s.drawn({{muscle, Side::both, 1}})); };
  for (const Muscle behind : {Muscle::low_back, Muscle::upper_back, Muscle::hamstrings}) {
    CHECK(seen(prone, behind).seen_px2 > 0);
    CHECK(seen(prone, behind).hidden_px2 == 0);
    CHECK(seen(supine, behind).seen_px2 == 0);
    CHECK(seen(supine, behind).hidden_px2 > 0);
  }
  for (const Muscle before : {Muscle::belly, Muscle::front_of_thigh}) {
    CHECK(seen(prone, before).seen_px2 == 0);
    CHECK(seen(supine, before).seen_px2 > 0);
  }
}

TEST_CASE("a belly lies on the figure, not beside it, from every side") {
  for (const auto& shown : shipped_motions())
    for (const ViewName view : kViews)
      for (std::size_t m = 0; m < kMuscleCount; ++m) {
        const Scene seen = scene(shown.second.right, view);
        const Drawing drawing = seen.drawn({{static_cast<Muscle>(m), Side::both, 1}});
        for (const Shape& shape : drawing.shapes) {
          if (shape.ink != Ink::muscle || shape.opacity < 1) continue;
          for (const Vec2 p : drawing.points_of(shape)) {
            bool on_figure = false;
            for (const Shape& limb : drawing.shapes) on_figure = on_figure || (limb.ink == Ink::figure && covers(drawing, limb, p));
            CAPTURE(std::string(kMuscleNames[m]));
            CAPTURE(shown.first);
            CAPTURE(static_cast<int>(view));
            CHECK(on_figure);
          }
        }
      }
}

TEST_CASE("a tap on a glowing muscle names it, a tap beside the figure names none") {
  const Vec2 size_px{800, 520};
  for (const auto& shown : shipped_motions())
    for (const ViewName view : kViews)
      for (std::size_t m = 0; m < kMuscleCount; ++m) {
        const Scene seen = scene(shown.second.right, view);
        const std::vector<Glow> glows{{static_cast<Muscle>(m), Side::both, 1}};
        for (const Vec2 at : strokes_of(seen.drawn(glows, size_px)).middles)
          CHECK(muscle_at(seen.placed, seen.track.body, seen.camera, size_px, glows, at) == static_cast<Muscle>(m));
        CHECK_FALSE(muscle_at(seen.placed, seen.track.body, seen.camera, size_px, glows, {4, 4}));
        CHECK_FALSE(muscle_at(seen.placed, seen.track.body, seen.camera, size_px, {{static_cast<Muscle>(m), Side::both, 0}}, {400, 260}));
      }
}

TEST_CASE("of two muscles under one tap, the nearer to the eye is named") {
  const Scene supine = scene(shipped("bridge"), ViewName::above);
  const Vec2 size_px{800, 520};
  const std::vector<Glow> both{{Muscle::low_back, Side::both, 1}, {Muscle::belly, Side::both, 1}};
  for (const Vec2 at : strokes_of(supine.drawn({both[1]}, size_px)).middles)
    CHECK(muscle_at(supine.placed, supine.track.body, supine.camera, size_px, both, at) == Muscle::belly);
}

TEST_CASE("seen from the side, the far limbs are fainter than the near ones") {
  const Track track = track_of(shipped("superman_low"));
  double most = 0;
  const Drawing drawing = draw(place(track.measures, pose_at(track, {})), track.body, camera_for(track, ViewName::side, Side::both), {800, 500},
                               props_for(track, Side::both), {});
  for (const Shape& shape : drawing.shapes)
    most = std::max(most, shape.fade);
  CHECK(most == doctest::Approx(0.6).epsilon(0.01));
}

TEST_CASE("the camera never goes below the ground, whatever is dragged, and zooms within bounds") {
  const Track track = track_of(shipped("superman_low"));
  Camera camera = camera_for(track, ViewName::best, Side::both);
  for (int i = 0; i < 200; ++i) camera = orbited(camera, 37, i < 100 ? -50 : 50);
  CHECK(camera.elevation_rad <= kMostElevation_rad);
  for (int i = 0; i < 100; ++i) {
    camera = orbited(camera, -91, -40);
    CHECK(camera.elevation_rad >= kLeastElevation_rad);
    CHECK(lens_for(camera, {100, 100}).eye_m.y > 0);
  }
  CHECK(zoomed(camera, 100).zoom == kMostZoom);
  CHECK(zoomed(camera, 0.001).zoom == kLeastZoom);
}

TEST_CASE("the right side's picture is the left side's, mirrored") {
  const Track track = track_of(shipped("leg_lift"));
  const auto seen = [&](Side side, Joint joint) {
    const Lens lens = lens_for(camera_for(track, ViewName::best, side), {1000, 600});
    return project(lens, place(track.measures, pose_at(track, {Phase::hold, 0, 0, side}))[joint]).at_px;
  };
  for (std::size_t j = 0; j < kJointCount; ++j) {
    const Vec2 l = seen(Side::left, static_cast<Joint>(j)), r = seen(Side::right, twin(static_cast<Joint>(j)));
    CHECK(l.x == doctest::Approx(1000 - r.x));
    CHECK(l.y == doctest::Approx(r.y));
  }
}

TEST_CASE("a picture written as SVG holds every shape") {
  const Track track = track_of(shipped("bridge"));
  const Drawing drawing = draw(place(track.measures, pose_at(track, {})), track.body, camera_for(track, ViewName::best, Side::both),
                                         {600, 400}, props_for(track, Side::both), {});
  const std::string svg = svg_document({600, 400}, {15, 19, 24}, svg_group(drawing, dark_palette(), {0, 0}));
  std::size_t found = 0;
  for (std::size_t at = svg.find("<polygon"); at != std::string::npos; at = svg.find("<polygon", at + 1)) ++found;
  CHECK(found == drawing.shapes.size());
}
