#include "base/reader.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace holdfast {
namespace {

using nlohmann::json;

const json& null_json() {
  static const json null;
  return null;
}

constexpr std::size_t kShownBytes = 40;  // of what was found, in a fault's sentence
constexpr std::size_t kDeepest = 40;     // nesting allowed in a document

std::string join(std::span<const char* const> names) {
  std::string out;
  for (const char* name : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

// A key from outside as part of a path: as it stands when it is plain, else short and escaped.
std::string shown_key(const std::string& key) {
  const bool plain = !key.empty() && key.size() <= kShownBytes && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '$';
  });
  return plain ? key : json(key.substr(0, kShownBytes)).dump(-1, ' ', true, json::error_handler_t::replace);
}

// Builds the document while the parser reads it, and learns where it stopped and how deep it went. One
// pass, by one listener: the parser is a template, and each listener is another parser in the page.
struct Builder {
  json root;
  std::vector<json*> open;  // the objects and arrays around the place that is being read
  std::string member;       // the key of the value that comes next, within an object
  std::size_t stopped_at = 0;
  bool too_deep = false;

  json* add(json&& value) {
    if (open.empty()) return &(root = std::move(value));
    json& around = *open.back();
    if (around.is_object()) return &(around[member] = std::move(value));
    around.push_back(std::move(value));
    return &around.back();
  }
  bool enter(json&& value) {
    if (open.size() == kDeepest) too_deep = true;
    else open.push_back(add(std::move(value)));
    return !too_deep;
  }
  bool leave() {
    open.pop_back();
    return true;
  }
  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(json::number_integer_t value) { return add(value); }
  bool number_unsigned(json::number_unsigned_t value) { return add(value); }
  bool number_float(json::number_float_t value, const std::string&) { return add(value); }
  bool string(std::string& value) { return add(std::move(value)); }
  bool binary(json::binary_t&) { return false; }
  bool start_object(std::size_t) { return enter(json::object()); }
  bool key(std::string& value) {
    member = std::move(value);
    return true;
  }
  bool end_object() { return leave(); }
  bool start_array(std::size_t) { return enter(json::array()); }
  bool end_array() { return leave(); }
  bool parse_error(std::size_t position, const std::string&, const json::exception&) {
    stopped_at = position;
    return false;
  }
};

}  // namespace

nlohmann::json parse_json(std::string_view text, Fault& fault) {
  Builder builder;
  if (json::sax_parse(text.begin(), text.end(), &builder)) return std::move(builder.root);
  if (!fault) {
    if (builder.too_deep) {
      fault.sentence = format("%s: nested deeper than %d levels", fault.file.c_str(), static_cast<int>(kDeepest));
    } else {
      const std::size_t stop = std::min(builder.stopped_at > 0 ? builder.stopped_at - 1 : 0, text.size());
      const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(stop), '\n');
      const std::size_t newline = text.substr(0, stop).rfind('\n');
      const std::size_t column = stop - (newline == std::string_view::npos ? 0 : newline + 1) + 1;
      fault.sentence = format("%s: line %d, column %d: not JSON; expected a well-formed document", fault.file.c_str(),
                              static_cast<int>(line), static_cast<int>(column));
    }
  }
  return {};
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 40 && text[0] >= 'a' && text[0] <= 'z' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

void Reader::refuse(const std::string& what) const {
  if (*fault_) return;
  fault_->sentence = fault_->file + ": " + (path_.empty() ? "" : path_ + ": ") + what;
}

std::string Reader::describe() const {
  if (at_->is_object()) return "an object";
  if (at_->is_array()) return "a list";
  std::string shown = at_->dump(-1, ' ', true, json::error_handler_t::replace);
  if (shown.size() > kShownBytes) shown = shown.substr(0, kShownBytes) + "...";
  return shown;
}

Reader Reader::member(const char* key) const {
  const std::string path = path_.empty() ? key : path_ + "." + key;
  if (!at_->is_object()) {
    refuse(describe() + " is not an object");
    return {null_json(), path, *fault_};
  }
  const auto found = at_->find(key);
  if (found == at_->end()) {
    refuse(format("\"%s\" is missing", key));
    return {null_json(), path, *fault_};
  }
  return {*found, path, *fault_};
}

std::optional<Reader> Reader::maybe(const char* key) const {
  if (!at_->is_object()) {
    refuse(describe() + " is not an object");
    return std::nullopt;
  }
  if (at_->find(key) == at_->end()) return std::nullopt;
  return member(key);
}

std::vector<Reader> Reader::items(std::size_t at_least, std::size_t at_most) const {
  std::vector<Reader> out;
  if (*fault_) return out;
  if (!at_->is_array()) {
    refuse(describe() + " is not a list");
    return out;
  }
  if (at_->size() < at_least || at_->size() > at_most) {
    refuse(format("%d entries is outside %d..%d", static_cast<int>(at_->size()), static_cast<int>(at_least),
                  static_cast<int>(at_most)));
    return out;
  }
  for (std::size_t i = 0; i < at_->size(); ++i)
    out.emplace_back((*at_)[i], path_ + format("[%d]", static_cast<int>(i)), *fault_);
  return out;
}

