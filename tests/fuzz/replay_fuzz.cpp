// Replays: any text is read, or refused with the file's name.

#include <cstdint>
#include <cstdlib>

#include "app/replay.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = holdfast::read_replay({reinterpret_cast<const char*>(data), size}, "f");
  if (!read && read.why().rfind("f: ", 0) != 0) std::abort();
  return 0;
}
