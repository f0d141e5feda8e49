#include "store/version.h"

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace holdfast {

void check_header(const Reader& top, const char* kind) {
  top.member("holdfast").one_of({kind});
  top.member("version").integer(1, kFormatVersion);
}

bool is_newer(std::string_view text, const char* kind) {
  const auto first_line = text.substr(0, text.find('\n'));
  const nlohmann::json top = nlohmann::json::parse(first_line.begin(), first_line.end(), nullptr, false);
  if (!top.is_object() || !top.contains("holdfast") || !top.contains("version")) return false;
  return top["holdfast"] == kind && top["version"].is_number_integer() && top["version"] > kFormatVersion;
}

}  // namespace holdfast
