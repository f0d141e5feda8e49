// A whole save: a key's letter and its value, again and again, each ended by a byte 0x1f. Lines of the log are sealed here, but for
// those that begin with a tilde: they are torn. It is loaded as what its texts say, each fact once and none
// invented; what it mends, whatever write fails, is a save that says the same and needs no mending any more; a text that could
// not be read lies aside to the byte; what is nobody's business stays as it is.

#include <map>

#include "fuzz_entry.h"
#include "store/entry_json.h"
#include "store/journal.h"
#include "store/log_text.h"
#include "store/replacement.h"
#include "store/sealed.h"
#include "store/snapshot.h"
#include "store/unfinished.h"
#include "store/version.h"

namespace {

using namespace holdfast;
using fuzz::expect;

struct Shelf {
  Saved& saved;
  std::size_t failing;  // this write is refused, counted from 0
  std::optional<std::string> read(const std::string& key) const {
    const auto found = saved.find(key);
    return found == saved.end() ? std::nullopt : std::optional<std::string>(found->second);
  }
  bool write(const std::string& key, const std::string& value) { return failing-- != 0 && (saved[key] = value, true); }
  bool remove(const std::string& key) const { return saved.erase(key), true; }
  std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const auto& text : saved) all.push_back(text.first);
    return all;
  }
};

constexpr const char* kKeys[] = {"holdfast.log.month.2026-11.0", "holdfast.log.month.2026-12.1", "holdfast.log.a.00001", "holdfast.log.b.00001", "holdfast.log.1-2.0",
                                 kSettingsKey, "holdfast.session", "holdfast.session.a", "holdfast.snapshot.2026-11-20", "holdfast.aside.00000000.log.1-2.0", "holdfast.x", "other"};
constexpr std::size_t kLogKeys = 5;

// `m` is as many records as a folding waits for, in a share of the saves: it takes ten times as long.
constexpr std::size_t kManyOneIn = 8;
void put(Saved& saved, std::string_view piece, std::size_t lot) {
  const std::size_t which = piece.empty() ? 0 : static_cast<std::size_t>(static_cast<unsigned char>(piece.front()) - 'a');
  if (!piece.empty()) piece.remove_prefix(1);
  const bool many = which == std::size(kKeys) && lot % kManyOneIn == 0;
  if (which >= kLogKeys && !many) {
    const char* const key = which < std::size(kKeys) ? kKeys[which] : "holdfast.y";
    const bool torn = piece.substr(0, 1) == "~";
    saved[key] = key == std::string_view(kSettingsKey) && !torn ? seal_text(piece) : std::string(torn ? piece.substr(1) : piece);
    return;
  }
  // The header, as it stands or whole; then what is to be sealed.
  const std::size_t first = std::min(piece.find('\n'), piece.size());
  std::string lines;
  int count = 0;
  for (std::size_t at = first + 1; at <= piece.size(); ++count) {
    const std::size_t end = std::min(piece.find('\n', at), piece.size());
    const std::string_view line = piece.substr(at, end - at);
    lines += "\n" + (line.substr(0, 1) == "~" ? std::string(line.substr(1)) : seal(line));
    at = end + 1;
  }
  const std::string text = (first == 0 ? format("{\"holdfast\":\"log\",\"version\":%d,\"lines\":%d}", kFormatVersion, count) : std::string(piece.substr(0, first))) + lines;
  if (!many) saved[kKeys[which]] = text;
  for (int i = 0; many && i < kRecordsToFold; ++i) saved[format("holdfast.log.c.%05d", i)] = text;
}

struct Texts {
  std::vector<Entry> entries;
  std::map<std::string, std::string> unreadable, untouched;  // untouched: none of the log's and the settings' business, or a newer version's
};

Texts texts_of(const Saved& saved) {
  Texts texts;
  for (const auto& [key, value] : saved) {
    if (begins_with(key, kLogPrefix)) {
      const LogText read = read_log_text(value, key, texts.entries);
      if (read.newer) texts.untouched[key] = value;
      if (!read.damage.empty()) texts.unreadable[key] = value;
    } else if (key != kSettingsKey || is_newer(value, "settings")) {
      texts.untouched[key] = value;
    } else if (!read_settings_text(value, key)) {
      texts.unreadable[key] = value;
    }
  }
  return texts;
}

