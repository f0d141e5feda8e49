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
  Fault not_json;
  const nlohmann::json top = parse_json(first_line, not_json);
  if (!top.is_object()) return false;
  const auto named = top.find("holdfast"), version = top.find("version");
  if (named == top.end() || version == top.end() || !named->is_string() || !version->is_number()) return false;
  return named->get_ref<const std::string&>() == kind && version->get<double>() > kFormatVersion;
}

}  // namespace holdfast
