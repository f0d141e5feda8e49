#pragma once
// Powers without tables. The C library's are exact to the last bit by 6 KB of tables that no compression
// makes smaller; these are exact to about 15 digits (to 12 where the result is beyond 10^100).

namespace holdfast {

double exponential(double x);                   // e^x; 0 and infinity beyond what a double holds
double power(double base, double exponent);     // base >= 0

}  // namespace holdfast
