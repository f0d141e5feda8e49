// The commands that look at the figure's numbers: poses, check.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "catalog/clip_json.h"
#include "figure/finding.h"
#include "platform/cli/arguments.h"
#include "platform/cli/commands.h"
#include "platform/cli/folder.h"
#include "platform/cli/wanted.h"

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

}  // namespace holdfast::cli
