#include "figure/marks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "figure/anatomy.h"
#include "figure/trig.h"

namespace holdfast::figure {
namespace {

constexpr double kLeastWay_px = 6, kLeastArrow_px = 1;
constexpr double kRing_h = 0.050, kLeastRing_px = 8;   // radius of a ring round a joint
constexpr int kDashes = 9, kDashSteps = 4;

double line_px(const Page& page) { return std::max(1.5, 0.0055 * page.h_px); }
double rim_px(const Page& page) { return std::max(1.0, 0.6 * page.gap_px); }
Vec2 unit_px(Vec2 way) { return way * (1 / std::max(length(way), 1e-9)); }

// Shapes of one colour and the rims below all of them.
struct Layers {
  Page page;
  std::vector<Shape> above;
  void polygon(const Trace& outline, Ink ink) {
    page.drawing.shapes.push_back(filled(page, outline, Ink::background, rim_px(page)));
    above.push_back(filled(page, outline, ink));
  }
  void line(const Vec2* points_px, std::size_t count, Ink ink, double width_px) {
    page.drawing.shapes.push_back(stroked(page, points_px, count, Ink::background, width_px + 2 * rim_px(page)));
    above.push_back(stroked(page, points_px, count, ink, width_px));
  }
  Drawing done() {
    page.drawing.shapes.insert(page.drawing.shapes.end(), above.begin(), above.end());
    return std::move(page.drawing);
  }
};

Trace capsule(const Page& page, Disc a, Disc b) {
  const Disc discs[2] = {a, b};
  Trace outline;
  trace(round_for(page.ways, std::max(a.radius_px, b.radius_px)), discs, 2, outline);
  return outline;
}

void add_head(Layers& layers, Vec2 tip_px, Vec2 way, double long_px, Ink ink) {
  const Vec2 across{-way.y, way.x}, foot = tip_px - way * long_px;
  // The corners' own directions, as far out as a rim of even width needs.
  Trace head;
  head.add(tip_px, way * 1.9);
  head.add(foot + across * (long_px * 0.55), across * 1.3 - way * 0.9);
  head.add(foot - across * (long_px * 0.55), across * -1.3 - way * 0.9);
  layers.polygon(head, ink);
}

// The path as seen, as points evenly spaced along it; empty when it is too short to show.
std::vector<Vec2> seen_path(const Page& page, std::span<const Vec3> path_m, double spacing_px) {
  std::vector<Vec2> corners;
  for (const Vec3 at_m : path_m) corners.push_back(page.see(at_m).at_px);
  double long_px = 0;
  for (std::size_t i = 1; i < corners.size(); ++i) long_px += length(corners[i] - corners[i - 1]);
  std::vector<Vec2> points;
  if (long_px < kLeastWay_px) return points;
  const std::size_t count = std::max<std::size_t>(2, static_cast<std::size_t>(long_px / spacing_px + 0.5));
  const double step_px = long_px / static_cast<double>(count);
  points.push_back(corners.front());
  double gone_px = 0;
  for (std::size_t i = 1; i < corners.size(); ++i) {
    const double piece_px = length(corners[i] - corners[i - 1]);
    while (points.size() < count && static_cast<double>(points.size()) * step_px <= gone_px + piece_px)
      points.push_back(corners[i - 1] + (corners[i] - corners[i - 1]) * ((static_cast<double>(points.size()) * step_px - gone_px) / piece_px));
    gone_px += piece_px;
  }
  points.push_back(corners.back());
  return points;
}

// A shaft that thickens from a hair to `width_px` along the points, and a head whose tip is the last of them.
void add_arrow(Layers& layers, const std::vector<Vec2>& points, double width_px, double head_px, Ink ink) {
  const Vec2 tip = points.back();
  std::size_t shaft = points.size();
  while (shaft > 1 && length(tip - points[shaft - 1]) < head_px * 0.8) --shaft;
  const Vec2 way = unit_px(tip - points[shaft - 1]);
  const auto disc = [&](std::size_t i) {
    const double share = static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(1, shaft - 1));
    return Disc{points[i], std::max(0.4, width_px / 2 * (0.2 + 0.8 * share))};
  };
  for (std::size_t i = 0; i + 1 < shaft; ++i) layers.polygon(capsule(layers.page, disc(i), disc(i + 1)), ink);
  layers.polygon(capsule(layers.page, disc(shaft - 1), {tip - way * (head_px * 0.7), width_px / 2}), ink);
  add_head(layers, tip, way, head_px, ink);
}

void add_ring(Layers& layers, Vec2 middle_px, double radius_px) {
  const Turn step = turn(2 * kPi / (kDashes * 2 * kDashSteps));
  Vec2 way{1, 0};
  for (int dash = 0; dash < kDashes; ++dash) {
    std::array<Vec2, kDashSteps + 1> arc;
    for (int i = 0; i < 2 * kDashSteps; ++i) {
      if (i <= kDashSteps) arc[static_cast<std::size_t>(i)] = middle_px + way * radius_px;
      way = {way.x * step.cosine - way.y * step.sine, way.x * step.sine + way.y * step.cosine};
    }
    layers.line(arc.data(), arc.size(), Ink::fault, line_px(layers.page));
  }
}

}  // namespace

