// What explains the picture: the ring of breath, faults, ways and load paths.

#include <algorithm>
#include <cmath>

#include "figure/marks.h"
#include "figure_fixture.h"

using namespace holdfast;
using namespace holdfast::figure;
using namespace figure_test;

namespace {

constexpr ViewName kViews[] = {ViewName::best, ViewName::side, ViewName::front, ViewName::feet, ViewName::above};

Vec2 middle_of(std::span<const Vec2> points) {
  Vec2 sum{};
  for (const Vec2 p : points) sum = sum + p;
  return sum * (1.0 / static_cast<double>(points.size()));
}

// The tip of a triangle: the corner opposite its shortest side.
Vec2 tip_of(std::span<const Vec2> triangle) {
  std::size_t tip = 0;
  double shortest = 1e9;
  for (std::size_t i = 0; i < 3; ++i) {
    const double opposite = length(triangle[(i + 1) % 3] - triangle[(i + 2) % 3]);
    if (opposite < shortest) {
      shortest = opposite;
      tip = i;
    }
  }
  return triangle[tip];
}

struct Ring {
  double reach_px = 0, width_px = 0;  // longest way across; of the line
  int lines = 0, out = 0, in = 0;     // arrow heads
};

Ring ring_at(const Track& track, ViewName view, double breath) {
  const Camera camera = camera_for(track, view, Side::left);
  Placed placed = place(track.measures, pose_at(track, {Phase::hold, 0.5, 0, Side::left}));
  placed.breath = breath;
  DrawOptions options;
  options.breath_ring = true;
  const Drawing drawing = draw(placed, track.body, camera, {900, 600}, props_for(track, Side::left), options);
  const Vec2 ribs = project(lens_for(camera, {900, 600}), mix(placed[Joint::thorax], placed[Joint::collar], 0.15)).at_px;
  Ring ring;
  std::vector<Vec2> points;
  for (const Shape& shape : drawing.shapes) {
    if (shape.ink != Ink::accent) continue;
    const std::span<const Vec2> corners = drawing.points_of(shape);
    if (shape.kind == Shape::Kind::polyline) {
      ++ring.lines;
      ring.width_px = shape.width_px;
      points.insert(points.end(), corners.begin(), corners.end());
    } else {
      ++(length(tip_of(corners) - ribs) > length(middle_of(corners) - ribs) ? ring.out : ring.in);
    }
  }
  for (const Vec2 a : points)
    for (const Vec2 b : points) ring.reach_px = std::max(ring.reach_px, length(a - b));
  return ring;
}

std::vector<Vec3> arc(double radius_m) {
  std::vector<Vec3> path;
  for (int i = 0; i <= 20; ++i) {
    const Turn t = turn(rad(4.0 * i));
    path.push_back({t.cosine * radius_m, t.sine * radius_m, 0});
  }
  return path;
}

}  // namespace

TEST_CASE("the ring of breath is wide and strong breathing in, narrow breathing out, and arrow heads tell which") {
  for (const auto& shown : shipped_motions())
    for (const ViewName view : kViews) {
      const Track track = track_of(shown.second.right);
      const Ring out = ring_at(track, view, -1), still = ring_at(track, view, 0), in = ring_at(track, view, 1);
      CHECK((out.lines == 1 || out.lines == 2));  // a far half and a near half, or all of it seen
      CHECK(in.reach_px > still.reach_px * 1.05);
      CHECK(still.reach_px > out.reach_px * 1.05);
      CHECK(in.width_px > still.width_px);
      CHECK(still.width_px > out.width_px);
      CHECK((in.out >= 2 && in.in == 0));
      CHECK((out.in >= 2 && out.out == 0));
      CHECK((still.in == 0 && still.out == 0));
    }
}

TEST_CASE("without being asked for, no ring is drawn") {
  const Track track = track_of(shipped("bridge"));
  const Drawing drawing = draw(place(track.measures, pose_at(track, {Phase::hold, 0.5, 1, Side::both})), track.body,
                               camera_for(track, ViewName::best, Side::both), {900, 600}, props_for(track, Side::both), {});
  CHECK(std::none_of(drawing.shapes.begin(), drawing.shapes.end(), [](const Shape& shape) { return shape.ink == Ink::accent; }));
}

