#pragma once
// A place in a JSON document that came from outside, with the path that leads to it.
//
// Reading never throws and never guesses. The first thing that is wrong is noted in the document's
// Fault as one sentence: file, path, what is there, what was expected. After a fault every read
// returns a harmless default, so a loader reads straight through and asks once, at its end.

#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace holdfast {

struct Fault {
  std::string file;      // as shown to people
  std::string sentence;  // empty while nothing is wrong
  explicit operator bool() const { return !sentence.empty(); }
};

// a-z 0-9 _ , begins with a letter, at most 40: what Reader::id() takes, for keys of an object.
bool is_id(std::string_view text);

class Reader {
 public:
  Reader(const nlohmann::json& at, std::string path, Fault& fault) : at_(&at), path_(std::move(path)), fault_(&fault) {}

  Reader member(const char* key) const;                 // required
  std::optional<Reader> maybe(const char* key) const;   // absent is nothing
  std::vector<Reader> items(std::size_t at_least, std::size_t at_most) const;    // of an array
  std::vector<std::pair<std::string, Reader>> members(std::size_t at_least, std::size_t at_most) const;  // of an object
  void only(std::initializer_list<const char*> keys) const;  // any other key is a fault

  double number(double low, double high) const;
  int integer(int low, int high) const;
  std::int64_t integer64(std::int64_t low, std::int64_t high) const;
  bool boolean() const;
  std::string text(std::size_t at_most_bytes = 600) const;   // not empty, no control characters
  Day day() const;                                           // a date as YYYY-MM-DD
  std::string id() const;                                    // a-z 0-9 _ , begins with a letter, at most 40
  std::size_t one_of(std::span<const char* const> names) const;  // index of the name found
  std::size_t one_of(std::initializer_list<const char*> names) const { return one_of(std::span(names.begin(), names.size())); }

  double number_or(const char* key, double fallback, double low, double high) const;
  int integer_or(const char* key, int fallback, int low, int high) const;
  bool boolean_or(const char* key, bool fallback) const;

  void refuse(const std::string& what) const;  // notes "file: path: what" unless something is noted already
  const std::string& path() const { return path_; }
  bool is_object() const;
  bool is_string() const;

 private:
  std::string describe() const;  // what is there, shortened
  const nlohmann::json* at_;
  std::string path_;
  Fault* fault_;
};

// Parses `text`; what is not JSON is noted in `fault` with line and column, and null is returned.
nlohmann::json parse_json(std::string_view text, Fault& fault);

}  // namespace holdfast
