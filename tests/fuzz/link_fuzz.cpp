// A program as a link. The check at its end is put right here, since no fuzzer guesses it: whatever is then read is written as the
// same link, and as a file that says the same.

#include "fuzz_catalog.h"
#include "fuzz_check.h"
#include "interchange/program_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  using fuzz::expect;
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto as_it_is = read_plan_link(text, fuzz::catalog()); !as_it_is) fuzz::expect_refusal(as_it_is.why(), "link: ");
  std::string_view said = text;
  if (!said.empty() && said.front() == '#') said.remove_prefix(1);
  const std::uint64_t hash = hash_bytes(said.data(), said.size());
  const std::string link = std::string(said) + "~" + format("%08x", static_cast<unsigned>(hash ^ hash >> 32));
  const auto program = read_plan_link(link, fuzz::catalog());
  if (!program) return fuzz::expect_refusal(program.why(), "link: "), 0;
  expect(!program->items.empty() && program->items.size() <= 20, "a program has 1 to 20 exercises");
  const std::string written = write_plan_link(*program);
  const bool mended = program->name.find("\xEF\xBF\xBD") != std::string::npos || program->summary.find("\xEF\xBF\xBD") != std::string::npos;
  // What goes without saying may be said: version 2, a dot or a dose of 0 behind an exercise.
  const auto body = [](std::string_view whole) { return whole.substr(sizeof "plan=1~" - 1, whole.size() - sizeof "plan=1~~01234567" + 1); };
  expect(mended || body(written) == body(link) || written.size() < link.size(), "a link is written as it was read, but for bytes that are no UTF-8");
  const auto again = read_plan_link("#" + written, fuzz::catalog());
  expect(again && write_program(*again) == write_program(*program), "a link is read again the same");
  const auto file = read_program_file(write_program(*program), "f", fuzz::catalog());
  expect(file && write_program(*file) == write_program(*program), "a link is a file that says the same");
  return 0;
}