std::vector<std::pair<std::string, Reader>> Reader::members(std::size_t at_least, std::size_t at_most) const {
  std::vector<std::pair<std::string, Reader>> out;
  if (*fault_) return out;
  if (!at_->is_object()) {
    refuse(describe() + " is not an object");
    return out;
  }
  if (at_->size() < at_least || at_->size() > at_most) {
    refuse(format("%d members is outside %d..%d", static_cast<int>(at_->size()), static_cast<int>(at_least),
                  static_cast<int>(at_most)));
    return out;
  }
  for (const auto& [key, value] : at_->items())
    out.emplace_back(key, Reader(value, (path_.empty() ? "" : path_ + ".") + shown_key(key), *fault_));
  return out;
}

void Reader::only(std::initializer_list<const char*> keys) const {
  if (!at_->is_object()) {
    refuse(describe() + " is not an object");
    return;
  }
  for (const auto& [key, value] : at_->items()) {
    const bool known = std::any_of(keys.begin(), keys.end(), [&k = key](const char* name) { return k == name; });
    if (!known) {
      refuse("unknown key " + json(key.substr(0, kShownBytes)).dump(-1, ' ', true, json::error_handler_t::replace) + "; expected one of " + join(std::span(keys.begin(), keys.size())));
      return;
    }
  }
}

double Reader::number(double low, double high) const {
  if (*fault_) return low;
  if (!at_->is_number()) {
    refuse(describe() + " is not a number");
    return low;
  }
  const double value = at_->get<double>();
  if (!(value >= low && value <= high)) {
    refuse(describe() + " is outside " + short_number(low) + ".." + short_number(high));
    return low;
  }
  return value;
}

std::int64_t Reader::integer64(std::int64_t low, std::int64_t high) const {
  if (*fault_) return low;
  if (!at_->is_number_integer()) {
    refuse(describe() + " is not a whole number");
    return low;
  }
  const bool too_big = at_->is_number_unsigned() && at_->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
  const std::int64_t value = too_big ? INT64_MAX : at_->get<std::int64_t>();
  if (too_big || value < low || value > high) {
    refuse(describe() + format(" is outside %lld..%lld", static_cast<long long>(low), static_cast<long long>(high)));
    return low;
  }
  return value;
}

int Reader::integer(int low, int high) const { return static_cast<int>(integer64(low, high)); }

Day Reader::day() const {
  const auto day = parse_iso_date(text(10));
  if (!day) refuse("expected an existing date as YYYY-MM-DD");
  return day.value_or(Day{});
}

bool Reader::boolean() const {
  if (*fault_) return false;
  if (!at_->is_boolean()) {
    refuse(describe() + " is not true or false");
    return false;
  }
  return at_->get<bool>();
}

std::string Reader::text(std::size_t at_most_bytes) const {
  if (*fault_) return {};
  if (!at_->is_string()) {
    refuse(describe() + " is not text");
    return {};
  }
  const auto& value = at_->get_ref<const std::string&>();
  if (value.empty()) refuse("the text is empty");
  if (value.size() > at_most_bytes)
    refuse(format("%d bytes of text is outside 1..%d", static_cast<int>(value.size()), static_cast<int>(at_most_bytes)));
  for (const char c : value)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      refuse("the text holds a control character");
      break;
    }
  return *fault_ ? std::string() : value;
}

std::string Reader::id() const {
  const std::string value = text(40);
  if (*fault_) return {};
  const bool good = is_id(value);
  if (!good) refuse(describe() + " is not an id; expected a-z, 0-9 and _, a letter first");
  return good ? value : std::string();
}

std::size_t Reader::one_of(std::span<const char* const> names) const {
  if (*fault_) return 0;
  if (at_->is_string()) {
    std::size_t index = 0;
    for (const char* name : names) {
      if (at_->get_ref<const std::string&>() == name) return index;
      ++index;
    }
  }
  refuse(describe() + " is not one of " + join(names));
  return 0;
}

double Reader::number_or(const char* key, double fallback, double low, double high) const {
  const auto found = maybe(key);
  return found ? found->number(low, high) : fallback;
}

int Reader::integer_or(const char* key, int fallback, int low, int high) const {
  const auto found = maybe(key);
  return found ? found->integer(low, high) : fallback;
}

bool Reader::boolean_or(const char* key, bool fallback) const {
  const auto found = maybe(key);
  return found ? found->boolean() : fallback;
}

bool Reader::is_object() const { return at_->is_object(); }
bool Reader::is_string() const { return at_->is_string(); }

}  // namespace holdfast
