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
  std::size_t level = 0;
  figure::Body body;
  Side side = Side::both;
  int fps = 60, reps = 1;
};

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
  if (const auto side = arguments.value("--side")) {
    if (*side != "left" && *side != "right") return refuse("--side: " + *side + " is not left or right");
    wanted.side = *side == "left" ? Side::left : Side::right;
  }
  if (const auto body = arguments.value("--body")) {
    if (*body != "male" && *body != "female") return refuse("--body: " + *body + " is not male or female");
    wanted.body.build = *body == "male" ? figure::Build::male : figure::Build::female;
  }
  const auto stature = number_option(arguments, "--stature", 1.75, 1.40, 2.10);
  const auto fps = number_option(arguments, "--fps", 60, 10, 240);
  const auto reps = number_option(arguments, "--reps", 1, 1, 60);
  for (const auto* number : {&stature, &fps, &reps})
    if (!*number) return refuse(number->why());
  wanted.body.stature_m = *stature;
  wanted.fps = static_cast<int>(*fps);
  wanted.reps = static_cast<int>(*reps);
  const bool one_sided = wanted.exercise->motions.at(wanted.exercise->levels[wanted.level].motion).one_sided;
  if (one_sided && wanted.side == Side::both) wanted.side = Side::left;
  if (!one_sided) wanted.side = Side::both;
  return wanted;
}

Result<figure::Clip> clip_of(const Exercise& exercise, std::size_t level_index, const figure::Body& body, Side side, int fps, int reps) {
  const Level& level = exercise.levels[level_index];
  const auto track = figure::compile(exercise.motions.at(level.motion), body);
  if (!track) return Result<figure::Clip>::failure(exercise.file + ": motions." + level.motion + ": " + track.why());
  figure::Clip clip = figure::sample(*track, timing_of(exercise, level), side, fps, reps, kShownBreathS);
  clip.exercise = exercise.id;
  clip.level = level.id;
  return clip;
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
        rows.push_back({{"what", what}, {"check", f.check}, {"worst", f.worst}, {"limit", f.limit}, {"unit", f.unit}, {"passed", f.passed}, {"where", f.where}});
      else
        std::printf("%s  %-44s %-14s %12.6g %s %-10.6g %-6s %s\n", f.passed ? "ok  " : "FAIL", what.c_str(), f.check.c_str(), f.worst,
                    f.at_least ? ">=" : "<=", f.limit, f.unit.c_str(), f.where.c_str());
    }
  }
};

// Every motion of an exercise, level by level and side by side; each motion once for each body.
Result<int> check_motions(const Exercise& exercise, const std::vector<figure::Body>& bodies, Report& report) {
  std::vector<std::string> seen;
  for (std::size_t l = 0; l < exercise.levels.size(); ++l) {
    const Level& level = exercise.levels[l];
    if (std::find(seen.begin(), seen.end(), level.motion) != seen.end()) continue;
    seen.push_back(level.motion);
    const bool one_sided = exercise.motions.at(level.motion).one_sided;
    for (const figure::Body& body : bodies) {
      std::vector<figure::Clip> clips;
      for (const Side side : one_sided ? std::vector<Side>{Side::left, Side::right} : std::vector<Side>{Side::both}) {
        auto clip = clip_of(exercise, l, body, side, 60, 2);
        if (!clip) return Result<int>::failure(clip.why());
        const std::string what = exercise.id + "/" + level.motion + (side == Side::right ? " right" : side == Side::left ? " left" : "") +
                                 format(" %.2f m %s", body.stature_m, body.build == figure::Build::male ? "male" : "female");
        report.add(what, figure::inspect(*clip));
        clips.push_back(*std::move(clip));
      }
      if (clips.size() == 2) report.add(exercise.id + "/" + level.motion + " sides", {figure::inspect_mirror(clips[0], clips[1])});
    }
  }
  return report.failed;
}

std::vector<figure::Body> bodies(bool all) {
  if (!all) return {figure::Body{}};
  std::vector<figure::Body> list;
  for (const double stature_m : {1.50, 1.75, 1.95})
    for (const figure::Build build : {figure::Build::male, figure::Build::female}) list.push_back({stature_m, build});
  return list;
}

// One file named by the user: poses, an exercise or a program, told apart by what is in it.
int check_file(const std::string& path, bool all, Report& report) {
  const auto text = read_file(path);
  if (!text) return bad_input(path + ": there is no such file");
  const std::string name = std::filesystem::path(path).filename().string();
  const json document = json::parse(*text, nullptr, false);
  if (document.is_object() && document.contains("frames")) {
    const auto clip = read_clip(*text, name);
    if (!clip) return bad_input(clip.why());
    const int before = report.failed;
    report.add(name, figure::inspect(*clip));
    return report.failed > before ? 1 : 0;
  }
  if (document.is_object() && document.contains("items")) {
    const auto program = read_program(*text, name);
    return program ? 0 : bad_input(program.why());
  }
  const auto exercise = read_exercise(*text, name);
  if (!exercise) return bad_input(exercise.why());
  const int before = report.failed;
  const auto checked = check_motions(*exercise, bodies(all), report);
  if (!checked) return bad_input(checked.why());
  return report.failed > before ? 1 : 0;
}

