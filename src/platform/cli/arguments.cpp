#include "platform/cli/arguments.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"

namespace holdfast::cli {
namespace {

bool is_one_of(std::initializer_list<const char*> names, const std::string& word) {
  return std::any_of(names.begin(), names.end(), [&](const char* name) { return word == name; });
}

}  // namespace

bool Arguments::has(const std::string& name) const {
  return std::any_of(options.begin(), options.end(), [&](const Option& o) { return o.name == name; });
}

std::optional<std::string> Arguments::value(const std::string& name) const {
  for (const Option& option : options)
    if (option.name == name) return option.value;
  return std::nullopt;
}

Result<Arguments> parse_arguments(const std::vector<std::string>& words, std::initializer_list<const char*> flags,
                                  std::initializer_list<const char*> valued) {
  Arguments out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word.size() < 2 || word[0] != '-') {
      out.positions.push_back(word);
    } else if (is_one_of(flags, word)) {
      out.options.push_back({word, ""});
    } else if (is_one_of(valued, word)) {
      if (i + 1 >= words.size()) return Result<Arguments>::failure(word + ": a value is expected after it");
      out.options.push_back({word, words[++i]});
    } else {
      return Result<Arguments>::failure(word + ": unknown option");
    }
  }
  return out;
}

Result<double> number_option(const Arguments& arguments, const std::string& name, double fallback, double low, double high) {
  const auto text = arguments.value(name);
  if (!text) return fallback;
  char* end = nullptr;
  const double value = std::strtod(text->c_str(), &end);
  if (text->empty() || *end != 0 || !(value >= low && value <= high))
    return Result<double>::failure(name + ": " + *text + " is outside " + short_number(low) + ".." + short_number(high));
  return value;
}

}  // namespace holdfast::cli
