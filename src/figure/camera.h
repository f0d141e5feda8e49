#pragma once
// Where the figure is seen from, and what becomes of a point on the picture.

#include "base/vec.h"
#include "figure/track.h"

namespace holdfast::figure {

inline constexpr double kLeastElevation_rad = 0.035;  // 2 degrees: the ground is never seen from below
inline constexpr double kMostElevation_rad = 1.48;    // 85 degrees
inline constexpr double kLeastZoom = 0.5, kMostZoom = 4;

// The mat reaches this far beyond the figure (of stature), and is at least this wide.
inline constexpr double kMatBeyond_h = 0.05, kMatHalfWidth_m = 0.35;

// A camera that looks at `target_m` from a distance, with a weak perspective.
struct Camera {
  double azimuth_rad = 1.5707963267948966;  // from the head end (+x) towards +z; 0 looks from the head
  double elevation_rad = 0.17;              // above the floor; kLeastElevation_rad..kMostElevation_rad
  double zoom = 1;                          // 1: the whole motion fits, from wherever it is seen
  Vec3 target_m;                            // what is in the middle of the picture
  double half_width_m = 1.2, half_height_m = 0.6;  // what must fit at zoom 1
  double distance_m = 5;
};

enum class ViewName : std::uint8_t { best, side, front, feet, above };  // front: from the head end
inline constexpr const char* kViewNames[5] = {"best", "side", "front", "feet", "above"};

// The motion's own best view, or another one, framed for this track. The right side sees the mirror.
Camera camera_for(const Track& track, ViewName view, Side side);

// The camera of a view that frames a stage.
Camera framed(const Stage& stage, const View& view, double stature_m);

inline constexpr double kTurn_rad_per_px = 0.008;  // of a drag

// Dragging: pixels to the right turn the figure to the right, pixels down raise the camera.
Camera orbited(Camera camera, double right_px, double down_px);
Camera zoomed(Camera camera, double factor);   // factor > 1 comes nearer
Camera between(const Camera& from, const Camera& to, double share);  // eased moves; the short way round

// A camera made ready for a picture of a certain size.
struct Lens {
  Vec3 eye_m, right, up, forward;   // forward: from the eye into the picture
  Vec2 middle_px;
  double focal_px = 1;              // pixels per metre at a depth of one metre
};
Lens lens_for(const Camera& camera, Vec2 size_px);

struct Seen {
  Vec2 at_px;           // y down
  double depth_m = 0;   // along `forward`, larger is farther
  double px_per_m = 0;  // scale there
};
Seen project(const Lens& lens, Vec3 point_m);

}  // namespace holdfast::figure
