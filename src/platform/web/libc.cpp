// Parts of the C library as the page needs them: the library's own are made for more, and are a tenth of the page
// after compression. Dear ImGui and nlohmann/json call them too. What reckons stands in base, where it is tested.

#include <cerrno>
#include <climits>
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>

#include <algorithm>
#include <cstring>

#include "base/decimal.h"
#include "base/power.h"
#include "base/text.h"

namespace {

// Decimal digits up to `most`; more than that is `most` and ERANGE, as the standard wants it.
unsigned long long digits(const char* text, char** end, unsigned long long most) {
  unsigned long long value = 0;
  bool fits = true;
  for (; *text >= '0' && *text <= '9'; ++text) {
    const auto digit = static_cast<unsigned long long>(*text - '0');
    fits = fits && value <= (most - digit) / 10;
    value = value * 10 + digit;
  }
  if (end) *end = const_cast<char*>(text);
  if (!fits) errno = ERANGE;
  return fits ? value : most;
}

}  // namespace

extern "C" {

// Dear ImGui reads its own settings files and typed numbers with it; the page has neither.
int sscanf(const char*, const char*, ...) { return 0; }

int vsnprintf(char* to, std::size_t size, const char* pattern, std::va_list arguments) {
  const std::string text = holdfast::format_list(pattern, arguments);
  if (size > 0) {
    const std::size_t length = std::min(text.size(), size - 1);
    std::memcpy(to, text.data(), length);
    to[length] = '\0';
  }
  return static_cast<int>(text.size());
}

int snprintf(char* to, std::size_t size, const char* pattern, ...) {
  std::va_list arguments;
  va_start(arguments, pattern);
  const int length = vsnprintf(to, size, pattern, arguments);
  va_end(arguments);
  return length;
}

double strtod(const char* text, char** end) {
  const char* stop = nullptr;
  const double value = holdfast::read_decimal(text, &stop);
  if (end) *end = const_cast<char*>(stop);
  return value;
}
// The whole family, or libc++'s strings bring the library's along; nobody calls these, so they are not linked.
float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return static_cast<long double>(strtod(text, end)); }
double atof(const char* text) { return strtod(text, nullptr); }

// nlohmann/json hands these digits only, in tens, a minus before them for the second.
unsigned long long strtoull(const char* text, char** end, int) { return digits(text, end, ULLONG_MAX); }
long long strtoll(const char* text, char** end, int) {
  const bool negative = *text == '-';
  const unsigned long long most = static_cast<unsigned long long>(LLONG_MAX) + (negative ? 1 : 0);
  const unsigned long long size = digits(text + (negative ? 1 : 0), end, most);
  return static_cast<long long>(negative ? 0 - size : size);
}

long strtol(const char* text, char** end, int base) { return static_cast<long>(strtoll(text, end, base)); }
unsigned long strtoul(const char* text, char** end, int base) { return static_cast<unsigned long>(strtoull(text, end, base)); }

// Dear ImGui sorts windows and the glyphs of its atlas with it, a few hundred at most: Shell's sort, with the steps of
// Ciura (2001).
void qsort(void* list, std::size_t count, std::size_t size, int (*compare)(const void*, const void*)) {
  auto* const bytes = static_cast<unsigned char*>(list);
  for (const std::size_t step : {std::size_t{701}, std::size_t{301}, std::size_t{132}, std::size_t{57}, std::size_t{23},
                                 std::size_t{10}, std::size_t{4}, std::size_t{1}})
    for (std::size_t i = step; i < count; ++i)
      for (std::size_t j = i; j >= step && compare(bytes + (j - step) * size, bytes + j * size) > 0; j -= step)
        std::swap_ranges(bytes + j * size, bytes + (j + 1) * size, bytes + (j - step) * size);
}

double exp(double x) { return holdfast::exponential(x); }
double pow(double base, double exponent) { return holdfast::power(base, exponent); }

// The figure needs those of doubles; Dear ImGui gets along with them.
float sinf(float x) { return static_cast<float>(sin(static_cast<double>(x))); }
float cosf(float x) { return static_cast<float>(cos(static_cast<double>(x))); }

// What the library takes from an angle of more than a million turns, to 1200 bits of pi. There is none in the page.
int __rem_pio2_large(double*, double* rest, int, int, int) {
  rest[0] = rest[1] = 0;
  return 0;
}

}  // extern "C"
