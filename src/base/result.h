#pragma once
// A value, or one sentence that says why there is none: where, what, and what was expected.

#include <cassert>
#include <optional>
#include <string>
#include <utility>

namespace holdfast {

template <class T>
class Result {
 public:
  Result(T value) : value_(std::move(value)) {}  // NOLINT: a value is a result

  static Result failure(std::string sentence) {
    assert(!sentence.empty());
    Result result;
    result.why_ = std::move(sentence);
    return result;
  }

  explicit operator bool() const { return value_.has_value(); }
  const std::string& why() const { return why_; }  // empty when there is a value

  const T& operator*() const& { assert(value_); return *value_; }
  T&& operator*() && { assert(value_); return std::move(*value_); }
  const T* operator->() const { assert(value_); return &*value_; }

 private:
  Result() = default;
  std::optional<T> value_;
  std::string why_;
};

}  // namespace holdfast
