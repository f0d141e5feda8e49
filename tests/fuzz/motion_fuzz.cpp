// A motion's file: refused with its name in one line, or read.

#include <cstdint>
#include <cstdlib>

#include <nlohmann/json.hpp>

#include "catalog/motion_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Fault fault{"f", ""};
  const nlohmann::json document = parse_json(text, fault);
  if (!fault) read_motion(Reader(document, "", fault), "f");
  if (fault.sentence.find('\n') != std::string::npos) std::abort();
  return 0;
}
