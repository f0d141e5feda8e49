#pragma once
// JSON on its way out. An object is written as a plain list of members, which is a third of the code that
// nlohmann's own lists of lists become.

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace holdfast {

// Points into what it is made of: lives no longer than the expression that it stands in.
struct Member {
  enum class Kind { text, boolean, integer, number, document };
  const char* key;
  Kind kind;
  union {
    std::string_view text;
    std::int64_t integer;
    double number;
    const nlohmann::json* document;
  };

  Member(const char* name, const char* value) : key(name), kind(Kind::text), text(value) {}
  Member(const char* name, const std::string& value) : key(name), kind(Kind::text), text(value) {}
  Member(const char* name, bool value) : key(name), kind(Kind::boolean), integer(value) {}
  Member(const char* name, int value) : key(name), kind(Kind::integer), integer(value) {}
  Member(const char* name, std::int64_t value) : key(name), kind(Kind::integer), integer(value) {}
  Member(const char* name, double value) : key(name), kind(Kind::number), number(value) {}
  Member(const char* name, const nlohmann::json& value) : key(name), kind(Kind::document), document(&value) {}
};

nlohmann::json json_object(std::initializer_list<Member> members);

// In one line; bytes that are no UTF-8 become replacement characters.
std::string json_text(const nlohmann::json& document);

}  // namespace holdfast
