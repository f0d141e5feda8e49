// Settings and an unfinished session: refused with the file's name, or written and read again the same.

#include <cstdint>
#include <cstdlib>

#include "store/settings.h"
#include "store/unfinished.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto settings = read_settings(text, "f");
  if (!settings && settings.why().rfind("f", 0) != 0) std::abort();
  if (settings) {
    const std::string written = write_settings(*settings);
    const auto again = read_settings(written, "f");
    if (!again || write_settings(*again) != written) std::abort();
  }
  const auto unfinished = read_unfinished(text, "f");
  if (!unfinished && unfinished.why().rfind("f", 0) != 0) std::abort();
  if (unfinished) {
    const std::string written = write_unfinished(*unfinished);
    const auto again = read_unfinished(written, "f");
    if (!again || write_unfinished(*again) != written) std::abort();
  }
  return 0;
}
