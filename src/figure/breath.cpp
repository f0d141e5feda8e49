// The ring of breath: an ellipse round the ribs, its far half behind the trunk, its near half in front.

#include <algorithm>

#include "figure/anatomy.h"
#include "figure/trig.h"

namespace holdfast::figure {
namespace {

constexpr double kAlong = 2.15;                 // of the spine: the widest ribs
constexpr double kClear_h = 0.016, kSwell_h = 0.009;  // off the ribs with half a breath; and what a full one adds
constexpr int kSteps = 48;
constexpr double kLeastArrow = 0.06;            // of a full breath: with less there is no way to point

// Outlined by the background, so that it is seen on the figure as well as beside it.
void add_line(Page& page, const Vec2* points_px, std::size_t count, double width_px, double opacity, bool outlined) {
  if (count < 2) return;
  if (outlined) page.parts.push_back(stroked(page, points_px, count, Ink::background, width_px + 1.6 * page.gap_px));
  page.parts.push_back(stroked(page, points_px, count, Ink::accent, width_px));
  page.parts.back().opacity = opacity;
}

void add_arrow(Page& page, Vec2 tip_px, Vec2 way, double long_px, bool outlined) {
  const Vec2 across{-way.y, way.x}, foot = tip_px - way * long_px;
  for (const double grow_px : {page.gap_px * 0.8, 0.0}) {
    if (grow_px > 0 && !outlined) continue;
    Trace head;
    head.add(tip_px + way * (grow_px * 1.6), {});
    head.add(foot + across * (long_px * 0.50 + grow_px) - way * grow_px, {});
    head.add(foot - across * (long_px * 0.50 + grow_px) - way * grow_px, {});
    page.parts.push_back(filled(page, head, grow_px > 0 ? Ink::background : Ink::accent));
  }
}

}  // namespace

void draw_breath(Page& page) {
  const double breath = std::min(std::max(page.placed.breath, -1.0), 1.0), full = (breath + 1) / 2, h = page.h_m;
  const SpinePoint spine = spine_at(page.placed, kAlong);
  const Station ribs = trunk_at(kAlong, breath);
  const double clear_h = kClear_h + kSwell_h * breath;
  const Vec3 middle = spine.at_m + spine.axes.x * (ribs.front * h);
  const Vec3 front = spine.axes.x * ((ribs.deep + clear_h) * h), side = spine.axes.z * ((ribs.wide + clear_h) * h);
  const double width_px = page.line_px * (0.9 + 0.9 * full), opacity = 0.5 + 0.5 * full;
  const auto at = [&](Turn t) { return middle + front * t.cosine + side * t.sine; };
  const auto is_near = [&](Turn t) {
    const Vec3 outward = front * (t.cosine / dot(front, front)) + side * (t.sine / dot(side, side));
    return dot(outward, page.lens.eye_m - at(t)) > 0;
  };
  // Begin where the ring comes to the near side, so that each half is one line.
  const auto turned = [](int i) { return turn(2 * kPi * ((i + kSteps) % kSteps) / kSteps); };
  int first = 0;
  while (first < kSteps && !(is_near(turned(first)) && !is_near(turned(first - 1)))) ++first;
  std::array<Vec2, kSteps + 2> halves[2];
  std::size_t counts[2] = {0, 0};
  for (int i = 0; i <= kSteps; ++i) {
    const Turn t = turned(first + i);
    const bool far = i == kSteps || !is_near(t);
    const Vec2 at_px = page.see(at(t)).at_px;
    if (far && counts[1] == 0 && counts[0] > 0) halves[1][counts[1]++] = halves[0][counts[0] - 1];
    halves[far][counts[far]++] = at_px;
  }
  for (const bool near : {false, true}) {
    const std::size_t begin = page.parts.size();
    add_line(page, halves[near ? 0 : 1].data(), counts[near ? 0 : 1], width_px, opacity, near);
    for (int quarter = 0; quarter < 4; ++quarter) {
      const Turn t = turned(quarter * kSteps / 4);
      if (is_near(t) != near || std::abs(breath) < kLeastArrow) continue;
      const Seen ring = page.see(at(t));
      const Vec2 out = ring.at_px - page.see(middle).at_px;
      const double size_m = length(out) / ring.px_per_m;
      if (size_m < 0.03) continue;  // it points at the eye, or away from it
      const Vec2 way = out * (1 / length(out));
      const double long_px = 0.019 * page.h_px * (0.45 + 0.55 * std::abs(breath)), off_px = width_px / 2 + page.gap_px;
      add_arrow(page, ring.at_px + way * (breath > 0 ? off_px + long_px : off_px), breath > 0 ? way : way * -1, long_px, near);
    }
    if (near)
      page.overlays.push_back({{begin, page.parts.size()}, 0, 0});
    else
      page.behind_trunk = {begin, page.parts.size()};
  }
}

}  // namespace holdfast::figure
