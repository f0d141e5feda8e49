#pragma once
// The words of a command line: positions and options, each option known by name.

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace holdfast::cli {

struct Option {
  std::string name;   // with its dashes
  std::string value;  // empty for a flag
};

struct Arguments {
  std::vector<std::string> positions;
  std::vector<Option> options;
  bool has(const std::string& name) const;
  std::optional<std::string> value(const std::string& name) const;
};

// `flags` stand alone, `valued` take the next word. Anything else that begins with a dash is refused.
Result<Arguments> parse_arguments(const std::vector<std::string>& words, std::initializer_list<const char*> flags,
                                  std::initializer_list<const char*> valued);

// A whole number or a decimal inside a range; the failure names the option.
Result<double> number_option(const Arguments& arguments, const std::string& name, double fallback, double low, double high);

}  // namespace holdfast::cli
