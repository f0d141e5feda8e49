#include "base/writer.h"

#include <nlohmann/json.hpp>

namespace holdfast {

nlohmann::json json_object(std::initializer_list<Member> members) {
  nlohmann::json out = nlohmann::json::object();
  for (const Member& member : members) {
    nlohmann::json& value = out[member.key];
    switch (member.kind) {
      case Member::Kind::text: value = std::string(member.text); break;
      case Member::Kind::boolean: value = member.integer != 0; break;
      case Member::Kind::integer: value = member.integer; break;
      case Member::Kind::number: value = member.number; break;
      case Member::Kind::document: value = *member.document; break;
    }
  }
  return out;
}

std::string json_text(const nlohmann::json& document) {
  return document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace holdfast
