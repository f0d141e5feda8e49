// The commands that are about the figure: poses, check, sheet.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "catalog/clip_json.h"
#include "figure/finding.h"
#include "figure/svg.h"
#include "platform/cli/arguments.h"
#include "platform/cli/commands.h"
#include "platform/cli/folder.h"

namespace holdfast::cli {
namespace {

using nlohmann::json;

constexpr double kShownBreathS = 5;

figure::Timing timing_of(const Exercise& exercise, const Level& level) {
  const Tempo tempo = level.tempo.value_or(exercise.tempo);
  figure::Timing timing;
  timing[Phase::set] = tempo.set_s;
  timing[Phase::lift] = tempo.lift_s;
  timing[Phase::hold] = static_cast<double>(hold_ms(level.doses.front().hold, kShownBreathS)) / 1000;
  timing[Phase::lower] = tempo.lower_s;
  timing[Phase::rest] = tempo.rest_s;
  return timing;
}

struct Wanted {
  const Exercise* exercise = nullptr;
  const MotionForms* forms = nullptr;
  std::size_t level = 0;
  figure::Body body;
  Side side = Side::both;
  int fps = 60, reps = 1;
};

// The side asked for: left unless told; both for a motion that is not one-sided.
Result<Side> side_of(const Arguments& arguments, bool one_sided) {
  Side side = Side::left;
  if (const auto name = arguments.value("--side")) {
    if (*name != "left" && *name != "right") return Result<Side>::failure("--side: " + *name + " is not left or right");
    if (*name == "right") side = Side::right;
  }
  return one_sided ? side : Side::both;
}

Result<figure::Body> body_of(const Arguments& arguments) {
  figure::Body body;
  if (const auto build = arguments.value("--body")) {
    if (*build != "male" && *build != "female") return Result<figure::Body>::failure("--body: " + *build + " is not male or female");
    body.build = *build == "male" ? figure::Build::male : figure::Build::female;
  }
  const auto stature = number_option(arguments, "--stature", 1.75, figure::kLeastStature_m, figure::kMostStature_m);
  if (!stature) return Result<figure::Body>::failure(stature.why());
  body.stature_m = *stature;
  return body;
}

// The exercise, level, side and body that were asked for, out of a folder.
Result<Wanted> wanted_of(const Arguments& arguments, const Folder& folder) {
  const auto refuse = [](const std::string& why) { return Result<Wanted>::failure(why); };
  Wanted wanted;
  wanted.exercise = find_exercise(folder.catalog, arguments.positions[0]);
  if (!wanted.exercise) return refuse(arguments.positions[0] + ": not an exercise of this folder");
  wanted.level = wanted.exercise->start_level;
  if (const auto name = arguments.value("--level")) {
    const auto found = find_level(*wanted.exercise, *name);
    if (!found) return refuse(*name + ": not a level of " + wanted.exercise->id);
    wanted.level = *found;
  }
  wanted.forms = &folder.catalog.motions.at(wanted.exercise->levels[wanted.level].motion);
  const auto body = body_of(arguments);
  const auto side = side_of(arguments, wanted.forms->right.one_sided);
  const auto fps = number_option(arguments, "--fps", 60, 10, 240);
  const auto reps = number_option(arguments, "--reps", 1, 1, 60);
  if (!body) return refuse(body.why());
  if (!side) return refuse(side.why());
  for (const auto* number : {&fps, &reps})
    if (!*number) return refuse(number->why());
  wanted.body = *body;
  wanted.side = *side;
  wanted.fps = static_cast<int>(*fps);
  wanted.reps = static_cast<int>(*reps);
  return wanted;
}

// The motion solved for a body and looked through, or why not.
Result<figure::Track> track_of(const std::string& file, const figure::Motion& motion, const figure::Body& body) {
  auto track = figure::compile(motion, body);
  if (!track) return Result<figure::Track>::failure(file + ": " + track.why());
  if (const std::string why = figure::look_through(*track); !why.empty()) return Result<figure::Track>::failure(file + ": " + why);
  return track;
}

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

// What the checks of one clip came to, printed or gathered.
struct Report {
  bool as_json = false;
  json rows = json::array();
  int failed = 0;
  void add(const std::string& what, const std::vector<figure::Finding>& findings) {
    for (const figure::Finding& f : findings) {
      failed += !f.passed;
      if (as_json)
        rows.push_back({{"what", what}, {"check", f.check}, {"worst", f.worst}, {"limit", f.limit}, {"unit", f.unit}, {"passed", f.passed},
                        {"where", f.where}, {"excepted", f.excepted}});
      else
        std::printf("%s  %-48s %-14s %12.6g %s %-10.6g %-6s %s%s%s\n", !f.passed ? "FAIL" : f.excepted.empty() ? "ok  " : "but ", what.c_str(),
                    f.check.c_str(), f.worst, f.at_least ? ">=" : "<=", f.limit, f.unit.c_str(), f.where.c_str(),
                    f.excepted.empty() ? "" : "; let pass: ", f.excepted.c_str());
    }
  }
};

// The right form of a motion, both sides, for each body; its wrong forms as far as any body must obey.
std::string check_motion(const MotionForms& forms, const std::vector<figure::Body>& bodies, Report& report) {
  const std::string& id = forms.right.name;
  for (const figure::Body& body : bodies) {
    const auto track = track_of(forms.file, forms.right, body);
    if (!track) return track.why();
    const std::string measures = format(" %.2f m %s", body.stature_m, figure::kBuildNames[static_cast<std::size_t>(body.build)]);
    std::vector<figure::Clip> clips;
    for (const Side side : track->one_sided ? std::vector<Side>{Side::left, Side::right} : std::vector<Side>{Side::both}) {
      clips.push_back(figure::sample(*track, track->tempo, side, 60, 2, kShownBreathS));
      const std::string what = id + (side == Side::both ? "" : std::string(" ") + kSideNames[static_cast<std::size_t>(side)]) + measures;
      report.add(what, figure::inspect(clips.back()));
    }
    if (clips.size() == 2) report.add(id + " sides" + measures, {figure::inspect_mirror(clips[0], clips[1])});
    for (const WrongForm& wrong : forms.wrong) {
      const auto wrong_track = track_of(forms.file + ": wrong." + wrong.id, wrong.motion, body);
      if (!wrong_track) return wrong_track.why();
      const figure::Clip clip = figure::sample(*wrong_track, wrong_track->tempo, clips.front().side, 60, 1, kShownBreathS);
      report.add(id + "/" + wrong.id + measures, figure::inspect_wrong(clip, clips.front(), wrong.marks));
    }
  }
  return {};
}

std::vector<figure::Body> bodies(bool all) {
  if (!all) return {figure::Body{}};
  std::vector<figure::Body> list;
  for (const double stature_m : {1.50, 1.75, 1.95})
    for (const figure::Build build : {figure::Build::male, figure::Build::female}) list.push_back({stature_m, build});
  return list;
}

// One file named by the user: poses, a motion, an exercise or a program, told apart by what is in it.
// Motions are looked up beside a motion, and in `data` for an exercise.
int check_file(const std::string& path, const std::string& data, bool all, Report& report) {
  const auto text = read_file(path);
  if (!text) return bad_input(path + ": there is no such file");
  const std::filesystem::path place(path);
  const std::string name = place.filename().string();
  const json document = json::parse(*text, nullptr, false);
  const auto has = [&](const char* key) { return document.is_object() && document.contains(key); };
  const int before = report.failed;
  if (has("frames")) {
    const auto clip = read_clip(*text, name);
    if (!clip) return bad_input(clip.why());
    report.add(name, figure::inspect(*clip));
  } else if (has("items")) {
    const auto program = read_program(*text, name);
    if (!program) return bad_input(program.why());
  } else if (has("like") || has("poses")) {
    const auto motions = read_motion_folder(place.has_parent_path() ? place.parent_path().string() : ".");
    if (!motions) return bad_input(motions.why());
    const auto found = motions->find(place.stem().string());
    if (found == motions->end()) return bad_input(name + ": expected a name that ends with .json");
    if (const std::string why = check_motion(found->second, bodies(all), report); !why.empty()) return bad_input(why);
  } else {
    const auto exercise = read_exercise(*text, name);
    if (!exercise) return bad_input(exercise.why());
    const Folder folder = read_folder(data);
    for (std::size_t l = 0; l < exercise->levels.size(); ++l) {
      const std::string& motion = exercise->levels[l].motion;
      const auto found = folder.catalog.motions.find(motion);
      if (found == folder.catalog.motions.end())
        return bad_input(name + format(": levels[%d].motion: \"", static_cast<int>(l)) + motion + "\" is not a motion");
      if (const std::string why = check_motion(found->second, bodies(all), report); !why.empty()) return bad_input(why);
    }
  }
  return report.failed > before ? 1 : 0;
}

int check_folder(const Folder& folder, bool all, Report& report) {
  for (const std::string& problem : folder.problems) bad_input(problem);
  for (const auto& [id, forms] : folder.catalog.motions)
    if (const std::string why = check_motion(forms, bodies(all), report); !why.empty()) return bad_input(why);
  return folder.problems.empty() && report.failed == 0 ? 0 : 1;
}

// What a film strip shows.
struct Strip {
  const figure::Motion* motion = nullptr;
  std::string file, name;              // of the motion, for messages
  Gear gear;
  figure::Body body;
  Side side = Side::both;
  figure::ViewName view = figure::ViewName::best;
  std::array<std::string, 4> captions; // start, lift, hold, lower
};

// The phases side by side, each with its word and what the body does, for print.
std::string film_strip(const Strip& strip, const figure::Track& track) {
  struct Picture {
    figure::Moment moment;
    const char* phase;
  };
  const Picture pictures[] = {{{Phase::set, 1, 0, strip.side}, "Start"},
                              {{Phase::lift, 0.55, 0, strip.side}, "Lift"},
                              {{Phase::hold, 0.5, 0, strip.side}, "Hold"},
                              {{Phase::lower, 0.55, 0, strip.side}, "Lower"}};
  constexpr double kWidth = 340, kHeight = 220, kCaption = 92;
  constexpr std::size_t kLetters = 46;  // a line of a caption
  const figure::Palette palette = figure::light_palette();
  const figure::Camera camera = figure::camera_for(track, strip.view, strip.side);
  const figure::Props props = props_of(track, strip.side, strip.gear);
  std::string body;
  double x = 0;
  std::size_t number = 0;
  for (const Picture& picture : pictures) {
    const figure::Placed placed = figure::place(track.measures, figure::pose_at(track, picture.moment));
    body += figure::svg_group(figure::draw(placed, track.body, camera, {kWidth, kHeight}, props, {}), palette, {x, 0});
    body += format("<text x=\"%.0f\" y=\"%.0f\" font-family=\"sans-serif\" font-size=\"16\" font-weight=\"600\">%s</text>\n",
                   x + 16, kHeight + 20, picture.phase);
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
  }
  strip.motion = &forms->right;
  strip.file = forms->file;
  if (const auto id = arguments.value("--wrong")) {
    const auto found = std::find_if(forms->wrong.begin(), forms->wrong.end(), [&](const WrongForm& w) { return w.id == *id; });
    if (found == forms->wrong.end()) return refuse(*id + ": not a wrong form of " + forms->right.name);
    strip.motion = &found->motion;
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

int poses(const Call& call) {
  const auto arguments = parse_arguments(call.words, {}, {"--data", "--level", "--side", "--fps", "--stature", "--body", "--reps"});
  if (!arguments) return bad_usage(arguments.why());
  if (arguments->positions.size() != 1) return bad_usage("poses: exactly one exercise is expected");
  const Folder folder = read_folder(data_folder(arguments->value("--data"), call.tool_path));
  if (!folder.problems.empty()) return bad_input(folder.problems.front());
  const auto wanted = wanted_of(*arguments, folder);
  if (!wanted) return bad_usage(wanted.why());
  const auto track = track_of(wanted->forms->file, wanted->forms->right, wanted->body);
  if (!track) return bad_input(track.why());
  const Level& level = wanted->exercise->levels[wanted->level];
  figure::Clip clip = figure::sample(*track, timing_of(*wanted->exercise, level), wanted->side, wanted->fps, wanted->reps, kShownBreathS);
  clip.exercise = wanted->exercise->id;
  clip.level = level.id;
  std::printf("%s\n", write_clip(clip).c_str());
  return 0;
}

int check(const Call& call) {
  const auto arguments = parse_arguments(call.words, {"--all", "--json"}, {"--data"});
  if (!arguments) return bad_usage(arguments.why());
  Report report;
  report.as_json = arguments->has("--json");
  int code = 0;
  const std::string data = data_folder(arguments->value("--data"), call.tool_path);
  for (const std::string& path : arguments->positions) code = std::max(code, check_file(path, data, arguments->has("--all"), report));
  if (arguments->positions.empty()) code = check_folder(read_folder(data), arguments->has("--all"), report);
  if (report.as_json) std::printf("%s\n", report.rows.dump(1).c_str());
  return code;
}

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
