#pragma once
// The name of an exercise or a level, as files have it. A log of years holds hundreds of thousands of a few dozen names:
// each is kept once for the life of the program, and an Id is where. It is copied and compared as a number is.

#include <concepts>
#include <string>
#include <string_view>

namespace holdfast {

class Id {
 public:
  Id() = default;
  Id(std::string_view text);
  Id(const std::string& text) : Id(std::string_view(text)) {}
  Id(const char* text) : Id(std::string_view(text)) {}

  operator std::string_view() const { return text_ ? std::string_view(*text_) : std::string_view(); }
  bool empty() const { return !text_; }

  friend bool operator==(Id a, Id b) { return a.text_ == b.text_; }
  template <class Text>
    requires std::convertible_to<const Text&, std::string_view> && (!std::same_as<Text, Id>)
  friend bool operator==(Id a, const Text& b) {
    return std::string_view(a) == std::string_view(b);
  }

 private:
  const std::string* text_ = nullptr;  // none: empty
};

}  // namespace holdfast
