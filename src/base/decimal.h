#pragma once
// Numbers as decimal text, both ways, exactly rounded.
//
// The C library's own work in 128-bit floating point, which WebAssembly has only as software: 10 KB of the
// page after compression. These hold the whole number as an integer instead, and round once.

#include <cstddef>
#include <cstdint>
#include <string>

namespace holdfast {

// The double nearest to the decimal number at the start of `text`, ties to even, as std::strtod reads it in
// the C locale; too large is infinity. [+-] digits [. digits] [e [+-] digits]; neither hexadecimal numbers,
// infinities nor leading space. `end` is where reading stopped: `text` itself when there was no number.
double read_decimal(const char* text, const char** end);

// The value with so many digits after the point, rounded as its exact value demands, ties to even: printf's %.*f.
// At most 40 decimals.
std::string write_decimal(double value, int decimals);

}  // namespace holdfast
