#include "figure/muscle.h"

#include <algorithm>
#include <array>

#include "figure/anatomy.h"
#include "figure/trig.h"

namespace holdfast::figure {
namespace {

// Where an end of a belly lies: on which part, how far along it, and at which angle round it: 0 in front, 90
// on its own side, 180 behind.
enum class Host : std::uint8_t { trunk, thigh, upper_arm, neck };
struct End {
  Host host;
  double along, angle_deg;
};

// From origin to insertion. Width in degrees to either side of the middle; where it is thickest: below 0
// nearer to the origin, above nearer to the insertion, -0.9..0.9.
struct Belly {
  Muscle muscle;
  End origin, insertion;
  double width_deg, thickest;
};
constexpr Belly kBellies[kMuscleCount] = {
    {Muscle::low_back, {Host::trunk, 0.10, 163}, {Host::trunk, 1.75, 152}, 17, -0.2},
    {Muscle::upper_back, {Host::trunk, 1.75, 160}, {Host::trunk, 3.10, 140}, 27, 0.5},
    {Muscle::glutes, {Host::trunk, 0.55, 140}, {Host::thigh, 0.24, 118}, 50, 0.1},
    {Muscle::side_of_hip, {Host::trunk, 0.70, 84}, {Host::thigh, 0.10, 86}, 54, -0.15},
    {Muscle::hamstrings, {Host::thigh, 0.14, 172}, {Host::thigh, 0.95, 168}, 56, -0.1},
    {Muscle::front_of_thigh, {Host::thigh, 0.12, 12}, {Host::thigh, 0.95, 4}, 56, 0.15},
    {Muscle::belly, {Host::trunk, 0.30, 13}, {Host::trunk, 2.05, 20}, 19, 0.0},
    {Muscle::side_of_trunk, {Host::trunk, 0.70, 84}, {Host::trunk, 1.95, 92}, 36, 0.0},
    {Muscle::shoulders, {Host::upper_arm, -0.10, 90}, {Host::upper_arm, 0.48, 90}, 80, -0.35},
    {Muscle::neck, {Host::neck, 0.0, 120}, {Host::neck, 1.0, 105}, 34, -0.2}};

constexpr std::size_t kSamples = 9;       // along a fibre
constexpr std::size_t kMostFibres = 6;
constexpr double kInset = 0.93;           // of the limb's thickness: fibres keep off its edge
constexpr double kHollow = 0.16;          // how much thinner midway from one part to another
constexpr double kLeastFacing = 0.16;     // cosine to the eye from which on a fibre is seen
constexpr double kLeastSeen = 0.12;       // of a belly: with less it is dashed as hidden

// A fibre is laid three times, each time shorter and wider, so that it tapers.
struct Taper {
  std::size_t ends;  // samples left out at either end
  double width;      // share
};
constexpr Taper kTapers[] = {{0, 0.34}, {1, 0.68}, {2, 1.0}};

// A cross-section of what a muscle lies on: an ellipse in the world, `front` and `side` its half axes.
struct Section {
  Vec3 middle_m, front_m, side_m;
};

Section section_at(const Page& page, Host host, double along, bool right) {
  const double h = page.h_m, out = right ? 1 : -1;
  const Placed& placed = page.placed;
  const auto round = [&](Vec3 middle_m, const Mat3& axes, double radius_h) {
    return Section{middle_m, axes.x * (radius_h * h), axes.z * (out * radius_h * h)};
  };
  switch (host) {
    case Host::trunk: {
      const SpinePoint spine = spine_at(placed, along);
      const Station station = trunk_at(along, placed.breath);
      return {spine.at_m + spine.axes.x * (station.front * h), spine.axes.x * (station.deep * h), spine.axes.z * (out * station.wide * h)};
    }
    case Host::thigh:
      return round(mix(placed[on(Joint::hip_l, right)], placed[on(Joint::knee_l, right)], along), placed[on(Segment::thigh_l, right)], thigh_at(along));
    case Host::upper_arm: {
      const Vec3 shoulder = placed[on(Joint::shoulder_l, right)], elbow = placed[on(Joint::elbow_l, right)];
      // Above the joint the ball of the shoulder narrows.
      const double above_h = std::min(along, 0.0) * length(elbow - shoulder) / h, ball_h = upper_arm_at(std::max(along, 0.0));
      return round(mix(shoulder, elbow, along), placed[on(Segment::upper_arm_l, right)], std::sqrt(std::max(ball_h * ball_h - above_h * above_h, 1e-6)));
    }
    case Host::neck: break;
  }
  const Vec3 nape = spine_at(placed, 3.3).at_m, skull = mix(placed[Joint::neck], placed[Joint::head], 0.6);
  return round(mix(nape, skull, along), placed[Segment::neck], kNeckRadius_h);
}

double smooth(double t) { return t * t * (3 - 2 * t); }

// A point of a fibre; above 0 when its side of the body faces the eye.
struct FibrePoint {
  Vec2 at_px;
  double facing = 0;
};
using Fibre = std::array<FibrePoint, kSamples>;

struct Fibres {
  std::array<Fibre, kMostFibres> fibre;   // side by side
  Fibre edges[2];
  std::size_t count = 0;
  double spacing_px = 0;                  // between fibres where the belly is thickest
  double seen = 0;                        // share of the belly that faces the eye
  double depth_m = 0;
};

// The belly's cross-sections from origin to insertion; between two parts one flows into the other.
struct Course {
  std::array<Section, kSamples> section;
  std::array<double, kSamples> angle_rad, width_rad;
};

Course course_of(const Page& page, const Belly& belly, bool right) {
  Course course;
  const Section a = section_at(page, belly.origin.host, belly.origin.along, right);
  const Section b = section_at(page, belly.insertion.host, belly.insertion.along, right);
  for (std::size_t i = 0; i < kSamples; ++i) {
    const double t = static_cast<double>(i) / (kSamples - 1);
    if (belly.origin.host == belly.insertion.host) {
      course.section[i] = section_at(page, belly.origin.host, belly.origin.along + (belly.insertion.along - belly.origin.along) * t, right);
    } else {
      const double share = smooth(t);
      // The outline is hollow between the two; the belly keeps inside it.
      const double hollow = 1 - kHollow * 4 * t * (1 - t);
      course.section[i] = {mix(a.middle_m, b.middle_m, t), mix(a.front_m, b.front_m, share) * hollow, mix(a.side_m, b.side_m, share) * hollow};
    }
    course.angle_rad[i] = rad(belly.origin.angle_deg + (belly.insertion.angle_deg - belly.origin.angle_deg) * t);
    const double u = t - belly.thickest * t * (1 - t), swell = 4 * u * (1 - u);
    course.width_rad[i] = rad(belly.width_deg) * swell * (1.6 - 0.6 * swell);
  }
  return course;
}

// Sample `i` of the edges and of every fibre between them.
void add_sample(const Page& page, const Course& course, std::size_t i, Fibres& fibres) {
  const Section& s = course.section[i];
  const Seen middle = page.see(s.middle_m);
  const Vec3 to_eye = unit(page.lens.eye_m - s.middle_m);
  const Vec3 right = page.lens.right * (middle.px_per_m * kInset), down = page.lens.up * (-middle.px_per_m * kInset);
  const Vec2 front_px{dot(s.front_m, right), dot(s.front_m, down)}, side_px{dot(s.side_m, right), dot(s.side_m, down)};
  // The way out of an ellipse is the point itself with each half axis turned over.
  const double front2 = dot(s.front_m, s.front_m), side2 = dot(s.side_m, s.side_m);
  const double front_eye = dot(s.front_m, to_eye) / front2, side_eye = dot(s.side_m, to_eye) / side2;
  const std::size_t parts = 2 * fibres.count;
  const Turn step = turn(2 * course.width_rad[i] / static_cast<double>(parts));
  Turn angle = turn(course.angle_rad[i] - course.width_rad[i]);
  for (std::size_t j = 0; j <= parts; ++j) {
    const double c = angle.cosine, sine = angle.sine;
    const double facing = (c * front_eye + sine * side_eye) / std::sqrt(c * c / front2 + sine * sine / side2);
    const FibrePoint point{middle.at_px + front_px * c + side_px * sine, facing - kLeastFacing};
    if (j == 0 || j == parts)
      fibres.edges[j == 0 ? 0 : 1][i] = point;
    else if (j % 2 == 1)
      fibres.fibre[j / 2][i] = point;
    angle = {c * step.cosine - sine * step.sine, sine * step.cosine + c * step.sine};
  }
}

Fibres fibres_of(const Page& page, const Belly& belly, bool right) {
  const Course course = course_of(page, belly, right);
  Fibres fibres;
  constexpr std::size_t kMiddle = kSamples / 2;
  const Section& thickest = course.section[kMiddle];
  const Seen middle = page.see(thickest.middle_m);
  const double radius_m = (length(thickest.front_m) + length(thickest.side_m)) / 2;
  const double wide_px = 2 * course.width_rad[kMiddle] * radius_m * middle.px_per_m;
  const double finest_px = 3.2 * page.line_px;
  fibres.count = static_cast<std::size_t>(std::min(std::max(wide_px / finest_px, 2.0), static_cast<double>(kMostFibres)));
  fibres.spacing_px = wide_px / static_cast<double>(fibres.count);
  const Turn outwards = turn(course.angle_rad[kMiddle]);
  fibres.depth_m = page.see(thickest.middle_m + thickest.front_m * outwards.cosine + thickest.side_m * outwards.sine).depth_m;
  for (std::size_t i = 0; i < kSamples; ++i) add_sample(page, course, i, fibres);
  std::size_t seen = 0;
  for (std::size_t f = 0; f < fibres.count; ++f)
    for (const FibrePoint& p : fibres.fibre[f]) seen += p.facing > 0;
  fibres.seen = static_cast<double>(seen) / static_cast<double>(fibres.count * kSamples);
  return fibres;
}

// The stretches of a fibre that face the eye, without `ends` samples at either end.
void stroke_seen(Page& page, const Fibre& fibre, double width_px, std::size_t ends) {
  std::array<Vec2, kSamples + 1> run;
  std::size_t count = 0;
  const std::size_t last = kSamples - ends;
  for (std::size_t i = ends; i < last; ++i) {
    const FibrePoint& here = fibre[i];
    // Where it turns away, the fibre ends between two samples.
    if (i > ends && (here.facing > 0) != (fibre[i - 1].facing > 0)) {
      const double share = fibre[i - 1].facing / (fibre[i - 1].facing - here.facing);
      run[count++] = fibre[i - 1].at_px + (here.at_px - fibre[i - 1].at_px) * share;
    }
    if (here.facing > 0) run[count++] = here.at_px;
    if (here.facing <= 0 || i + 1 == last) {
      if (count > 1) page.parts.push_back(stroked(page, run.data(), count, Ink::muscle, width_px));
      count = 0;
    }
  }
}

// A muscle on the far side: a faint outline of dashes, every other stretch of its edges.
void stroke_hidden(Page& page, const Fibres& fibres) {
  for (const Fibre& edge : fibres.edges)
    for (std::size_t i = 0; i + 1 < kSamples; i += 2) {
      const Vec2 dash[2] = {edge[i].at_px, edge[i + 1].at_px};
      Shape shape = stroked(page, dash, 2, Ink::muscle, page.line_px * 0.8);
      shape.opacity = 0.4;
      page.parts.push_back(shape);
    }
}

std::size_t piece_of(Host host, bool right) {
  switch (host) {
    case Host::thigh: return static_cast<std::size_t>(right ? PieceName::thigh_r : PieceName::thigh_l);
    case Host::upper_arm: return static_cast<std::size_t>(right ? PieceName::upper_arm_r : PieceName::upper_arm_l);
    case Host::trunk:
    case Host::neck: break;
  }
  return static_cast<std::size_t>(PieceName::trunk);
}

template <class Visit>
void each_belly(const std::vector<Glow>& glows, Visit visit) {
  for (const Glow& glow : glows) {
    if (!(glow.amount > 0)) continue;
    for (const bool right : {false, true})
      if (glow.side != (right ? Side::left : Side::right)) visit(glow, kBellies[static_cast<std::size_t>(glow.muscle)], right);
  }
}

double distance_px(const Fibre& fibre, Vec2 point_px) {
  double nearest = 1e9;
  for (std::size_t i = 0; i + 1 < kSamples; ++i)
    nearest = std::min(nearest, closest(fibre[i].at_px, fibre[i + 1].at_px, point_px, point_px).apart);
  return nearest;
}

}  // namespace

void draw_muscles(Page& page, const std::vector<Glow>& glows) {
  each_belly(glows, [&](const Glow& glow, const Belly& belly, bool right) {
    const Fibres fibres = fibres_of(page, belly, right);
    const double amount = std::min(glow.amount, 1.0);
    Overlay overlay;
    overlay.parts.first = page.parts.size();
    if (fibres.seen < kLeastSeen) {
      stroke_hidden(page, fibres);
    } else {
      for (std::size_t f = 0; f < fibres.count; ++f)
        for (const Taper& taper : kTapers)
          stroke_seen(page, fibres.fibre[f], std::max(fibres.spacing_px * (0.16 + 0.60 * amount) * taper.width, 0.5), taper.ends);
      for (const Fibre& edge : fibres.edges) stroke_seen(page, edge, page.line_px * (0.6 + 0.4 * amount), 0);
    }
    overlay.parts.last = page.parts.size();
    overlay.host = piece_of(belly.insertion.host, right);
    overlay.also = page.pieces[overlay.host].fade > 0 ? overlay.host : piece_of(belly.origin.host, right);
    page.overlays.push_back(overlay);
  });
}

std::optional<Muscle> muscle_at(const Placed& placed, const Body& body, const Camera& camera, Vec2 size_px,
                                const std::vector<Glow>& glows, Vec2 point_px) {
  const Page page = page_for(placed, body, camera, size_px, 1);
  std::optional<Muscle> found;
  double best = 1e9;
  each_belly(glows, [&](const Glow& glow, const Belly& belly, bool right) {
    const Fibres fibres = fibres_of(page, belly, right);
    double away_px = 1e9;
    for (std::size_t f = 0; f < fibres.count; ++f) away_px = std::min(away_px, distance_px(fibres.fibre[f], point_px));
    if (away_px > kMuscleSlop_px) return;
    // Hits come before misses, what is seen before what is hidden; hits by depth, misses by distance.
    const bool hit = away_px <= fibres.spacing_px * 0.6;
    const double rank = (fibres.seen < kLeastSeen ? 2000 : 0) + (hit ? fibres.depth_m : 1000 + away_px);
    if (rank >= best) return;
    best = rank;
    found = glow.muscle;
  });
  return found;
}

}  // namespace holdfast::figure
