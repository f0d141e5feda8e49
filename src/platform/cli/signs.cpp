// The sign convention as a picture: for each clinical angle the figure at zero, faint, and at a clear
// positive value, with an arrow from the one to the other. Shown is the left side; the right is its mirror.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "figure/marks.h"
#include "figure/svg.h"
#include "figure/trig.h"
#include "platform/cli/arguments.h"
#include "platform/cli/commands.h"
#include "platform/cli/folder.h"

namespace holdfast::cli {
namespace {

using figure::Angle;
using figure::Joint;
using figure::Segment;

constexpr double kWidth_px = 280, kPicture_px = 226, kTile_px = 316, kHead_px = 64;
constexpr int kColumns = 5;
constexpr double kFaint = 0.78;      // how far the zero pose is mixed into the background
constexpr int kArrowSteps = 24;

enum class From : std::uint8_t { left, behind, front, above };  // above: the figure looks up the page
constexpr const char* kFromWords[4] = {"from the left", "from behind", "from the front", "from above"};

constexpr double kBent = 90;
using Pairs = std::vector<std::pair<Angle, double>>;

// One picture. The arrow follows a point that a segment carries: `arrow_h` from its joint, in the segment's axes.
struct Tile {
  Angle angle;
  double shown_deg = 0;
  From from = From::left;
  const char* words = "";            // what positive does
  Segment carries = Segment::head;
  Joint joint = Joint::head;
  Vec3 arrow_h;                      // parts of stature
  Joint middle = Joint::lumbar;      // where the camera looks
  double half_height_h = 0.56;       // of stature: what is seen above and below it
  Pairs base;                        // degrees, at zero and at positive alike
  std::vector<Angle> also;           // angles of the same sign with ranges of their own
};

// Arms out, so that a turn of the trunk is seen from above.
Pairs arms_out() { return {{Angle::shoulder_abduction_l, 85}, {Angle::shoulder_abduction_r, 85}}; }
Pairs elbow_bent() { return {{Angle::elbow_flexion_l, kBent}}; }

std::vector<Tile> spine_tiles() {
  return {
      {Angle::pelvis_pitch, 25, From::left, "tips backward", Segment::pelvis, Joint::pelvis, {0, 0.44, 0}, Joint::pelvis, 0.60, {}, {}},
      {Angle::pelvis_lean, 22, From::behind, "to the left", Segment::pelvis, Joint::pelvis, {0, 0.44, 0}, Joint::pelvis, 0.60, {}, {}},
      {Angle::pelvis_turn, 40, From::above, "to the left", Segment::pelvis, Joint::pelvis, {0.20, 0.20, 0}, Joint::neck, 0.41, arms_out(), {}},
      {Angle::thoracic_extension, 26, From::left, "bends backward", Segment::head, Joint::head, {0, 0.09, 0}, Joint::thorax, 0.36, {},
       {Angle::lumbar_extension, Angle::upper_thoracic_extension}},
      {Angle::thoracic_lateral, 30, From::behind, "to the left", Segment::head, Joint::head, {0, 0.09, 0}, Joint::thorax, 0.36, {},
       {Angle::lumbar_lateral, Angle::upper_thoracic_lateral}},
      {Angle::thoracic_rotation, 38, From::above, "to the left", Segment::chest, Joint::collar, {0.20, 0, 0}, Joint::neck, 0.41, arms_out(),
       {Angle::lumbar_rotation, Angle::upper_thoracic_rotation}},
      {Angle::neck_extension, 35, From::left, "bends backward", Segment::head, Joint::head, {0, 0.085, 0}, Joint::neck, 0.21, {}, {}},
      {Angle::neck_lateral, 32, From::behind, "to the left", Segment::head, Joint::head, {0, 0.085, 0}, Joint::neck, 0.21, {}, {}},
      {Angle::neck_rotation, 55, From::above, "to the left", Segment::head, Joint::head, {0.11, 0, 0}, Joint::head, 0.21, {}, {}},
      {Angle::head_extension, 28, From::left, "bends backward", Segment::head, Joint::head, {0.085, 0.02, 0}, Joint::head, 0.13, {}, {}},
  };
}

std::vector<Tile> arm_tiles() {
  return {
      {Angle::girdle_elevation_l, 40, From::behind, "the shoulder goes up", Segment::girdle_l, Joint::shoulder_l, {0, 0.035, -0.035}, Joint::collar, 0.25, {}, {}},
      {Angle::girdle_protraction_l, 45, From::above, "the shoulder goes forward", Segment::girdle_l, Joint::shoulder_l, {0, 0, -0.07}, Joint::collar, 0.23, {}, {}},
      {Angle::shoulder_flexion_l, 95, From::left, "the elbow goes forward", Segment::upper_arm_l, Joint::shoulder_l, {0, -0.25, 0}, Joint::thorax, 0.40, {}, {}},
      {Angle::shoulder_abduction_l, 80, From::behind, "away from the middle", Segment::upper_arm_l, Joint::shoulder_l, {0, -0.25, 0}, Joint::thorax, 0.40, {}, {}},
      {Angle::shoulder_rotation_l, 50, From::above, "inward", Segment::upper_arm_l, Joint::elbow_l, {0.20, 0, 0}, Joint::collar, 0.25, elbow_bent(), {}},
      {Angle::elbow_flexion_l, 85, From::left, "the hand goes forward", Segment::forearm_l, Joint::elbow_l, {0, -0.19, 0}, Joint::thorax, 0.36,
       {{Angle::shoulder_flexion_l, 45}}, {}},
      {Angle::forearm_pronation_l, 80, From::above, "the thumb turns inward", Segment::hand_l, Joint::wrist_l, {0.065, -0.045, 0}, Joint::wrist_l, 0.15, elbow_bent(), {}},
      {Angle::wrist_flexion_l, 60, From::above, "the palm goes inward", Segment::hand_l, Joint::wrist_l, {0, -0.10, 0}, Joint::wrist_l, 0.17, elbow_bent(), {}},
      {Angle::wrist_deviation_l, 28, From::left, "to the thumb's side", Segment::hand_l, Joint::wrist_l, {0, -0.11, 0}, Joint::wrist_l, 0.17, elbow_bent(), {}},
  };
}

std::vector<Tile> leg_tiles() {
  return {
      {Angle::hip_flexion_l, 75, From::left, "the knee goes forward", Segment::thigh_l, Joint::hip_l, {0, -0.30, 0}, Joint::hip_l, 0.56, {}, {}},
      {Angle::hip_abduction_l, 35, From::behind, "away from the middle", Segment::thigh_l, Joint::hip_l, {0, -0.40, 0}, Joint::hip_l, 0.56, {}, {}},
      {Angle::hip_rotation_l, 40, From::front, "inward: the toes turn in", Segment::thigh_l, Joint::hip_l, {0.14, -0.515, 0}, Joint::ankle_l, 0.20, {}, {}},
      {Angle::knee_flexion_l, 85, From::left, "the heel goes back", Segment::shank_l, Joint::knee_l, {0, -0.20, 0}, Joint::knee_l, 0.36, {}, {}},
      {Angle::ankle_dorsiflexion_l, 32, From::left, "the toes go up", Segment::foot_l, Joint::ankle_l, {0.128, -0.012, 0}, Joint::ankle_l, 0.17, {}, {}},
      {Angle::ankle_inversion_l, 40, From::front, "the sole turns inward", Segment::foot_l, Joint::ankle_l, {0.10, -0.065, 0}, Joint::ankle_l, 0.12, {}, {}},
  };
}

figure::Pose pose_with(const Tile& tile, double shown_deg) {
  figure::Pose pose;
  pose.pelvis_m = {0, 0.93, 0};
  for (const auto& [angle, value_deg] : tile.base) pose.angle_rad[figure::index(angle)] = figure::rad(value_deg);
  pose.angle_rad[figure::index(tile.angle)] = figure::rad(shown_deg);
  return pose;
}

figure::Camera camera_of(const Tile& tile, const figure::Body& body, const figure::Placed& placed) {
  constexpr double kAzimuth_deg[4] = {-90, 180, 0, 180}, kElevation_deg[4] = {3, 4, 14, 82};
  figure::Camera camera;
  camera.azimuth_rad = figure::rad(kAzimuth_deg[static_cast<std::size_t>(tile.from)]);
  camera.elevation_rad = figure::rad(kElevation_deg[static_cast<std::size_t>(tile.from)]);
  camera.target_m = placed[tile.middle];
  camera.half_height_m = tile.half_height_h * body.stature_m;
  camera.half_width_m = camera.half_height_m * kWidth_px / kPicture_px;
  camera.distance_m = 4 * body.stature_m;
  return camera;
}

std::string range_of(Angle angle) {
  const figure::Limits limits = figure::limits_deg(angle);
  std::string name = figure::name_of(angle);
  if (figure::is_left(angle)) name.resize(name.size() - 2);
  const auto number = [](double value) { return value < 0 ? "\xe2\x88\x92" + short_number(-value) : short_number(value); };
  return name + "  " + number(limits.hard_low) + "\xe2\x80\xa6" + number(limits.hard_high) + "\xc2\xb0";
}

std::string line(Vec2 at_px, double size_px, const char* weight, const std::string& text) {
  return format("<text x=\"%.0f\" y=\"%.0f\" font-family=\"sans-serif\" font-size=\"%.0f\" font-weight=\"%s\" text-anchor=\"middle\">", at_px.x,
                at_px.y, size_px, weight) + text + "</text>\n";
}

struct Box {
  Vec2 low_px{1e9, 1e9}, high_px{-1e9, -1e9};
};
bool meet(const Box& a, const Box& b) {
  return a.low_px.x < b.high_px.x && b.low_px.x < a.high_px.x && a.low_px.y < b.high_px.y && b.low_px.y < a.high_px.y;
}
Box around(std::span<const Vec2> points_px) {
  Box box;
  for (const Vec2 p : points_px) {
    box.low_px = {std::min(box.low_px.x, p.x), std::min(box.low_px.y, p.y)};
    box.high_px = {std::max(box.high_px.x, p.x), std::max(box.high_px.y, p.y)};
  }
  return box;
}

// Adds the corners of a line, but those that are less than so much off the line without them.
void add_corners(std::span<const Vec2> points_px, double unseen_px, std::vector<Vec2>& corners_px) {
  std::size_t kept = 0;
  corners_px.push_back(points_px[0]);
  for (std::size_t next = 2; next < points_px.size(); ++next) {
    const Vec2 way = points_px[next] - points_px[kept];
    const bool straight = std::all_of(points_px.begin() + static_cast<std::ptrdiff_t>(kept) + 1, points_px.begin() + static_cast<std::ptrdiff_t>(next),
                                      [&](Vec2 p) { return std::abs(cross(way, p - points_px[kept])) <= unseen_px * length(way); });
    if (straight) continue;
    kept = next - 1;
    corners_px.push_back(points_px[kept]);
  }
  if (points_px.size() > 1) corners_px.push_back(points_px.back());
}

// The same picture in a smaller file: without what lies outside of it, gaps where there is nothing to keep
// apart, and corners nobody can see.
figure::Drawing simplified(const figure::Drawing& drawing, Vec2 size_px) {
  constexpr double kUnseen_px = 0.2, kUnseenInGap_px = 0.4;
  figure::Drawing result;
  std::vector<Box> seen;
  for (figure::Shape shape : drawing.shapes) {
    const auto points_px = drawing.points_of(shape);
    const Box box = around(points_px);
    if (!meet(box, {{0, 0}, size_px})) continue;
    const bool gap = shape.ink == figure::Ink::background;
    if (gap && std::none_of(seen.begin(), seen.end(), [&](const Box& other) { return meet(box, other); })) continue;
    if (!gap) seen.push_back(box);
    shape.first = static_cast<std::uint32_t>(result.points_px.size());
    add_corners(points_px, gap ? kUnseenInGap_px : kUnseen_px, result.points_px);
    shape.count = static_cast<std::uint32_t>(result.points_px.size()) - shape.first;
    result.shapes.push_back(shape);
  }
  return result;
}

// The shapes of `below` that `above` does not have in the very same place.
figure::Drawing without(const figure::Drawing& below, const figure::Drawing& above) {
  figure::Drawing result;
  result.points_px = below.points_px;
  const auto same_corner = [](Vec2 a, Vec2 b) { return a.x == b.x && a.y == b.y; };
  for (const figure::Shape& shape : below.shapes) {
    const auto points = below.points_of(shape);
    const bool covered = std::any_of(above.shapes.begin(), above.shapes.end(), [&](const figure::Shape& other) {
      const auto others = above.points_of(other);
      return other.ink == shape.ink && std::equal(points.begin(), points.end(), others.begin(), others.end(), same_corner);
    });
    if (!covered) result.shapes.push_back(shape);
  }
  return result;
}

std::string picture_of(const Tile& tile, const figure::Body& body, const figure::Palette& palette, int number) {
  const Vec2 size_px{kWidth_px, kPicture_px};
  const figure::Placed zero = figure::place(body, pose_with(tile, 0)), shown = figure::place(body, pose_with(tile, tile.shown_deg));
  const figure::Camera camera = camera_of(tile, body, zero);
  figure::Props bare;
  bare.mat = false;
  figure::DrawOptions options;
  options.shadow = false;
  const figure::Drawing whole = figure::draw(shown, body, camera, size_px, bare, options);
  figure::Drawing drawing = without(figure::draw(zero, body, camera, size_px, bare, options), whole);
  for (figure::Shape& shape : drawing.shapes) shape.fade = std::max(shape.fade, kFaint);
  figure::append(drawing, whole);
  std::vector<Vec3> path_m;
  for (int i = 0; i <= kArrowSteps; ++i) {
    const figure::Placed at = figure::place(body, pose_with(tile, tile.shown_deg * i / kArrowSteps));
    path_m.push_back(at[tile.joint] + at[tile.carries] * (tile.arrow_h * body.stature_m));
  }
  figure::append(drawing, figure::draw_way(path_m, body, camera, size_px));
  const std::string clip = format("tile%d", number);
  std::string out = format("<clipPath id=\"%s\"><rect width=\"%.0f\" height=\"%.0f\"/></clipPath>\n<g clip-path=\"url(#%s)\">\n", clip.c_str(),
                           kWidth_px, kPicture_px, clip.c_str()) + figure::svg_group(simplified(drawing, size_px), palette, {0, 0}) + "</g>\n";
  const double middle_px = kWidth_px / 2;
  out += line({middle_px, kPicture_px + 18}, 15, "600", range_of(tile.angle));
  out += line({middle_px, kPicture_px + 36}, 13, "400", std::string("+ ") + tile.words + " (" + kFromWords[static_cast<std::size_t>(tile.from)] + ")");
  double y_px = kPicture_px + 54;
  for (const Angle angle : tile.also) {
    out += line({middle_px, y_px}, 13, "400", range_of(angle));
    y_px += 17;
  }
  return out;
}

std::string convention() {
  std::vector<Tile> tiles = spine_tiles();
  for (const std::vector<Tile>& more : {arm_tiles(), leg_tiles()}) tiles.insert(tiles.end(), more.begin(), more.end());
  const figure::Palette palette = figure::light_palette();
  const figure::Body body;
  const int rows = (static_cast<int>(tiles.size()) + kColumns - 1) / kColumns;
  const Vec2 size_px{kWidth_px * kColumns, kHead_px + kTile_px * rows};
  std::string out = line({size_px.x / 2, 28}, 20, "600", "Which way an angle is positive");
  out += line({size_px.x / 2, 50}, 14, "400",
              "Pale: zero. Dark: the angle alone at a positive value; the arrow goes from zero to it. The left side is shown, the right is its mirror. From above, the face points up the page.");
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    const int number = static_cast<int>(i);
    out += format("<g transform=\"translate(%.0f %.0f)\">\n", kWidth_px * (number % kColumns), kHead_px + kTile_px * (number / kColumns));
    out += picture_of(tiles[i], body, palette, number) + "</g>\n";
  }
  return figure::svg_document(size_px, palette.inks[0], out);
}

}  // namespace

int signs(const Call& call) {
  const auto arguments = parse_arguments(call.words, {}, {"--data", "-o"});
  if (!arguments) return bad_usage(arguments.why());
  if (!arguments->positions.empty() || !arguments->value("-o")) return bad_usage("signs: -o FILE.svg and nothing else is expected");
  const std::string path = *arguments->value("-o");
  if (!write_file(path, convention())) return bad_input(path + ": could not be written");
  return 0;
}

}  // namespace holdfast::cli
