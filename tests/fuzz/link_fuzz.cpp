// A program as a link. The check at its end is put right here, since no fuzzer guesses it: whatever is then read is written the same.

#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "fuzz_catalog.h"
#include "interchange/program_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto as_it_is = read_plan_link(text, fuzz::catalog()); !as_it_is && as_it_is.why().find('\n') != std::string::npos) std::abort();
  const std::uint64_t hash = hash_bytes(text.data(), text.size());
  const std::string link = std::string(text) + "~" + format("%08x", static_cast<unsigned>(hash ^ hash >> 32));
  const auto program = read_plan_link(link, fuzz::catalog());
  if (!program) return 0;
  const std::string written = write_program(*program);
  const auto again = read_plan_link(write_plan_link(*program), fuzz::catalog());
  if (!again || write_program(*again) != written) std::abort();
  return 0;
}
