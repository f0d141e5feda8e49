#include "store/snapshot.h"

#include "base/text.h"
#include "store/log_text.h"
#include "store/version.h"

namespace holdfast {
namespace {

// A line of settings, then a text of the log: the lines of all of them, as they stand in what is saved.
struct Copy {
  std::string head;
  std::vector<std::string_view> lines;
  std::size_t size() const {
    std::size_t sum = head.size();
    for (const std::string_view part : lines) sum += part.size();
    return sum;
  }
};

Copy copy_of(const Saved& saved) {
  const auto settings = saved.find(kSettingsKey);
  const bool known = settings != saved.end() && !is_newer(settings->second, "settings") && read_settings(settings->second, kSettingsKey);
  Copy copy{(known ? settings->second : write_settings(Settings{})) + format("\n{\"holdfast\":\"log\",\"version\":%d}", kFormatVersion), {}};
  for (const auto& [key, value] : saved) {
    if (!begins_with(key, kLogPrefix) || !is_current(value)) continue;
    if (const std::size_t header = value.find('\n'); header != std::string::npos) copy.lines.push_back(std::string_view(value).substr(header));
  }
  return copy;
}

}  // namespace

Snapshots rotate_snapshots(const Saved& saved, Day today) {
  Snapshots change;
  std::vector<std::string> old;  // the oldest first
  std::size_t size = 0;
  for (const auto& [key, value] : saved) {
    size += key.size() + value.size();
    if (begins_with(key, kSnapshotPrefix)) old.push_back(key);
  }
  const std::string key = kSnapshotPrefix + iso_date(today);
  if (!old.empty() && old.back() > kSnapshotPrefix + iso_date(today - kDaysBetweenSnapshots)) return change;
  const Copy copy = copy_of(saved);
  if (copy.lines.empty()) return change;  // no entries
  size += key.size() + copy.size();
  std::vector<std::string> gone;
  for (const std::string& oldest : old) {
    if (size <= kRoom && static_cast<int>(old.size() - gone.size()) < kSnapshots) break;
    size -= oldest.size() + saved.find(oldest)->second.size();
    gone.push_back(oldest);
  }
  if (size > kRoom) return change;
  change.fresh = Write{key, copy.head};
  for (const std::string_view part : copy.lines) change.fresh->value += part;
  change.gone = std::move(gone);
  return change;
}

Result<Backup> read_snapshot(const std::string& text, const std::string& key) {
  const std::size_t end = text.find('\n');
  auto settings = read_settings(std::string_view(text).substr(0, end), key);
  if (!settings) return Result<Backup>::failure(settings.why());
  Backup backup;
  backup.made = parse_iso_date(key.substr(std::string_view(kSnapshotPrefix).size())).value_or(Day{});
  backup.settings = *std::move(settings);
  const LogText read = read_log_text(end == std::string::npos ? std::string_view() : std::string_view(text).substr(end + 1), key, backup.log.entries);
  if (backup.log.entries.empty()) return Result<Backup>::failure(read.damage.empty() ? key + ": it holds no entries" : read.damage);
  sort_by_time(backup.log);
  return backup;
}

}  // namespace holdfast
