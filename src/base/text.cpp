#include "base/text.h"

#include <cmath>

#include "base/decimal.h"

namespace holdfast {

namespace {

// What stands between the % and its letter.
struct Form {
  bool left = false, zeros = false, plus = false;
  int width = 0, precision = -1;
};

std::string digits_of(std::uint64_t value, unsigned base, bool capital) {
  char text[20];
  char* const end = text + sizeof text;
  char* at = end;
  const char* digits = capital ? "0123456789ABCDEF" : "0123456789abcdef";
  for (; value > 0; value /= base) *--at = digits[value % base];
  return {at, end};
}

// A whole number's digits, at least as many as the precision says.
std::string whole(std::string sign, std::string digits, const Form& form) {
  const int least = form.precision < 0 ? 1 : form.precision;
  if (static_cast<int>(digits.size()) < least) digits.insert(0, static_cast<std::size_t>(least) - digits.size(), '0');
  return std::move(sign) + digits;
}

// As %g without an exponent: so many significant digits, without zeros at the end.
std::string shortest(double value, int significant) {
  int decimals = significant - 1;
  for (double left = std::fabs(value); left >= 10 && decimals > 0; left /= 10) --decimals;
  std::string text = write_decimal(value, decimals);
  if (decimals > 0) text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

// Brings a text to its width; zeros go between the sign and the digits.
std::string padded(std::string text, const Form& form, bool number) {
  const auto width = static_cast<std::size_t>(form.width);
  if (text.size() >= width) return text;
  const std::size_t missing = width - text.size();
  if (form.left) return text + std::string(missing, ' ');
  if (!form.zeros || !number) return std::string(missing, ' ') + text;
  return text.insert(text[0] == '-' || text[0] == '+', missing, '0');
}

}  // namespace

std::string format_list(const char* pattern, std::va_list arguments) {
  std::string out;
  for (const char* at = pattern; *at; ++at) {
    if (*at != '%') {
      out += *at;
      continue;
    }
    Form form;
    for (bool flag = true; flag;) {
      ++at;
      flag = true;
      if (*at == '-') form.left = true;
      else if (*at == '0') form.zeros = true;
      else if (*at == '+') form.plus = true;
      else flag = false;
    }
    for (int* number = &form.width; number;) {
      if (*at == '*') {
        *number = va_arg(arguments, int);
        ++at;
      }
      for (; *at >= '0' && *at <= '9'; ++at) *number = *number * 10 + (*at - '0');
      number = *at == '.' && number == &form.width ? &form.precision : nullptr;
      if (number) *number = 0, ++at;
    }
    int longs = 0;
    for (; *at == 'l' || *at == 'h' || *at == 'z'; ++at)
      longs += *at != 'h';
    if (longs == 1) longs = static_cast<int>(sizeof(long) / 4);
    switch (*at) {
      case 'd':
      case 'i': {
        const std::int64_t value = longs > 1 ? va_arg(arguments, long long) : va_arg(arguments, int);
        const std::uint64_t size = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
        form.zeros = form.zeros && form.precision < 0;
        out += padded(whole(value < 0 ? "-" : form.plus ? "+" : "", digits_of(size, 10, false), form), form, true);
        break;
      }
      case 'u':
      case 'x':
      case 'X': {
        const std::uint64_t value = longs > 1 ? va_arg(arguments, unsigned long long) : va_arg(arguments, unsigned);
        form.zeros = form.zeros && form.precision < 0;
        out += padded(whole("", digits_of(value, *at == 'u' ? 10 : 16, *at == 'X'), form), form, true);
        break;
      }
      case 'p':
        out += "0x" + digits_of(reinterpret_cast<std::uintptr_t>(va_arg(arguments, void*)), 16, false);
        break;
      case 'f':
      case 'g': {
        const double value = va_arg(arguments, double);
        const int precision = form.precision < 0 ? 6 : form.precision;
        const std::string text = *at == 'f' ? write_decimal(value, precision) : shortest(value, precision);
        out += padded((form.plus && !std::signbit(value) ? "+" : "") + text, form, std::isfinite(value));
        break;
      }
      case 'c': out += padded(std::string(1, static_cast<char>(va_arg(arguments, int))), form, false); break;
      case 's': {
        const char* text = va_arg(arguments, const char*);
        const std::size_t most = form.precision < 0 ? std::string::npos : static_cast<std::size_t>(form.precision);
        std::size_t length = 0;
        while (length < most && text[length]) ++length;
        out += padded(std::string(text, length), form, false);
        break;
      }
      case '\0': return out;
      default: out += *at;
    }
  }
  return out;
}

std::string format(const char* pattern, ...) {
  std::va_list arguments;
  va_start(arguments, pattern);
  std::string text = format_list(pattern, arguments);
  va_end(arguments);
  return text;
}

std::string short_number(double value) {
  double scale = 1;
  for (int decimals = 0; decimals < 3; ++decimals, scale *= 10)
    if (std::fabs(std::round(value * scale) / scale - value) < 5e-7) return write_decimal(value, decimals);
  return write_decimal(value, 3);
}

std::string fill(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' && pattern[i + 1] >= '0' &&
        pattern[i + 1] <= '9') {
      const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
      if (index < arguments.size()) {
        out += arguments[index];
        i += 2;
        continue;
      }
    }
    out += pattern[i];
  }
  return out;
}

std::uint64_t hash_bytes(const void* data, std::size_t size, std::uint64_t seed) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  std::uint64_t hash = seed;
  for (std::size_t i = 0; i < size; ++i) hash = (hash ^ bytes[i]) * 0x100000001b3ULL;
  return hash;
}

}  // namespace holdfast
