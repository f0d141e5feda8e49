#pragma once
// Reading a motion from a whole JSON document. The format is described in data/README.md.

#include <string>

#include "base/reader.h"
#include "figure/motion.h"

namespace holdfast {

// What is wrong is noted through the reader, with its path; the motion is then not to be used.
// Names without _l or _r mean both sides. Whether the poses can be solved only compile() can tell.
figure::Motion read_motion(const Reader& at, const std::string& name);

// An object from the names of checks to the reason why this motion cannot pass them.
std::vector<figure::Exception> read_exceptions(const Reader& at);

}  // namespace holdfast
