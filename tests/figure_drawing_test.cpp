// The picture: camera limits, shapes that can be filled, the far side fainter, nothing below the ground.

#include <cmath>

#include "figure/svg.h"
#include "figure_fixture.h"

using namespace holdfast;
using namespace holdfast::figure;
using namespace figure_test;

TEST_CASE("every shape can be filled as it is: convex, clockwise as seen, finite, not too many corners") {
  for (const auto& [id, forms] : shipped_motions()) {
    const Track track = track_of(forms.right);
    for (const ViewName view : {ViewName::best, ViewName::side, ViewName::front, ViewName::feet, ViewName::above})
      for (const double size : {120.0, 400.0, 2000.0}) {
        const Camera camera = camera_for(track, view, Side::left);
        Props props = props_for(track, Side::left);
        props.hand_weights = props.cuff_left = true;
        const Placed placed = place(track.measures, pose_at(track, {Phase::lift, 0.5, 0, Side::left}));
        std::size_t corners = 0;
        for (const Shape& shape : draw(placed, track.body, camera, {size, size * 0.7}, props, {})) {
          corners += shape.points_px.size();
          bool left = false, right = false, finite = true;
          const std::size_t n = shape.points_px.size();
          for (std::size_t i = 0; i < n; ++i) {
            const Vec2 a = shape.points_px[i], b = shape.points_px[(i + 1) % n], c = shape.points_px[(i + 2) % n];
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

TEST_CASE("seen from the side, the far limbs are fainter than the near ones") {
  const Track track = track_of(shipped("superman_low"));
  double most = 0;
  for (const Shape& shape : draw(place(track.measures, pose_at(track, {})), track.body, camera_for(track, ViewName::side, Side::both), {800, 500},
                                 props_for(track, Side::both), {}))
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
  const std::vector<Shape> shapes = draw(place(track.measures, pose_at(track, {})), track.body, camera_for(track, ViewName::best, Side::both),
                                         {600, 400}, props_for(track, Side::both), {});
  const std::string svg = svg_document({600, 400}, {15, 19, 24}, svg_group(shapes, dark_palette(), {0, 0}));
  std::size_t found = 0;
  for (std::size_t at = svg.find("<polygon"); at != std::string::npos; at = svg.find("<polygon", at + 1)) ++found;
  CHECK(found == shapes.size());
}
