// The film strip: the phases of a level side by side, with arrows and captions, for print.

#include <algorithm>

#include "interchange/film_strip.h"
#include "platform/cli/commands.h"
#include "platform/cli/wanted.h"

namespace holdfast::cli {
namespace {

// What was asked for: a level of an exercise, or a motion by its own name, or one of its wrong forms.
Result<FilmStrip> strip_of(const Arguments& arguments, const std::string& data, const Motions& motions) {
  const auto refuse = [](const std::string& why) { return Result<FilmStrip>::failure(why); };
  FilmStrip strip;
  const MotionForms* forms = nullptr;
  if (const auto motion = motions.find(arguments.positions[0]); motion != motions.end() && !arguments.value("--level")) {
    forms = &motion->second;
  } else {
    const Folder folder = read_folder(data);
    if (!folder.problems.empty()) return refuse(folder.problems.front());
    const auto wanted = wanted_of(arguments, folder);
    if (!wanted) return refuse(wanted.why());
    const Level& level = wanted->exercise->levels[wanted->level];
    strip = film_strip_of(folder.catalog, level, Side::left);
    forms = &motions.at(level.motion);
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
