#pragma once
// Small helpers on text. All text is UTF-8.

#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

// printf into a string, for what is used of it: %d %i %u %x %X %c %s %p %f and %g; flags - 0 +, width, precision
// (both also as *) and the sizes hh h l ll z. Deterministic: never uses the user's locale for numbers. %g has at most
// 17 digits, and never an exponent.
std::string format(const char* pattern, ...) __attribute__((format(printf, 1, 2)));
std::string format_list(const char* pattern, std::va_list arguments);

// A number as short as it can be said without losing a tenth, hundredth or thousandth: 5, 0.45, 1.5.
std::string short_number(double value);

// Replaces {0}, {1}, ... in `pattern` by the arguments; an index without an argument stays as it is.
std::string fill(std::string_view pattern, const std::vector<std::string>& arguments);

// FNV-1a, 64 bit: stable across machines; used for change detection and golden hashes.
std::uint64_t hash_bytes(const void* data, std::size_t size, std::uint64_t seed = 0xcbf29ce484222325ULL);

}  // namespace holdfast
