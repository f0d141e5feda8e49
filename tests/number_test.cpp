// Numbers as text, powers and sorting: the standard library is the judge.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/power.h"
#include "base/sort.h"
#include "base/text.h"

using namespace holdfast;

namespace {

// splitmix64 (Steele, Lea, Flood 2014): every run sees the same numbers.
struct Random {
  std::uint64_t state = 1;
  std::uint64_t next() {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
    return z ^ z >> 31;
  }
  int below(int limit) { return static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
  std::string digits(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += static_cast<char>('0' + below(10));
    return out;
  }
};

bool same(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

double of_bits(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

// How both read a text: the same bits, and the same characters of it.
bool read_alike(const std::string& text) {
  const char* end = nullptr;
  char* library_end = nullptr;
  const double read = read_decimal(text.c_str(), &end), library = std::strtod(text.c_str(), &library_end);
  const bool alike = same(read, library) && end == library_end;
  if (!alike) MESSAGE(text << ": " << read << ", not " << library);
  return alike;
}

template <class... Arguments>
std::string by_library(const char* pattern, Arguments... arguments) {
  char text[1600];
  std::snprintf(text, sizeof text, pattern, arguments...);
  return text;
}

constexpr int kCases = 40000;

}  // namespace

TEST_CASE("every double that is written with 17 digits is read as itself") {
  Random random;
  int wrong = 0;
  for (int i = 0; i < kCases; ++i) {
    const double value = of_bits(random.next());
    if (std::isfinite(value)) wrong += !read_alike(by_library("%.17g", value)) + !read_alike(by_library("%.15g", value));
  }
  CHECK(wrong == 0);
}

TEST_CASE("decimal numbers of every length and size are read as the C library reads them") {
  Random random;
  int wrong = 0;
  for (int i = 0; i < kCases; ++i) {
    std::string text = random.below(2) ? "-" : "";
    text += random.digits(random.below(random.below(50) ? 25 : 1200));
    if (random.below(3)) text += "." + random.digits(random.below(random.below(50) ? 25 : 1200));
    if (random.below(2)) text += by_library("e%d", random.below(700) - 350);
    wrong += !read_alike(text);
  }
  CHECK(wrong == 0);
}

TEST_CASE("a number half way between two doubles goes to the even one, and a hair more or less does not") {
  Random random;
  int wrong = 0;
  for (int i = 0; i < kCases / 20; ++i) {
    // A double's neighbour is half a step further with one more bit; 1100 decimals hold every such number exactly.
    const int exponent = random.below(2) ? random.below(1070) - 1074 : random.below(110) - 80;
    const double whole = static_cast<double>(random.next() >> (random.below(10) ? 11 : 12 + random.below(50)));
    const double low = std::ldexp(whole, exponent), high = std::nextafter(low, HUGE_VAL);
    if (low > 1e40 || low == 0) continue;
    // The mean of two doubles is exact in 64 bits, where the machine has them.
    if (std::numeric_limits<long double>::digits < 64) continue;
    const std::string half = by_library("%.1100Lf", (static_cast<long double>(low) + static_cast<long double>(high)) / 2);
    wrong += !read_alike(half) + !read_alike(half + "1") + !read_alike(half.substr(0, half.find_last_not_of('0')) + "4999");
  }
  CHECK(wrong == 0);
}

TEST_CASE("what is hardly a number is read as far as it is one") {
  for (const char* text : {"", "-", "+", ".", "-.", "e5", ".e5", "0", "-0", "00012", "1.", ".5", "1.e3", "1e", "1e+", "1e-", "1e5e5", "1..2",
                           "1.5x", "1e400", "-1e400", "1e-400", "-1e-400", "1e99999999999999999999", "1e-99999999999999999999",
                           "0e99999999999999999999", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
                           "2.2250738585072011e-308", "1.7976931348623157e308", "1.7976931348623158e308",
                           "1.7976931348623159e308", "9007199254740993", "9007199254740992.99999", "0.1", "123456789012345678901234567890"})
    CHECK(read_alike(text));
  CHECK(read_alike("0." + std::string(3000, '0') + "1e3000"));
  CHECK(read_alike("1" + std::string(3000, '0') + "e-3000"));
  CHECK(read_alike("0." + std::string(400, '0') + std::string(2000, '9') + "e400"));
}

TEST_CASE("a value is written with the decimals that the C library writes") {
  Random random;
  int wrong = 0;
  for (int i = 0; i < kCases; ++i) {
    const double any = of_bits(random.next());
    const double usual = (random.below(2'000'001) - 1'000'000) / std::pow(10, random.below(7));
    const double eighths = (random.below(20001) - 10000) / 8.0;  // many are half way
    for (const double value : {any, usual, eighths})
      for (const int decimals : {0, 1, 2, 3, 9})
        if (std::isfinite(value)) wrong += write_decimal(value, decimals) != by_library("%.*f", decimals, value);
  }
  CHECK(wrong == 0);
  CHECK(write_decimal(-0.0, 1) == "-0.0");
  CHECK(write_decimal(HUGE_VAL, 1) == "inf");
  CHECK(write_decimal(5e-324, 3) == "0.000");
}

TEST_CASE("a format says what printf says") {
#define ALIKE(...) CHECK(format(__VA_ARGS__) == by_library(__VA_ARGS__))
  for (const int number : {0, 1, -1, 7, -42, 1000000, 2147483647, -2147483647 - 1}) {
    ALIKE("%d|%5d|%-5d|%05d|%+d|%.3d|%8.3d|%i|%u|%x|%08X|%02x", number, number, number, number, number, number, number, number,
          static_cast<unsigned>(number), static_cast<unsigned>(number), static_cast<unsigned>(number), static_cast<unsigned>(number));
    ALIKE("%ld|%lld|%013lld|%lu|%llx|%zu", static_cast<long>(number), number * 1000003LL, number * 1000003LL,
          static_cast<unsigned long>(number), static_cast<unsigned long long>(number), static_cast<std::size_t>(number));
    ALIKE("%*d|%-*d|%.*d", 7, number, 7, number, 4, number);
  }
  for (const char* text : {"", "a", "eight ab", "longer than it"})
    ALIKE("%s|%8s|%-8s|%.3s|%8.2s|%*s%.*s|%c|%%", text, text, text, text, text, 3, "", 5, text, 'x');
  for (const double number : {0.0, -0.0, 0.25, 2.5, -3.75, 120.0, 99.996, 12345.678, -0.001})
    ALIKE("%f|%.0f|%.1f|%.2f|%8.3f|%-8.1f|%08.2f|%+.1f|%.*f", number, number, number, number, number, number, number, number, 2, number);
  for (const double number : {0.0, 5.0, 0.5, -12.25, 180.0, 1234.5, 99999.0}) ALIKE("%g|%.3g", number, std::fmod(number, 100));
#undef ALIKE
}

TEST_CASE("powers are those of the C library to one part in a million millions") {
  Random random;
  double worst = 0;
  for (int i = 0; i < kCases; ++i) {
    const double base = std::exp((random.below(2001) - 1000) / 100.0), exponent = (random.below(2001) - 1000) / 100.0;
    worst = std::max(worst, std::fabs(power(base, exponent) / std::pow(base, exponent) - 1));
    worst = std::max(worst, std::fabs(exponential(exponent * 50) / std::exp(exponent * 50) - 1));
  }
  CHECK(worst < 1e-12);
  for (const double base : {0.0, 0.5, 1.0, 2.0}) CHECK(power(base, 0) == 1);
  CHECK(power(0, 2.4) == 0);
  CHECK(power(1, 1000) == 1);
  CHECK(exponential(0) == 1);
  CHECK(exponential(-1000) == 0);
  CHECK(exponential(1000) == HUGE_VAL);
}

TEST_CASE("lists of every length up to 200 are sorted, equals stay in their order, and what stands before stays") {
  Random random;
  for (int length = 0; length <= 200; ++length) {
    for (const int values : {1, 2, 5, 1000}) {
      std::vector<std::pair<int, int>> list;
      for (int i = 0; i < length; ++i) list.push_back({random.below(values), i});
      const auto less = [](const std::pair<int, int>& a, const std::pair<int, int>& b) { return a.first < b.first; };
      const auto first = static_cast<std::size_t>(random.below(length + 1));
      auto expected = list;
      std::stable_sort(expected.begin() + static_cast<std::ptrdiff_t>(first), expected.end(), less);
      sort_stably(list, less, first);
      CHECK(list == expected);
    }
  }
}
