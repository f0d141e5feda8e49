// A backup: refused with the file's name, or written and read again the same, to the byte. A snapshot's text never stops anything.

#include <cstdint>
#include <cstdlib>

#include "store/backup.h"
#include "store/snapshot.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto backup = read_backup(std::string(text), "f");
  if (!backup && backup.why().rfind("f", 0) != 0) std::abort();
  if (backup) {
    const std::string written = write_backup(*backup);
    const auto again = read_backup(written, "f");
    if (!again || write_backup(*again) != written) std::abort();
  }
  const auto snapshot = read_snapshot(std::string(text), "f");
  if (!snapshot && snapshot.why().rfind("f", 0) != 0) std::abort();
  return 0;
}
