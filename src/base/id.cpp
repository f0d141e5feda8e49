#include "base/id.h"

#include <set>

namespace holdfast {

Id::Id(std::string_view text) {
  static std::set<std::string, std::less<>> known;
  if (text.empty()) return;
  auto found = known.find(text);
  if (found == known.end()) found = known.emplace(text).first;
  text_ = &*found;
}

}  // namespace holdfast