Drawing draw_fault_marks(const Placed& wrong, const Placed& right, std::span<const Joint> joints, const Body& body,
                         const Camera& camera, Vec2 size_px) {
  Layers layers{page_for(wrong, body, camera, size_px, 1), {}};
  const double radius_px = std::max(kLeastRing_px, kRing_h * layers.page.h_px), head_px = 4.0 * line_px(layers.page);
  for (const Joint joint : joints) add_ring(layers, layers.page.see(wrong[joint]).at_px, radius_px);
  for (const Joint joint : joints) {
    const Vec2 from = layers.page.see(wrong[joint]).at_px, way = layers.page.see(right[joint]).at_px - from;
    if (length(way) < kLeastArrow_px) continue;
    // Long enough to be seen beyond the ring, however little is missing.
    const double long_px = std::max(length(way), radius_px + 1.6 * head_px);
    add_arrow(layers, {from, from + unit_px(way) * long_px}, line_px(layers.page) * 1.5, head_px, Ink::fault);
  }
  return layers.done();
}

Drawing draw_way(std::span<const Vec3> path_m, const Body& body, const Camera& camera, Vec2 size_px) {
  const Placed nobody{};
  Layers layers{page_for(nobody, body, camera, size_px, 1), {}};
  const double width_px = 1.5 * line_px(layers.page);
  const std::vector<Vec2> points = seen_path(layers.page, path_m, 2 * width_px);
  if (!points.empty()) add_arrow(layers, points, width_px, 2.8 * width_px, Ink::accent);
  return layers.done();
}

Drawing draw_load_path(std::span<const Vec3> path_m, const Body& body, const Camera& camera, Vec2 size_px) {
  const Placed nobody{};
  Layers layers{page_for(nobody, body, camera, size_px, 1), {}};
  const double radius_px = 0.5 * line_px(layers.page);
  const std::vector<Vec2> points = seen_path(layers.page, path_m, 5.5 * radius_px);
  for (std::size_t i = 0; i + 1 < points.size(); ++i) layers.polygon(capsule(layers.page, {points[i], radius_px}, {points[i], radius_px}), Ink::weight);
  if (points.size() > 1) {
    const Vec2 way = unit_px(points.back() - points[points.size() - 2]), across = Vec2{-way.y, way.x} * (5 * radius_px);
    layers.polygon(capsule(layers.page, {points.back() - across, radius_px * 1.2}, {points.back() + across, radius_px * 1.2}), Ink::weight);
  }
  return layers.done();
}

}  // namespace holdfast::figure
