#pragma once
// Every motion there is, read from data/motions/*.json: the right form, common wrong forms of it, and the
// muscles that work. A motion may be like another and say only what differs.

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/exercise.h"
#include "figure/drawing.h"
#include "figure/track.h"

namespace holdfast {

// How much a muscle works in each phase, 0..1 of what this motion asks of it at most.
struct Work {
  figure::Muscle muscle = figure::Muscle::glutes;
  Side side = Side::both;   // of the body as written; the left one is the working side
  std::array<double, kPhaseCount> amount{};
};

// A common mistake as a body would make it.
struct WrongForm {
  std::string id;
  std::vector<figure::Joint> marks;  // where the difference shows
  figure::Motion motion;
};

struct MotionForms {
  std::string file;                  // for messages
  figure::Motion right;
  std::vector<WrongForm> wrong;
  std::vector<Work> work;
  std::string work_source;           // who says so
};
using Motions = std::map<std::string, MotionForms>;  // by id

struct MotionFile {
  std::string name;                  // as shown to people, "bridge.json"
  std::string_view text;
};

// All files of the folder together, since one may be like another. On failure one sentence: file, path,
// what was expected. Whether the poses can be solved only figure::compile() can tell.
Result<Motions> read_motions(const std::vector<MotionFile>& files);

const WrongForm* find_wrong(const MotionForms& forms, const std::string& id);  // null when there is none

// Mat and towel of the motion, and what a level carries.
figure::Props props_of(const figure::Track& track, Side side, const Gear& gear);

// What glows in a phase, for this working side.
std::vector<figure::Glow> glows(const MotionForms& forms, Phase phase, double progress, Side side);

}  // namespace holdfast
