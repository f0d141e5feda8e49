#include "store/migrate.h"

#include "store/sealed.h"

namespace holdfast {

std::string log_1_to_2(std::string_view lines) {
  std::string sealed;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    if (!sealed.empty()) sealed += '\n';
    sealed += seal(lines.substr(0, end), 2);
    lines = end == std::string_view::npos ? std::string_view() : lines.substr(end + 1);
  }
  return sealed;
}

std::string log_2_to_3(std::string_view lines) {
  std::string sealed;
  bool first = true;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    const auto body = unseal(line, 2);
    if (!first) sealed += '\n';
    first = false;
    if (body) sealed += seal(*body, 3);
    else sealed += line;
    lines = end == std::string_view::npos ? std::string_view() : lines.substr(end + 1);
  }
  return sealed;
}

}  // namespace holdfast
