#pragma once
// A line that shows whether it was torn or edited: five characters of checksum, then what it says.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/version.h"

namespace holdfast {

// Six bits as one character, and numbers as few of them: five bits each, the lowest first, and one bit that
// says whether more follow. The 64 characters are those from '0' to 'o'.
inline constexpr char kFirstSymbol = '0';
inline constexpr int kSymbols = 64;
void put_number(std::string& text, std::uint64_t value);
// Takes one off the front of `text`; nothing when it does not begin with one of at most 50 bits.
std::optional<std::uint64_t> take_number(std::string_view& text);

inline constexpr std::size_t kSealSize = 5;

// The checksum is the lower 30 bits of FNV-1a over the version and the body. Any change of one byte changes it, since
// every step of it can be undone; other changes go unnoticed once in 2^30. The version is part of it, so that a
// line of another version is never taken for one of this.
std::string seal(std::string_view body, int version = kFormatVersion);
// What the line says; nothing when its checksum does not fit.
std::optional<std::string_view> unseal(std::string_view line, int version = kFormatVersion);

}  // namespace holdfast
