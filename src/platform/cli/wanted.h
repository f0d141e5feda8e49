#pragma once
// What a command about the figure was asked for: which exercise and level, side, body.

#include "platform/cli/arguments.h"
#include "platform/cli/folder.h"

namespace holdfast::cli {

struct Wanted {
  const Exercise* exercise = nullptr;
  const MotionForms* forms = nullptr;
  std::size_t level = 0;
  figure::Body body;
  Side side = Side::both;
  int fps = 60, reps = 1;
};

// The side asked for: left unless told; both for a motion that is not one-sided.
Result<Side> side_of(const Arguments& arguments, bool one_sided);

Result<figure::Body> body_of(const Arguments& arguments);

// The exercise, level, side and body that were asked for, out of a folder.
Result<Wanted> wanted_of(const Arguments& arguments, const Folder& folder);

// The motion solved for a body and looked through, or why not: begins with `file`.
Result<figure::Track> track_of(const std::string& file, const figure::Motion& motion, const figure::Body& body);

}  // namespace holdfast::cli
