#pragma once
// Copies of the log and the settings that the page makes by itself, in the same storage: against a mistake, not
// against the loss of the browser's data.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/backup.h"
#include "store/journal.h"

namespace holdfast {

inline constexpr const char* kSnapshotPrefix = "holdfast.snapshot.";
inline constexpr int kSnapshots = 3;              // the oldest goes when there is one more
inline constexpr int kDaysBetweenSnapshots = 7;
// Everything together, in characters. Browsers give 5 Mi; what remains is for what is being noted.
inline constexpr std::size_t kRoom = 4'000'000;

// What is to be done about snapshots when a page is opened today: nothing while the last one is young, or the log holds nothing,
// or there is no room for one whatever went. The fresh one is written first; then the oldest goes, and before that so many of the
// oldest as the browser wants for it.
std::optional<Replacement> rotate_snapshots(const Saved& saved, Day today);

struct Snapshot {
  Backup backup;
  std::string damage;  // empty, or one sentence: the lines that are left out of it
};
Result<Snapshot> read_snapshot(std::string_view text, const std::string& key);

}  // namespace holdfast
