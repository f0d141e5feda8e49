#include "store/sealed.h"

#include "base/text.h"

namespace holdfast {
namespace {

constexpr unsigned kMore = 32;       // of a symbol: another follows
constexpr int kMostNumberBits = 50;

std::string checksum(std::string_view body, int version) {
  const char first = static_cast<char>(version);
  std::uint64_t hash = hash_bytes(body.data(), body.size(), hash_bytes(&first, 1));
  std::string text;
  for (std::size_t i = 0; i < kSealSize; ++i, hash /= kSymbols) text += static_cast<char>(kFirstSymbol + static_cast<int>(hash % kSymbols));
  return text;
}

}  // namespace

void put_number(std::string& text, std::uint64_t value) {
  for (; value >= kMore; value /= kMore) text += static_cast<char>(kFirstSymbol + static_cast<int>(value % kMore + kMore));
  text += static_cast<char>(kFirstSymbol + static_cast<int>(value));
}

std::optional<std::uint64_t> take_number(std::string_view& text) {
  std::uint64_t value = 0;
  std::size_t at = 0;
  for (int bits = 0; bits < kMostNumberBits && at < text.size(); bits += 5) {
    const unsigned symbol = static_cast<unsigned char>(text[at++]) - static_cast<unsigned>(kFirstSymbol);
    if (symbol >= kSymbols) return std::nullopt;
    value |= std::uint64_t{symbol % kMore} << bits;
    if (symbol >= kMore) continue;
    text.remove_prefix(at);
    return value;
  }
  return std::nullopt;
}

std::string seal(std::string_view body, int version) { return checksum(body, version) += body; }

std::optional<std::string_view> unseal(std::string_view line, int version) {
  if (line.size() < kSealSize) return std::nullopt;
  const std::string_view body = line.substr(kSealSize);
  if (line.substr(0, kSealSize) != checksum(body, version)) return std::nullopt;
  return body;
}

}  // namespace holdfast
