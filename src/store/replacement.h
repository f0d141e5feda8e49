#pragma once
// Carrying out an Replacement, on whatever keeps texts: the browser's storage, or a test's that fails.
//
// A shelf has `std::optional<std::string> read(key)`, `bool write(key, value)`, `bool remove(key)` and
// `std::vector<std::string> keys()`; what it answers to a write is not believed before it was read back.

#include <algorithm>
#include <optional>

#include "store/journal.h"

namespace holdfast {

// Set and taken away again at the end of every replacement that takes away what it does not know one by one: the other
// tabs hear of it, and read everything anew.
inline constexpr const char* kReplacedKey = "holdfast.replaced";

template <class Shelf>
void put_back(Shelf& shelf, const std::vector<std::pair<std::string, std::optional<std::string>>>& before) {
  for (auto text = before.rbegin(); text != before.rend(); ++text) {
    if (text->second)
      shelf.write(text->first, *text->second);
    else
      shelf.remove(text->first);
  }
}

// False: not all of it could be written, and everything is as before, as far as the shelf lets it.
template <class Shelf>
bool carry_out(const Replacement& replacement, Shelf& shelf) {
  std::vector<std::pair<std::string, std::optional<std::string>>> before;
  for (const Write& write : replacement.first) {
    before.push_back({write.key, shelf.read(write.key)});
    if (shelf.write(write.key, write.value) && shelf.read(write.key) == write.value) continue;
    put_back(shelf, before);
    return false;
  }
  bool all = true;
  for (const std::string& key : replacement.gone) all = shelf.remove(key) && all;
  if (replacement.gone_prefix.empty()) return all;
  const auto stays = [&](const std::string& key) {
    return !begins_with(key, replacement.gone_prefix) || std::find(replacement.spared.begin(), replacement.spared.end(), key) != replacement.spared.end() ||
           std::any_of(replacement.first.begin(), replacement.first.end(), [&](const Write& write) { return write.key == key; });
  };
  for (const std::string& key : shelf.keys())
    if (!stays(key)) all = shelf.remove(key) && all;
  shelf.write(kReplacedKey, "1");
  return shelf.remove(kReplacedKey) && all;
}

}  // namespace holdfast
