#include "interchange/film_strip.h"

#include <algorithm>

#include "base/text.h"
#include "figure/marks.h"
#include "figure/svg.h"

namespace holdfast {
namespace {

// Lines of at most `letters` bytes, broken at spaces.
std::vector<std::string> wrapped(const std::string& text, std::size_t letters) {
  std::vector<std::string> lines;
  std::string rest = text;
  while (rest.size() > letters) {
    const std::size_t space = rest.rfind(' ', letters);
    if (space == std::string::npos || space == 0) break;
    lines.push_back(rest.substr(0, space));
    rest = rest.substr(space + 1);
  }
  lines.push_back(rest);
  return lines;
}

// The ways of the parts that move farthest in a phase, as arrows: at most three, and of a pair that moves
// alike only the one nearer to the eye.
void add_ways(const figure::Track& track, const figure::Camera& camera, Vec2 size_px, Phase phase, Side side, figure::Drawing& drawing) {
  using figure::Joint;
  constexpr double kLeast_m = 0.05, kAlike_m = 0.01;
  constexpr int kSteps = 16;
  std::vector<figure::Placed> places;
  for (int i = 0; i <= kSteps; ++i)
    places.push_back(figure::place(track.measures, figure::pose_at(track, {phase, static_cast<double>(i) / kSteps, 0, side})));
  const auto far_m = [&](Joint joint) { return length(places.back()[joint] - places.front()[joint]); };
  const figure::Lens lens = figure::lens_for(camera, size_px);
  std::vector<Joint> movers;
  for (const Joint joint : {Joint::head, Joint::pelvis, Joint::hand_l, Joint::hand_r, Joint::knee_l, Joint::knee_r, Joint::toe_l, Joint::toe_r}) {
    const Joint other = figure::twin(joint);
    const bool alike = other != joint && std::abs(far_m(joint) - far_m(other)) < kAlike_m;
    if (alike && figure::project(lens, places.front()[joint]).depth_m > figure::project(lens, places.front()[other]).depth_m) continue;
    if (far_m(joint) > kLeast_m) movers.push_back(joint);
  }
  std::sort(movers.begin(), movers.end(), [&](Joint a, Joint b) { return far_m(a) > far_m(b); });
  if (movers.size() > 3) movers.resize(3);
  for (const Joint joint : movers) {
    std::vector<Vec3> path_m;
    for (const figure::Placed& p : places) path_m.push_back(p[joint]);
    figure::append(drawing, figure::draw_way(path_m, track.body, camera, size_px));
  }
}

}  // namespace

std::string escaped_markup(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
  return out;
}

FilmStrip film_strip_of(const Catalog& catalog, const Level& level, Side side) {
  FilmStrip strip;
  strip.forms = &catalog.motions.at(level.motion);
  strip.motion = &strip.forms->right;
  strip.file = strip.forms->file;
  strip.gear = level.gear;
  strip.side = strip.motion->one_sided ? side : Side::both;
  strip.captions = {level.spoken.lying, level.spoken.rising, level.spoken.holding, level.spoken.lowering};
  if (!level.spoken.go.empty()) strip.words[1] = level.spoken.go;
  if (!level.spoken.back.empty()) strip.words[3] = level.spoken.back;
  return strip;
}

std::string film_strip(const FilmStrip& strip, const figure::Track& track) {
  const figure::Moment moments[] = {{Phase::set, 1, 0, strip.side}, {Phase::lift, 0.55, 0, strip.side}, {Phase::hold, 0.5, 0, strip.side}, {Phase::lower, 0.55, 0, strip.side}};
  constexpr double kWidth = 340, kHeight = 220, kCaption = 92;
  constexpr std::size_t kLetters = 46;  // a line of a caption
  const figure::Palette palette = figure::light_palette();
  const figure::Camera camera = figure::camera_for(track, strip.view, strip.side);
  const figure::Props props = props_of(track, strip.side, strip.gear);
  std::string body;
  double x = 0;
  std::size_t number = 0;
  for (const figure::Moment& moment : moments) {
    const figure::Placed placed = figure::place(track.measures, figure::pose_at(track, moment));
    figure::DrawOptions options;
    options.glows = glows(*strip.forms, moment.phase, moment.progress, strip.side);
    figure::Drawing drawing = figure::draw(placed, track.body, camera, {kWidth, kHeight}, props, options);
    if (moment.phase == Phase::lift || moment.phase == Phase::lower)
      add_ways(track, camera, {kWidth, kHeight}, moment.phase, strip.side, drawing);
    if (strip.right && moment.phase == Phase::hold) {
      const auto right = figure::compile(*strip.right, strip.body);
      const figure::Placed there = figure::place(right->measures, figure::pose_at(*right, moment));
      figure::append(drawing, figure::draw_fault_marks(placed, there, strip.marks, track.body, camera, {kWidth, kHeight}));
    }
    body += figure::svg_group(drawing, palette, {x, 0});
    body += format("<text x=\"%.0f\" y=\"%.0f\" font-family=\"sans-serif\" font-size=\"16\" font-weight=\"600\">%s</text>\n",
                   x + 16, kHeight + 20, escaped_markup(strip.words[number]).c_str());
    double y = kHeight + 42;
    for (const std::string& line : wrapped(strip.captions[number], kLetters)) {
      body += format("<text x=\"%.0f\" y=\"%.0f\" font-family=\"sans-serif\" font-size=\"12\">", x + 16, y) + escaped_markup(line) + "</text>\n";
      y += 16;
    }
    x += kWidth;
    ++number;
  }
  return figure::svg_document({x, kHeight + kCaption}, palette.inks[0], body);
}

}  // namespace holdfast
