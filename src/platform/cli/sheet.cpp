// The film strip: the phases of a level side by side, with arrows and captions, for print.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "figure/marks.h"
#include "figure/svg.h"
#include "platform/cli/commands.h"
#include "platform/cli/wanted.h"

namespace holdfast::cli {
namespace {

// Text for SVG.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
  return out;
}

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

// What a film strip shows.
struct Strip {
  const figure::Motion* motion = nullptr;
  std::string file, name;              // of the motion, for messages
  const MotionForms* forms = nullptr;
  const figure::Motion* right = nullptr;   // where `motion` is a wrong form: the right one
  std::vector<figure::Joint> marks;        // and where the difference shows
  std::string words[4] = {"Start", "Lift", "Hold", "Lower"};
  Gear gear;
  figure::Body body;
  Side side = Side::both;
  figure::ViewName view = figure::ViewName::best;
  std::array<std::string, 4> captions; // start, lift, hold, lower
};

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

// The phases side by side, each with its word and what the body does, for print.
std::string film_strip(const Strip& strip, const figure::Track& track) {
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
                   x + 16, kHeight + 20, escaped(strip.words[number]).c_str());
    double y = kHeight + 42;
    for (const std::string& line : wrapped(strip.captions[number], kLetters)) {
      body += format("<text x=\"%.0f\" y=\"%.0f\" font-family=\"sans-serif\" font-size=\"12\">", x + 16, y) + escaped(line) + "</text>\n";
      y += 16;
    }
    x += kWidth;
    ++number;
  }
  return figure::svg_document({x, kHeight + kCaption}, palette.inks[0], body);
}

// What was asked for: a level of an exercise, or a motion by its own name, or one of its wrong forms.
Result<Strip> strip_of(const Arguments& arguments, const std::string& data, const Motions& motions) {
  const auto refuse = [](const std::string& why) { return Result<Strip>::failure(why); };
  Strip strip;
  const MotionForms* forms = nullptr;
  if (const auto motion = motions.find(arguments.positions[0]); motion != motions.end() && !arguments.value("--level")) {
    forms = &motion->second;
  } else {
    const Folder folder = read_folder(data);
    if (!folder.problems.empty()) return refuse(folder.problems.front());
    const auto wanted = wanted_of(arguments, folder);
    if (!wanted) return refuse(wanted.why());
    forms = &motions.at(wanted->exercise->levels[wanted->level].motion);
    strip.gear = wanted->exercise->levels[wanted->level].gear;
    const Spoken& spoken = wanted->exercise->levels[wanted->level].spoken;
    strip.captions = {spoken.lying, spoken.rising, spoken.holding, spoken.lowering};
    if (!spoken.go.empty()) strip.words[1] = spoken.go;
    if (!spoken.back.empty()) strip.words[3] = spoken.back;
  }
  strip.motion = &forms->right;
  strip.forms = forms;
  strip.file = forms->file;
  if (const auto id = arguments.value("--wrong")) {
    const auto found = std::find_if(forms->wrong.begin(), forms->wrong.end(), [&](const WrongForm& w) { return w.id == *id; });
    if (found == forms->wrong.end()) return refuse(*id + ": not a wrong form of " + forms->right.name);
    strip.motion = &found->motion;
    strip.right = &forms->right;
    strip.marks = found->marks;
    strip.file += ": wrong." + *id;
  }
  const auto body = body_of(arguments);
  if (!body) return refuse(body.why());
  strip.body = *body;
  if (const auto name = arguments.value("--view")) {
    const auto found = std::find(std::begin(figure::kViewNames), std::end(figure::kViewNames), *name);
    if (found == std::end(figure::kViewNames)) return refuse("--view: " + *name + " is not one of best, side, front, feet, above");
    strip.view = static_cast<figure::ViewName>(found - std::begin(figure::kViewNames));
  }
  const auto side = side_of(arguments, strip.motion->one_sided);
  if (!side) return refuse(side.why());
  strip.side = *side;
  return strip;
}

}  // namespace

int sheet(const Call& call) {
  const auto arguments = parse_arguments(call.words, {}, {"--data", "--level", "--side", "--stature", "--body", "--view", "--wrong", "-o"});
  if (!arguments) return bad_usage(arguments.why());
  if (arguments->positions.size() != 1 || !arguments->value("-o")) return bad_usage("sheet: one exercise or motion and -o FILE.svg are expected");
  const std::string data = data_folder(arguments->value("--data"), call.tool_path);
  const auto motions = read_motion_folder(data + "/motions");
  if (!motions) return bad_input(motions.why());
  const auto strip = strip_of(*arguments, data, *motions);
  if (!strip) return bad_usage(strip.why());
  const auto track = track_of(strip->file, *strip->motion, strip->body);
  if (!track) return bad_input(track.why());
  const std::string path = *arguments->value("-o");
  if (!write_file(path, film_strip(*strip, *track))) return bad_input(path + ": could not be written");
  return 0;
}

}  // namespace holdfast::cli
