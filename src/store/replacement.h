#pragma once
// Carrying out a Replacement, on whatever keeps texts: the browser's storage, or a test's that fails.
//
// A shelf has `std::optional<std::string> read(key)`, `bool write(key, value)`, `bool remove(key)` and
// `std::vector<std::string> keys()`; what it answers to a write is not believed before it was read back, unless it has `kReadsBack`: it
// did that itself.

#include <algorithm>
#include <optional>

#include "store/journal.h"

namespace holdfast {

// Set and taken away again at the end of every replacement that takes away what it does not know one by one: the other
// tabs hear of it, and read everything anew.
inline constexpr const char* kReplacedKey = "holdfast.replaced";

// Writes it, and reads it back: a shelf may lose or tear what it says it took.
template <class Shelf>
bool put(Shelf& shelf, const Write& write) {
  if constexpr (requires { shelf.copy(write.from, write.key); })
    if (!write.from.empty()) return shelf.copy(write.from, write.key);
  if constexpr (requires { Shelf::kReadsBack; }) return shelf.write(write.key, write.value);
  else return shelf.write(write.key, write.value) && shelf.read(write.key) == write.value;
}

template <class Shelf>
void put_back(Shelf& shelf, const std::vector<std::pair<std::string, std::optional<std::string>>>& before) {
  for (auto text = before.rbegin(); text != before.rend(); ++text) {
    if (text->second)
      shelf.write(text->first, *text->second);
    else
      shelf.remove(text->first);
  }
}

struct CarriedOut {
  bool done = false;  // if not, everything is as before, as far as the shelf lets it
  std::vector<std::string> gave_way;
  Saved taken;        // what lay under the keys of `gone_prefix` that went
};

template <class Shelf>
CarriedOut carry_out(const Replacement& replacement, Shelf& shelf) {
  CarriedOut out;
  std::vector<std::pair<std::string, std::optional<std::string>>> before;
  auto way = replacement.gives_way.begin();
  for (const Write& write : replacement.first) {
    before.push_back({write.key, shelf.read(write.key)});
    // Where more room than it takes, whichever way a browser counts characters, was no help, more will be none.
    std::size_t freed = 0;
    while (!put(shelf, write)) {
      if (way == replacement.gives_way.end() || freed > 2 * (write.key.size() + write.value.size())) {
        put_back(shelf, before);
        out.gave_way.clear();
        return out;
      }
      before.push_back({*way, shelf.read(*way)});
      // Where it cannot even be written as it is, it would not come back.
      if (before.back().second && shelf.write(*way, *before.back().second) && shelf.remove(*way)) {
        out.gave_way.push_back(*way);
        freed += way->size() + before.back().second->size();
      }
      ++way;
    }
  }
  out.done = true;
  for (const std::string& key : replacement.gone) out.done = shelf.remove(key) && out.done;
  if (replacement.gone_prefix.empty()) return out;
  const auto stays = [&](const std::string& key) {
    return !begins_with(key, replacement.gone_prefix) || std::find(replacement.spared.begin(), replacement.spared.end(), key) != replacement.spared.end() ||
           std::any_of(replacement.first.begin(), replacement.first.end(), [&](const Write& write) { return write.key == key; });
  };
  for (const std::string& key : shelf.keys()) {
    if (stays(key)) continue;
    if (auto text = shelf.read(key)) out.taken[key] = *std::move(text);
    out.done = shelf.remove(key) && !shelf.read(key) && out.done;
  }
  shelf.write(kReplacedKey, "1");
  out.done = shelf.remove(kReplacedKey) && out.done;
  return out;
}

}  // namespace holdfast
