#include "base/power.h"

#include <cmath>

namespace holdfast {
namespace {

// ln 2 in two parts; a whole number of up to eleven bits times the first is exact.
constexpr double kLn2High = 6.93147180369123816490e-01, kLn2Low = 1.90821492927058770002e-10;
constexpr double kLog2E = 1.44269504088896338700, kHalfOfRoot = 0.70710678118654752440;

// The natural logarithm of x > 0: of its power of two, and of the rest by the series of atanh.
double logarithm(double x) {
  int exponent = 0;
  double rest = std::frexp(x, &exponent);
  if (rest < kHalfOfRoot) rest *= 2, --exponent;
  const double s = (rest - 1) / (rest + 1), square = s * s;  // |s| < 0.172: eleven terms are below a double's last bit
  double sum = 0;
  for (int n = 21; n >= 1; n -= 2) sum = sum * square + 2.0 / n;
  return exponent * kLn2High + (exponent * kLn2Low + s * sum);
}

}  // namespace

double exponential(double x) {
  if (!(x > -746)) return std::isnan(x) ? x : 0;
  if (x > 710) return HUGE_VAL;
  const double twos = std::round(x * kLog2E);
  const double rest = (x - twos * kLn2High) - twos * kLn2Low;  // |rest| < 0.35: fourteen terms are enough
  double sum = 1;
  for (int n = 14; n >= 1; --n) sum = 1 + sum * rest / n;
  return std::ldexp(sum, static_cast<int>(twos));
}

double power(double base, double exponent) {
  if (exponent == 0) return 1;
  if (base == 0) return exponent > 0 ? 0 : HUGE_VAL;
  return exponential(exponent * logarithm(base));
}

}  // namespace holdfast