TEST_CASE("a joint that is off is ringed where it is, and an arrow points to where it should be, at 200 px too") {
  const Track track = track_of(shipped("bridge"));
  const Camera camera = camera_for(track, ViewName::best, Side::both);
  const Placed right = place(track.measures, pose_at(track, {Phase::hold, 0.5, 0, Side::both}));
  const Placed wrong = place(track.measures, pose_at(track, {Phase::lift, 0.4, 0, Side::both}));
  for (const double size : {200.0, 2000.0}) {
    const Vec2 size_px{size, size * 0.65};
    const Lens lens = lens_for(camera, size_px);
    const Joint joints[] = {Joint::lumbar, Joint::ankle_l};  // the ankle stays where it is
    const Drawing drawing = draw_fault_marks(wrong, right, joints, track.body, camera, size_px);
    int dashes[2] = {0, 0}, heads = 0;
    for (const Shape& shape : drawing.shapes) {
      if (shape.ink != Ink::fault) continue;
      const std::span<const Vec2> points = drawing.points_of(shape);
      if (shape.kind == Shape::Kind::polyline) {
        CHECK(shape.width_px >= 1.5);
        for (std::size_t j = 0; j < 2; ++j) {
          const double away_px = length(points[0] - project(lens, wrong[joints[j]]).at_px);
          if (std::abs(away_px - length(points[points.size() - 1] - project(lens, wrong[joints[j]]).at_px)) < 1e-6 && away_px >= 8) ++dashes[j];
        }
      } else if (points.size() == 3) {
        ++heads;
        const Vec2 from = project(lens, wrong[Joint::lumbar]).at_px, way = project(lens, right[Joint::lumbar]).at_px - from;
        const Vec2 pointed = tip_of(points) - from;
        CHECK(dot(pointed, way) > 0.999 * length(pointed) * length(way));
        CHECK(length(pointed) > length(way) - 1e-6);
      }
    }
    CHECK(dashes[0] >= 5);
    CHECK(dashes[1] >= 5);
    CHECK(heads == 1);
  }
}

TEST_CASE("a way is an arrow that begins thin where the path begins and ends with its tip where the path ends") {
  const Body body;
  const Camera camera;
  const std::vector<Vec3> path = arc(0.7);
  for (const double size : {200.0, 2000.0}) {
    const Vec2 size_px{size, size * 0.65};
    const Lens lens = lens_for(camera, size_px);
    const Drawing drawing = draw_way(path, body, camera, size_px);
    std::vector<std::span<const Vec2>> accents;
    for (const Shape& shape : drawing.shapes)
      if (shape.ink == Ink::accent) accents.push_back(drawing.points_of(shape));
    REQUIRE(accents.size() > 4);
    const auto width_px = [](std::span<const Vec2> points, Vec2 across) {
      double low = 1e9, high = -1e9;
      for (const Vec2 p : points) {
        low = std::min(low, dot(p, across));
        high = std::max(high, dot(p, across));
      }
      return high - low;
    };
    // The path sets out straight up in the picture: across is sideways.
    CHECK(width_px(accents[0], {1, 0}) < 0.5 * length(accents.back()[1] - accents.back()[2]));
    CHECK(length(tip_of(accents.back()) - project(lens, path.back()).at_px) < 1e-6);
    CHECK(length(middle_of(accents[0]) - project(lens, path.front()).at_px) < 0.04 * size);
  }
}

TEST_CASE("a load path is evenly spaced dots along the path and a bar across its end") {
  const Body body;
  const Camera camera;
  const std::vector<Vec3> path = arc(0.7);
  const Vec2 size_px{600, 400};
  const Lens lens = lens_for(camera, size_px);
  const Drawing drawing = draw_load_path(path, body, camera, size_px);
  std::vector<Vec2> dots;
  double longest_px = 0;
  for (const Shape& shape : drawing.shapes)
    if (shape.ink == Ink::weight) {
      const std::span<const Vec2> points = drawing.points_of(shape);
      dots.push_back(middle_of(points));
      for (const Vec2 p : points) longest_px = std::max(longest_px, length(p - dots.back()));
    }
  REQUIRE(dots.size() > 10);
  CHECK(length(dots.front() - project(lens, path.front()).at_px) < 0.5);
  CHECK(length(dots.back() - project(lens, path.back()).at_px) < 0.5);
  const double step_px = length(dots[1] - dots[0]);
  for (std::size_t i = 1; i + 1 < dots.size(); ++i) CHECK(length(dots[i] - dots[i - 1]) == doctest::Approx(step_px).epsilon(0.1));
  CHECK(longest_px > 1.5 * step_px * 0.5);  // the bar is longer than a dot
}

TEST_CASE("of a path too short to be seen, and of no path, nothing is drawn") {
  for (const std::vector<Vec3>& path : {std::vector<Vec3>{}, std::vector<Vec3>{{0, 0, 0}}, arc(0.001)}) {
    CHECK(draw_way(path, {}, {}, {600, 400}).shapes.empty());
    CHECK(draw_load_path(path, {}, {}, {600, 400}).shapes.empty());
  }
}

TEST_CASE("laid over a picture, marks keep their own corners") {
  Drawing below = draw_way(arc(0.5), {}, {}, {600, 400});
  const Drawing above = draw_load_path(arc(0.7), {}, {}, {600, 400});
  const std::size_t shapes = below.shapes.size();
  append(below, above);
  REQUIRE(below.shapes.size() == shapes + above.shapes.size());
  for (std::size_t i = 0; i < above.shapes.size(); ++i) {
    const std::span<const Vec2> one = below.points_of(below.shapes[shapes + i]), other = above.points_of(above.shapes[i]);
    REQUIRE(one.size() == other.size());
    for (std::size_t p = 0; p < one.size(); ++p) CHECK((one[p].x == other[p].x && one[p].y == other[p].y));
  }
}
