#include "figure/camera.h"

#include <algorithm>

#include "figure/trig.h"

namespace holdfast::figure {
namespace {

constexpr double kMargin = 0.015;       // of stature, around mat and figure

Vec3 towards_eye(double azimuth_rad, double elevation_rad) {
  const Turn a = turn(azimuth_rad), e = turn(elevation_rad);
  return {a.cosine * e.cosine, e.sine, a.sine * e.cosine};
}

double within(double value, double low, double high) { return std::min(std::max(value, low), high); }

}  // namespace

Lens lens_for(const Camera& camera, Vec2 size_px) {
  Lens lens;
  const Vec3 back = towards_eye(camera.azimuth_rad, camera.elevation_rad);
  lens.forward = -back;
  lens.eye_m = camera.target_m + back * camera.distance_m;
  const Turn a = turn(camera.azimuth_rad);
  lens.right = {a.sine, 0, -a.cosine};
  lens.up = cross(lens.right, lens.forward);
  lens.middle_px = size_px * 0.5;
  const double px_per_m = std::min(size_px.x * 0.5 / camera.half_width_m, size_px.y * 0.5 / camera.half_height_m);
  lens.focal_px = px_per_m * camera.zoom * camera.distance_m;
  return lens;
}

Seen project(const Lens& lens, Vec3 point_m) {
  const Vec3 from_eye = point_m - lens.eye_m;
  const double depth_m = std::max(0.1, dot(from_eye, lens.forward));
  const double scale = lens.focal_px / depth_m;
  return {{lens.middle_px.x + dot(from_eye, lens.right) * scale, lens.middle_px.y - dot(from_eye, lens.up) * scale}, depth_m, scale};
}

Camera framed(const Stage& stage, const View& view, double stature_m) {
  Camera camera;
  camera.azimuth_rad = rad(view.azimuth_deg);
  camera.elevation_rad = within(rad(view.elevation_deg), kLeastElevation_rad, kMostElevation_rad);
  camera.target_m = (stage.low_m + stage.high_m) * 0.5;
  camera.distance_m = 3.2 * stature_m;
  // The mat's corners on the floor and the figure's box above it, each as large as its distance makes it.
  const Vec3 about{kMatBeyond_h * stature_m, 0, std::max(kMatBeyond_h * stature_m, kMatHalfWidth_m - (stage.high_m.z - stage.low_m.z) / 2)};
  const Lens lens = lens_for(camera, {1, 1});
  camera.half_width_m = camera.half_height_m = 0.1;
  const auto include = [&](Vec3 at_m) {
    const Vec3 from_eye = at_m - lens.eye_m;
    const double larger = camera.distance_m / dot(from_eye, lens.forward);
    camera.half_width_m = std::max(camera.half_width_m, std::abs(dot(from_eye, lens.right)) * larger + kMargin * stature_m);
    camera.half_height_m = std::max(camera.half_height_m, std::abs(dot(from_eye, lens.up)) * larger + kMargin * stature_m);
  };
  for (const bool far_x : {false, true})
    for (const bool far_z : {false, true}) {
      const Vec3 mat_low = stage.low_m - about, mat_high = stage.high_m + about;
      include({far_x ? mat_high.x : mat_low.x, 0, far_z ? mat_high.z : mat_low.z});
      include({far_x ? stage.high_m.x : stage.low_m.x, stage.high_m.y, far_z ? stage.high_m.z : stage.low_m.z});
    }
  return camera;
}

Camera camera_for(const Track& track, ViewName name, Side side) {
  View view = track.view;
  const double across_deg = view.azimuth_deg > 0 && view.azimuth_deg < 180 ? 90 : -90;
  switch (name) {
    case ViewName::best: break;
    case ViewName::side: view = {across_deg, 6}; break;
    case ViewName::front: view = {0, 14}; break;
    case ViewName::feet: view = {180, 14}; break;
    case ViewName::above: view = {across_deg, 80}; break;
  }
  Stage stage = track.stage;
  if (side == Side::right) {
    view.azimuth_deg = -view.azimuth_deg;
    stage = mirrored(stage);
  }
  return framed(stage, view, track.body.stature_m);
}

Camera orbited(Camera camera, double right_px, double down_px) {
  camera.azimuth_rad += right_px * kTurn_rad_per_px;
  if (camera.azimuth_rad > 2 * kPi) camera.azimuth_rad -= 2 * kPi;
  if (camera.azimuth_rad < -2 * kPi) camera.azimuth_rad += 2 * kPi;
  camera.elevation_rad = within(camera.elevation_rad + down_px * kTurn_rad_per_px, kLeastElevation_rad, kMostElevation_rad);
  return camera;
}

Camera zoomed(Camera camera, double factor) {
  camera.zoom = within(camera.zoom * factor, kLeastZoom, kMostZoom);
  return camera;
}

Camera between(const Camera& from, const Camera& to, double share) {
  const auto part = [&](double a, double b) { return a + (b - a) * share; };
  double way_rad = to.azimuth_rad - from.azimuth_rad;
  while (way_rad > kPi) way_rad -= 2 * kPi;
  while (way_rad < -kPi) way_rad += 2 * kPi;
  Camera camera = to;
  camera.azimuth_rad = from.azimuth_rad + way_rad * share;
  camera.elevation_rad = part(from.elevation_rad, to.elevation_rad);
  camera.zoom = part(from.zoom, to.zoom);
  camera.target_m = mix(from.target_m, to.target_m, share);
  camera.half_width_m = part(from.half_width_m, to.half_width_m);
  camera.half_height_m = part(from.half_height_m, to.half_height_m);
  camera.distance_m = part(from.distance_m, to.distance_m);
  return camera;
}

}  // namespace holdfast::figure
