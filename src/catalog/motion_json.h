#pragma once
// Reading a motion from an exercise file. The format is described in data/README.md.

#include <string>

#include "base/reader.h"
#include "figure/motion.h"

namespace holdfast {

// What is wrong is noted through the reader, with its path; the motion is then not to be used.
// Names without _l or _r mean both sides. Whether the poses can be solved only compile() can tell.
figure::Motion read_motion(const Reader& at, const std::string& name);

}  // namespace holdfast