void expect_settings(const Saved& saved, const Loaded& loaded, std::size_t lot) {
  const auto found = saved.find(kSettingsKey);
  const bool newer = found != saved.end() && is_newer(found->second, "settings");
  expect(loaded.settings_locked == newer, "settings are locked when a newer version wrote them");
  const auto read = found == saved.end() || newer ? Result<Settings>(Settings{}) : read_settings_text(found->second, kSettingsKey);
  if (found == saved.end() && lot % 16 != 0) return;  // nothing to compare: the usual ones
  expect(write_settings(loaded.settings) == write_settings(read ? *read : Settings{}), "settings are those that were saved, else the usual ones");
}

// A snapshot of what is saved says what the log says.
void expect_snapshot(const Saved& saved, const std::vector<Entry>& entries) {
  const auto change = rotate_snapshots(saved, Day{30'000});
  if (!change || change->first.empty()) return;
  const auto read = read_snapshot(change->first.front().value, change->first.front().key);
  expect(static_cast<bool>(read), "a snapshot can be read");
  fuzz::expect_same_facts(read->backup.log.entries, entries);
}

// What loading mends: whatever write fails, it becomes a save that says the same and needs no mending any more.
void expect_mended(const Saved& found, const Texts& texts, const Loaded& loaded, std::size_t lot) {
  Saved saved = found;
  for (const Replacement& mending : loaded.mending) {
    const Saved before = saved;
    Shelf shelf{saved, lot % 8};
    if (!carry_out(mending, shelf).done) {
      expect(saved == before, "a mending that fails changes nothing");
      Shelf whole{saved, static_cast<std::size_t>(-1)};
      expect(carry_out(mending, whole).done, "a mending can be carried out");
    }
  }
  for (const auto& [key, value] : texts.unreadable) {
    const Write copy = aside(key, value);
    const auto lies = saved.find(copy.key);
    expect(lies != saved.end() && lies->second == value, "what could not be read lies aside to the byte");
  }
  for (const auto& [key, value] : texts.untouched) {
    const auto lies = saved.find(key);
    expect(lies != saved.end() && lies->second == value, "what is nobody's business stays as it is");
  }
  for (const auto& [key, value] : saved) expect(begins_with(key, kLogPrefix) || begins_with(key, kAsidePrefix) || found.count(key) > 0, "nothing else appears");
  if (!loaded.mending.empty()) {
    const Loaded again = load(saved);
    expect(again.log.entries == loaded.log.entries, "a mended save says the same");
    expect(again.set_aside.empty() && again.mending.empty(), "a mended save needs no mending");
    expect(again.newer == loaded.newer && again.settings_locked == loaded.settings_locked, "a newer version's texts are left");
    if (found.count(kSettingsKey) > 0) expect(write_settings(again.settings) == write_settings(loaded.settings), "a mended save has the same settings");
  }
  if (lot / 8 % 4 == 0) expect_snapshot(saved, loaded.log.entries);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t lot = fuzz::lot_of(text);
  Saved saved;
  for (std::size_t at = 0; at < size;) {
    const std::size_t end = std::min(text.find('\x1f', at), size);
    put(saved, text.substr(at, end - at), lot);
    at = end + 1;
  }
  const Texts texts = texts_of(saved);
  const Loaded loaded = load(saved);
  fuzz::expect_same_facts(texts.entries, loaded.log.entries);
  expect_settings(saved, loaded, lot);
  expect(loaded.set_aside.size() == texts.unreadable.size(), "what could not be read is said, once a text");
  for (const std::string& why : loaded.set_aside) fuzz::expect_refusal(why, kPrefix);
  for (const Entry& entry : loaded.log.entries) fuzz::expect_entry(entry);
  if (lot % 4 == 0) expect_mended(saved, texts, loaded, lot / 8);
  return 0;
}
