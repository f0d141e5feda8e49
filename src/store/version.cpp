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
  if (named == top.end() || version == top.end() || !named->is_string() || !version->is_number_integer()) return false;
  const bool beyond_signed = version->is_number_unsigned() && version->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
  return named->get_ref<const std::string&>() == kind && (beyond_signed || version->get<std::int64_t>() > kFormatVersion);
}

}  // namespace holdfast
