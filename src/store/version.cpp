#include "store/version.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "store/sealed.h"

namespace holdfast {
namespace {

constexpr int kFirstSealedText = 3;
constexpr double kLargestVersion = 1e6;

struct Named {
  std::string kind;
  double version = 0;  // 0: it names none
};

Named named_by(std::string_view line) {
  Fault not_json;
  const nlohmann::json top = parse_json(line, not_json);
  if (!top.is_object()) return {};
  const auto kind = top.find("holdfast"), version = top.find("version");
  if (kind == top.end() || version == top.end() || !kind->is_string() || !version->is_number()) return {};
  return {kind->get<std::string>(), version->get<double>()};
}

bool fits(std::string_view line, std::string_view checksum, int version) { return seal(line, version).substr(0, kSealSize) == checksum; }

}  // namespace

void check_header(const Reader& top, const char* kind) {
  top.member("holdfast").one_of({kind});
  top.member("version").integer(1, kFormatVersion);
}

bool is_newer(std::string_view text, const char* kind) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  const Named named = named_by(line);
  if (named.kind != kind || !(named.version > kFormatVersion)) return false;
  return end == std::string_view::npos || text.size() - end - 1 != kSealSize || named.version > kLargestVersion ||
         fits(line, text.substr(end + 1), static_cast<int>(named.version));
}

std::string seal_text(std::string_view line) { return std::string(line) + "\n" + seal(line).substr(0, kSealSize); }

Result<std::string_view> unseal_text(std::string_view text, const std::string& file) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  if (end == std::string_view::npos && named_by(line).version < kFirstSealedText) return line;
  if (end == std::string_view::npos) return Result<std::string_view>::failure(file + ": torn, its checksum is missing");
  if (!fits(line, text.substr(end + 1), kFormatVersion)) return Result<std::string_view>::failure(file + ": torn or edited, the checksum is another");
  return line;
}

}  // namespace holdfast
