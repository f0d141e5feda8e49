#include "store/snapshot.h"

#include <algorithm>

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
  const auto known = settings != saved.end() ? read_settings_text(settings->second, kSettingsKey) : Settings{};
  Copy copy;
  for (const auto& [key, value] : saved) {
    if (!begins_with(key, kLogPrefix) || !is_current(value)) continue;
    if (const std::size_t header = value.find('\n'); header != std::string::npos) copy.lines.push_back(std::string_view(value).substr(header));
  }
  std::ptrdiff_t lines = 0;
  for (const std::string_view part : copy.lines) lines += std::count(part.begin(), part.end(), '\n');
  copy.head = settings_text(known ? *known : Settings{}) + format("\n{\"holdfast\":\"log\",\"version\":%d,\"lines\":%d}", kFormatVersion, static_cast<int>(lines));
  return copy;
}

}  // namespace

std::optional<Replacement> rotate_snapshots(const Saved& saved, Day today) {
  std::vector<std::string> old;  // the oldest first
  std::size_t size = 0;
  for (const auto& [key, value] : saved) {
    if (begins_with(key, kSnapshotPrefix)) old.push_back(key);
    else size += key.size() + value.size();
  }
  const std::string key = kSnapshotPrefix + iso_date(today);
  // What a clock that was ahead has left counts as the oldest.
  std::rotate(old.begin(), std::upper_bound(old.begin(), old.end(), key), old.end());
  if (!old.empty() && old.back() <= key && old.back() > kSnapshotPrefix + iso_date(today - kDaysBetweenSnapshots)) return std::nullopt;
  const Copy copy = copy_of(saved);
  size += key.size() + copy.size();
  if (copy.lines.empty() || size > kRoom) return std::nullopt;  // no entries
  Replacement change{{{key, copy.head}}, {}, "", {}, old};
  std::string& text = change.first[0].value;
  text.reserve(copy.size());
  for (const std::string_view part : copy.lines) text += part;
  while (static_cast<int>(old.size()) >= kSnapshots) {
    change.gone.push_back(old.front());
    old.erase(old.begin());
  }
  return change;
}

Result<Snapshot> read_snapshot(std::string_view text, const std::string& key) {
  // Version 2 had the settings in the first line, and the log from the second on.
  std::size_t end = text.find('\n');
  if (end != std::string_view::npos && text.substr(end + 1, 1) != "{") end = text.find('\n', end + 1);
  auto settings = read_settings_text(text.substr(0, end), key);
  if (!settings) return Result<Snapshot>::failure(settings.why());
  Snapshot snapshot;
  snapshot.backup.made = parse_iso_date(key.substr(std::string_view(kSnapshotPrefix).size())).value_or(Day{});
  snapshot.backup.settings = *std::move(settings);
  LogText read = read_log_text(end == std::string_view::npos ? std::string_view() : text.substr(end + 1), key, snapshot.backup.log.entries);
  if (snapshot.backup.log.entries.empty()) return Result<Snapshot>::failure(read.damage.empty() ? key + ": it holds no entries" : read.damage);
  sort_by_time(snapshot.backup.log);
  snapshot.damage = std::move(read.damage);
  return snapshot;
}

}  // namespace holdfast