int check_folder(const Folder& folder, bool all, Report& report) {
  for (const std::string& problem : folder.problems) bad_input(problem);
  for (const Exercise& exercise : folder.catalog.exercises) {
    const auto checked = check_motions(exercise, bodies(all), report);
    if (!checked) return bad_input(checked.why());
  }
  return folder.problems.empty() && report.failed == 0 ? 0 : 1;
}

// The phases side by side, each with its word and what the body does, for print.
std::string film_strip(const Exercise& exercise, const Level& level, const figure::Track& track, Side side) {
  struct Picture {
    figure::Moment moment;
    const char* phase;
    const std::string& words;
  };
  const Spoken& spoken = exercise.spoken;
  const Picture pictures[] = {{{Phase::set, 1, 0, side}, "Start", spoken.lying},
                              {{Phase::lift, 0.55, 0, side}, "Lift", spoken.rising},
                              {{Phase::hold, 0.5, 0, side}, "Hold", spoken.holding},
                              {{Phase::lower, 0.55, 0, side}, "Lower", spoken.lowering}};
  constexpr double kWidth = 340, kHeight = 220, kCaption = 92;
  constexpr std::size_t kLetters = 46;  // a line of a caption
  const figure::Palette palette = figure::light_palette();
  const figure::Camera camera = figure::camera_for(track, figure::ViewName::best, side);
  figure::Props props = figure::props_for(track, side);
  props.hand_weights = level.gear.hand_weights;
  props.cuff_left = level.gear.cuff && side != Side::right;
  props.cuff_right = level.gear.cuff && side == Side::right;
  std::string body;
  double x = 0;
  for (const Picture& picture : pictures) {
    const figure::Placed placed = figure::place(track.measures, figure::pose_at(track, picture.moment));
    body += figure::svg_group(figure::draw(placed, track.body, camera, {kWidth, kHeight}, props, {}), palette, {x, 0});
    body += format("<text x=\"%.0f\" y=\"%.0f\" font-family=\"sans-serif\" font-size=\"16\" font-weight=\"600\">%s</text>\n",
                   x + 16, kHeight + 20, picture.phase);
    double y = kHeight + 42;
    for (const std::string& line : wrapped(picture.words, kLetters)) {
      body += format("<text x=\"%.0f\" y=\"%.0f\" font-family=\"sans-serif\" font-size=\"12\">", x + 16, y) + escaped(line) + "</text>\n";
      y += 16;
    }
    x += kWidth;
  }
  return figure::svg_document({x, kHeight + kCaption}, palette.inks[0], body);
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
  const auto clip = clip_of(*wanted->exercise, wanted->level, wanted->body, wanted->side, wanted->fps, wanted->reps);
  if (!clip) return bad_input(clip.why());
  std::printf("%s\n", write_clip(*clip).c_str());
  return 0;
}

int check(const Call& call) {
  const auto arguments = parse_arguments(call.words, {"--all", "--json"}, {"--data"});
  if (!arguments) return bad_usage(arguments.why());
  Report report;
  report.as_json = arguments->has("--json");
  int code = 0;
  for (const std::string& path : arguments->positions) code = std::max(code, check_file(path, arguments->has("--all"), report));
  if (arguments->positions.empty())
    code = check_folder(read_folder(data_folder(arguments->value("--data"), call.tool_path)), arguments->has("--all"), report);
  if (report.as_json) std::printf("%s\n", report.rows.dump(1).c_str());
  return code;
}

int sheet(const Call& call) {
  const auto arguments = parse_arguments(call.words, {}, {"--data", "--level", "--side", "--stature", "--body", "-o"});
  if (!arguments) return bad_usage(arguments.why());
  if (arguments->positions.size() != 1 || !arguments->value("-o")) return bad_usage("sheet: one exercise and -o FILE.svg are expected");
  const Folder folder = read_folder(data_folder(arguments->value("--data"), call.tool_path));
  if (!folder.problems.empty()) return bad_input(folder.problems.front());
  const auto wanted = wanted_of(*arguments, folder);
  if (!wanted) return bad_usage(wanted.why());
  const Exercise& exercise = *wanted->exercise;
  const Level& level = exercise.levels[wanted->level];
  const auto track = figure::compile(exercise.motions.at(level.motion), wanted->body);
  if (!track) return bad_input(exercise.file + ": motions." + level.motion + ": " + track.why());
  const std::string path = *arguments->value("-o");
  if (!write_file(path, film_strip(exercise, level, *track, wanted->side))) return bad_input(path + ": could not be written");
  return 0;
}

}  // namespace holdfast::cli
