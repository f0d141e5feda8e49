#include "platform/cli/wanted.h"

namespace holdfast::cli {

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

Result<figure::Track> track_of(const std::string& file, const figure::Motion& motion, const figure::Body& body) {
  auto track = figure::compile(motion, body);
  if (!track) return Result<figure::Track>::failure(file + ": " + track.why());
  if (const std::string why = figure::look_through(*track); !why.empty()) return Result<figure::Track>::failure(file + ": " + why);
  return track;
}

}  // namespace holdfast::cli
