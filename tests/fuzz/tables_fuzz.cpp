// The importers of Strong, Hevy and FitNotes: any text is read row by row or refused with the file's name, what is taken
// is what the log's own format takes, and taken twice it adds nothing.

#include <cstdint>
#include <cstdlib>

#include "fuzz_catalog.h"
#include "interchange/import.h"
#include "store/entry_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  ImportOptions options;
  options.now_ms = 1'795'420'800'000;
  options.unit = size % 2 ? Units::kg : Units::lb;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto seen = preview_import(text, "f", fuzz::catalog(), {}, options);
  if (!seen) {
    if (seen.why().rfind("f: ", 0) != 0) std::abort();
    return 0;
  }
  for (const Entry& entry : seen->entries)
    if (const auto read = read_entry(write_entry(entry), "e"); !read || write_entry(*read) != write_entry(entry)) std::abort();
  const auto again = preview_import(text, "f", fuzz::catalog(), Log{seen->entries}, options);
  if (!again || !again->entries.empty()) std::abort();
  return 0;
}
