#include "base/decimal.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast {
namespace {

constexpr int kMostDigits = 800;  // kept; no two doubles meet at a number of more than 768 digits
constexpr int kLargestExponent = 310, kSmallestExponent = -326;  // of ten, beyond which is infinity or zero
constexpr int kMostExponent = 100'000'000;                       // as written; no text is that long
constexpr int kMantissaBits = 53, kSmallestBinaryExponent = -1022;
constexpr int kSpareBits = 66;  // of a quotient: more than a mantissa and the bit that rounds it
constexpr std::uint32_t kBillion = 1'000'000'000;
constexpr int kBillionDigits = 9;

// An unsigned integer of up to 4096 bits, the lowest 32 first: room for a decimal number of kMostDigits and for
// what a quotient by 10^(kMostDigits - kSmallestExponent) begins with.
struct Whole {
  std::uint32_t limbs[128];
  int size = 0;

  void multiply_add(std::uint32_t factor, std::uint32_t summand) {
    std::uint64_t carry = summand;
    for (int i = 0; i < size; ++i) {
      carry += static_cast<std::uint64_t>(limbs[i]) * factor;
      limbs[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry) limbs[size++] = static_cast<std::uint32_t>(carry);
  }

  // Divides, rounding down, and returns the remainder.
  std::uint32_t divide(std::uint32_t divisor) {
    std::uint64_t rest = 0;
    for (int i = size; i-- > 0;) {
      rest = rest << 32 | limbs[i];
      limbs[i] = static_cast<std::uint32_t>(rest / divisor);
      rest %= divisor;
    }
    while (size > 0 && limbs[size - 1] == 0) --size;
    return static_cast<std::uint32_t>(rest);
  }

  void shift_left(int bits) {
    for (; bits >= 16; bits -= 16) multiply_add(1U << 16, 0);
    multiply_add(1U << bits, 0);
  }

  int bits() const {
    int count = size * 32;
    while (count > 0 && !bit(count - 1)) --count;
    return count;
  }
  bool bit(int at) const { return at < size * 32 && (limbs[at / 32] >> at % 32 & 1); }

  // Shifts right and rounds to the nearest, ties to even; `above` says that the true value is a little more.
  void shift_right(int by, bool above) {
    if (by <= 0) return;
    bool rest = above;
    for (int i = 0; i < by - 1 && i < size * 32 && !rest; ++i) rest = bit(i);
    const bool half = bit(by - 1);
    const int whole = std::min(by / 32, size);
    for (int i = whole; i < size; ++i) limbs[i - whole] = limbs[i];
    size -= whole;
    divide(1U << by % 32);
    if (half && (rest || bit(0))) add_one();
  }
  void add_one() {
    int i = 0;
    while (i < size && ++limbs[i] == 0) ++i;
    if (i == size) limbs[size++] = 1;
  }
};

void multiply_by_ten(Whole& number, int times) {
  for (; times > 0; --times) number.multiply_add(10, 0);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The value of number * 10^exponent; `above` says that the true value is a little more.
double nearest(Whole& number, int exponent, bool above) {
  int shifted = 0;
  multiply_by_ten(number, exponent);
  if (exponent < 0) {
    // log2(10) < 3.322: the quotient keeps at least the spare bits.
    shifted = std::max(0, static_cast<int>(-exponent * 3.322) + kSpareBits - number.bits());
    number.shift_left(shifted);
    // Rounding down step by step is rounding down once.
    for (; exponent <= -kBillionDigits; exponent += kBillionDigits) above = (number.divide(kBillion) != 0) || above;
    for (; exponent < 0; ++exponent) above = (number.divide(10) != 0) || above;
  }
  const int bits = number.bits(), highest = bits - 1 - shifted;
  // Below the smallest exponent there are fewer bits.
  const int kept = kMantissaBits - std::max(0, kSmallestBinaryExponent - highest);
  const int dropped = std::max(0, bits - kept);
  number.shift_right(dropped, above);
  const double high = number.size > 1 ? number.limbs[1] : 0, low = number.size > 0 ? number.limbs[0] : 0;
  return std::ldexp(high * 4294967296.0 + low, dropped - shifted);
}

}  // namespace

double read_decimal(const char* text, const char** end) {
  const char* at = text;
  const bool negative = *at == '-';
  if (*at == '-' || *at == '+') ++at;
  Whole number;
  int digits = 0, exponent = 0;
  bool any = false, point = false, above = false;
  for (;; ++at) {
    if (*at == '.' && !point) {
      point = true;
      continue;
    }
    if (!is_digit(*at)) break;
    any = true;
    if (digits < kMostDigits) {
      number.multiply_add(10, static_cast<std::uint32_t>(*at - '0'));
      digits += number.size > 0;
      exponent -= point;
    } else {
      above = above || *at != '0';
      exponent += !point;
    }
  }
  *end = any ? at : text;
  if (!any) return 0;
  if (*at == 'e' || *at == 'E') {
    const char* power = at + 1;
    const bool down = *power == '-';
    if (*power == '-' || *power == '+') ++power;
    int written = 0;
    for (; is_digit(*power); ++power) {
      written = std::min(written * 10 + (*power - '0'), kMostExponent);
      *end = power + 1;
    }
    exponent += down ? -written : written;
  }
  double value = 0;
  if (number.size > 0 && digits + exponent > kLargestExponent) value = std::numeric_limits<double>::infinity();
  else if (number.size > 0 && digits + exponent > kSmallestExponent) value = nearest(number, exponent, above);
  return negative ? -value : value;
}

std::string write_decimal(double value, int decimals) {
  const std::string sign = std::signbit(value) ? "-" : "";
  if (std::isnan(value)) return sign + "nan";
  if (std::isinf(value)) return sign + "inf";
  int exponent = 0;
  const auto mantissa = static_cast<std::uint64_t>(std::ldexp(std::frexp(std::fabs(value), &exponent), kMantissaBits));
  exponent -= kMantissaBits;
  Whole number;
  number.multiply_add(0, static_cast<std::uint32_t>(mantissa >> 32));
  number.shift_left(32);
  number.multiply_add(1, static_cast<std::uint32_t>(mantissa));
  multiply_by_ten(number, decimals);
  number.shift_left(std::max(exponent, 0));
  number.shift_right(-exponent, false);
  std::string digits;  // backwards
  for (int i = 0; i <= decimals || number.size > 0; ++i) {
    if (i == decimals && decimals > 0) digits += '.';
    digits += static_cast<char>('0' + number.divide(10));
  }
  return sign + std::string(digits.rbegin(), digits.rend());
}

}  // namespace holdfast
