// A whole save: keys and values, each ended by a byte 0x1f. It is loaded, and what it mends is a save that says the same and
// needs no mending any more.

#include <cstdint>
#include <cstdlib>

#include "store/entry_json.h"
#include "store/journal.h"
#include "store/replacement.h"
#include "store/sealed.h"

namespace {

struct Shelf {
  holdfast::Saved& saved;
  std::optional<std::string> read(const std::string& key) const {
    const auto found = saved.find(key);
    return found == saved.end() ? std::nullopt : std::optional<std::string>(found->second);
  }
  bool write(const std::string& key, const std::string& value) const { return saved[key] = value, true; }
  bool remove(const std::string& key) const { return saved.erase(key), true; }
  std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const auto& text : saved) all.push_back(text.first);
    return all;
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static constexpr const char* kKeys[] = {"holdfast.log.month.2026-11.0", "holdfast.log.a.00001", "holdfast.log.b.00001", "holdfast.settings", "holdfast.log.1-2.0"};
  Saved saved;
  std::size_t number = 0;
  for (std::size_t at = 0; at < size; ++number) {
    const std::size_t end = std::min(text.find('\x1f', at), size);
    saved[kKeys[number % std::size(kKeys)]] = std::string(text.substr(at, end - at));
    at = end + 1;
  }
  const Loaded loaded = load(saved);
  const std::size_t known = loaded.log.entries.size();
  Shelf shelf{saved};
  for (const Replacement& mending : loaded.mending)
    if (!carry_out(mending, shelf)) std::abort();
  const Loaded again = load(saved);
  if (again.log.entries.size() != known || !again.set_aside.empty()) std::abort();
  for (std::size_t i = 0; i < known; ++i)
    if (write_entry(loaded.log.entries[i]) != write_entry(again.log.entries[i])) std::abort();
  return 0;
}
