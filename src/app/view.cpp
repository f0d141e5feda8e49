#include "app/view.h"

#include <algorithm>

namespace holdfast {
namespace {

constexpr Ms kMoveMs = 220;           // from view to view
constexpr Ms kGlideMs = 700;          // after it was let go
constexpr double kFarthestZoom = 0.6, kNearestZoom = 3;
constexpr double kMostElevation_rad = 1.4;
constexpr double kSlowest_rad_per_s = 0.15, kFastest_rad_per_s = 12;

double share_of(const View& view, Ms now_ms) {
  if (view.lasts_ms <= 0) return 1;
  const double t = std::clamp(static_cast<double>(now_ms - view.since_ms) / static_cast<double>(view.lasts_ms), 0.0, 1.0);
  return 1 - (1 - t) * (1 - t) * (1 - t);
}

Gaze between(const Gaze& from, const Gaze& to, double share) {
  const auto part = [&](double a, double b) { return a + (b - a) * share; };
  return {to.name, part(from.azimuth_rad, to.azimuth_rad), part(from.elevation_rad, to.elevation_rad), part(from.zoom, to.zoom)};
}

// A move that is under way ends where it is; one between two named views ends at the new one.
void stop(View& view, Ms now_ms) {
  if (view.lasts_ms > 0 && view.before.name == view.now.name) view.now = between(view.before, view.now, share_of(view, now_ms));
  view.lasts_ms = 0;
}

figure::Camera camera_at(const Gaze& gaze, const figure::Track& track, Side side, HeadEnd head) {
  figure::Camera camera = figure::camera_for(track, gaze.name, side);
  // The head end is +x; it is to the right of the picture when the eye's right has it.
  const double head_is_right = figure::lens_for(camera, {1, 1}).right.x;
  if ((head == HeadEnd::left && head_is_right > 0.1) || (head == HeadEnd::right && head_is_right < -0.1)) camera.azimuth_rad = -camera.azimuth_rad;
  camera.azimuth_rad += gaze.azimuth_rad;
  camera.elevation_rad = std::clamp(camera.elevation_rad + gaze.elevation_rad, figure::kLeastElevation_rad, figure::kMostElevation_rad);
  return figure::zoomed(camera, gaze.zoom);
}

}  // namespace

void look_from(View& view, figure::ViewName name, bool at_once, Ms now_ms) {
  stop(view, now_ms);
  view.before = view.now;
  view.now = {name, 0, 0, 1};
  view.since_ms = now_ms;
  view.lasts_ms = at_once ? 0 : kMoveMs;
}

void turn_by(View& view, double azimuth_rad, double elevation_rad, Ms now_ms) {
  stop(view, now_ms);
  view.now.azimuth_rad += azimuth_rad;
  view.now.elevation_rad = std::clamp(view.now.elevation_rad + elevation_rad, -kMostElevation_rad, kMostElevation_rad);
}

void let_go(View& view, double azimuth_rad_per_s, double elevation_rad_per_s, bool at_once, Ms now_ms) {
  const double fastest = std::max(std::abs(azimuth_rad_per_s), std::abs(elevation_rad_per_s));
  if (at_once || !(fastest > kSlowest_rad_per_s)) return;
  const auto bounded = [](double speed) { return std::clamp(speed, -kFastest_rad_per_s, kFastest_rad_per_s); };
  stop(view, now_ms);
  view.before = view.now;
  // A cubic that ends at rest covers a third of what its first speed would in all its time.
  const double seconds = static_cast<double>(kGlideMs) / 1000 / 3;
  view.now.azimuth_rad += bounded(azimuth_rad_per_s) * seconds;
  view.now.elevation_rad = std::clamp(view.now.elevation_rad + bounded(elevation_rad_per_s) * seconds, -kMostElevation_rad, kMostElevation_rad);
  view.since_ms = now_ms;
  view.lasts_ms = kGlideMs;
}

void zoom_by(View& view, double factor, Ms now_ms) {
  if (!(factor > 0)) return;
  stop(view, now_ms);
  view.now.zoom = std::clamp(view.now.zoom * factor, kFarthestZoom, kNearestZoom);
}

bool is_moving(const View& view, Ms now_ms) { return view.lasts_ms > 0 && now_ms < view.since_ms + view.lasts_ms; }

figure::Camera camera_of(const View& view, const figure::Track& track, Side side, HeadEnd head, Ms now_ms) {
  const figure::Camera there = camera_at(view.now, track, side, head);
  const double share = share_of(view, now_ms);
  if (share >= 1) return there;
  if (view.before.name == view.now.name) return camera_at(between(view.before, view.now, share), track, side, head);
  return figure::between(camera_at(view.before, track, side, head), there, share);
}

}  // namespace holdfast
