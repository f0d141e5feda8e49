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

}  // namespace holdfast
