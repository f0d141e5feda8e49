#include "store/journal.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "store/entry_json.h"
#include "store/log_text.h"
#include "store/version.h"

namespace holdfast {
namespace {

constexpr Ms kMsPerDay = 86'400'000;
constexpr std::size_t kFew = 16;
constexpr std::size_t kCharactersPerEntry = 7;  // at least, of folded months (8.0 to 8.2 where measured): room that is too small is moved, at twice the cost

// Months since year 0, of an instant in UTC: folding must not depend on where she is.
int month_of(Ms wall_ms) {
  const Date date = date_of(Day{static_cast<std::int32_t>(wall_ms / kMsPerDay)});
  return date.year * 12 + date.month - 1;
}

// What one text of the log contributed.
struct Source {
  const std::string* key;
  bool record, old, damaged;
  std::set<int> months;
};

std::string short_hash(const std::string& text) {
  return format("%08x", static_cast<unsigned>(hash_bytes(text.data(), text.size()) & 0xffffffffu));
}

std::string month_key(int month, const std::string& text) {
  return kMonthPrefix + format("%04d-%02d.", month / 12, month % 12 + 1) + short_hash(text);
}

bool is_earlier(const Entry& a, const Entry& b) { return wall_ms_of(a) < wall_ms_of(b); }

// In the order of time, each fact once. Facts are the same when they say the same, of the same instant.
void unite(std::vector<Entry>& entries) {
  // As a rule there is nothing to do, and that is found out in one walk.
  bool in_order = true, alone = true;
  Ms before_ms = -1;
  for (const Entry& entry : entries) {
    const Ms at_ms = wall_ms_of(entry);
    in_order = in_order && before_ms <= at_ms;
    alone = alone && before_ms != at_ms;
    before_ms = at_ms;
  }
  if (in_order && alone) return;
  Log log{std::move(entries)};
  if (!in_order) sort_by_time(log);
  entries = std::move(log.entries);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries.size();) {
    std::size_t end = i + 1;
    while (end < entries.size() && wall_ms_of(entries[end]) == wall_ms_of(entries[i])) ++end;
    std::set<std::string> said;  // of many at one instant; of a few each is held against each
    const bool few = end - i <= kFew;
    for (const std::size_t first = kept; i < end; ++i) {
      const auto known = [&](const Entry& entry) { return entry == entries[i]; };
      const bool fresh = few ? std::none_of(entries.begin() + static_cast<std::ptrdiff_t>(first), entries.begin() + static_cast<std::ptrdiff_t>(kept), known)
                             : said.insert(write_entry(entries[i])).second;
      if (!fresh) continue;
      if (kept != i) entries[kept] = std::move(entries[i]);
      ++kept;
    }
  }
  entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(kept), entries.end());
}

void load_text(Loaded& loaded, std::vector<Source>& sources, const std::string& key, const std::string& value) {
  const std::size_t before = loaded.log.entries.size();
  const LogText read = read_log_text(value, key, loaded.log.entries);
  if (read.newer) {
    loaded.newer.push_back(key);
    return;
  }
  Source source{&key, !begins_with(key, kMonthPrefix) && !read.old, read.old, !read.damage.empty(), {}};
  std::int64_t day = -1;
  for (std::size_t i = before; i < loaded.log.entries.size(); ++i) {
    const Ms at_ms = wall_ms_of(loaded.log.entries[i]);
    if (at_ms / kMsPerDay != day) source.months.insert(month_of(at_ms));
    day = at_ms / kMsPerDay;
  }
  if (!read.damage.empty()) loaded.set_aside.push_back(read.damage);
  sources.push_back(std::move(source));
}

// Months whose texts are to be written anew: those with something damaged or old, those with several texts,
// and, once there are enough records, those with records. A text that goes takes all of its months along.
std::set<int> months_to_fold(const std::vector<Source>& sources) {
  const bool fold_records = std::count_if(sources.begin(), sources.end(), [](const Source& s) { return s.record; }) >= kRecordsToFold;
  std::set<int> folded, seen;
  for (const Source& source : sources)
    for (const int month : source.months)
      if (source.damaged || source.old || (source.record ? fold_records : !seen.insert(month).second)) folded.insert(month);
  for (std::size_t before = 0; before != folded.size();) {
    before = folded.size();
    for (const Source& source : sources)
      if (std::any_of(source.months.begin(), source.months.end(), [&](int month) { return folded.count(month) > 0; }))
        folded.insert(source.months.begin(), source.months.end());
  }
  return folded;
}

std::vector<Write> texts_of(const std::vector<Entry>& entries, const std::set<int>* only) {
  std::vector<Write> texts;
  for (std::size_t begin = 0; begin < entries.size();) {
    const int month = month_of(wall_ms_of(entries[begin]));
    std::size_t end = begin + 1;
    const auto later = [&](Ms ms, const Entry& e) { return ms < month_of(wall_ms_of(e)); };
    end = static_cast<std::size_t>(std::upper_bound(entries.begin() + static_cast<std::ptrdiff_t>(end), entries.end(), Ms{month}, later) - entries.begin());
    if (!only || only->count(month) > 0) {
      const std::string text = month_text(entries, begin, end);
      texts.push_back({month_key(month, text), text});
    }
    begin = end;
  }
  return texts;
}

// What folds the log, if anything is to be folded.
void fold(Loaded& loaded, const std::vector<Source>& sources, const Saved& saved) {
  const std::set<int> months = months_to_fold(sources);
  Replacement replacement;
  const auto text = [&](const Source& source) -> const std::string& { return saved.find(*source.key)->second; };
  for (const Source& source : sources)
    if (source.damaged) replacement.first.push_back(aside(*source.key, text(source)));
  for (Write& write : texts_of(loaded.log.entries, &months)) replacement.first.push_back(std::move(write));
  for (const Source& source : sources) {
    const bool going = source.damaged || source.old || (!source.months.empty() && months.count(*source.months.begin()) > 0);
    const auto written = [&](const Write& write) { return write.key == *source.key; };
    if (going && std::none_of(replacement.first.begin(), replacement.first.end(), written)) replacement.gone.push_back(*source.key);
  }
  if (!replacement.first.empty() || !replacement.gone.empty()) loaded.mending.push_back(std::move(replacement));
}

void load_settings(Loaded& loaded, const std::string& value) {
  if (is_newer(value, "settings")) {
    loaded.newer.push_back(kSettingsKey);
    loaded.settings_locked = true;
    return;
  }
  auto read = read_settings_text(value, kSettingsKey);
  if (read) {
    loaded.settings = *std::move(read);
  } else {
    loaded.set_aside.push_back(read.why());
    loaded.mending.push_back({{aside(kSettingsKey, value)}, {kSettingsKey}, "", {}});
  }
}

}  // namespace

bool begins_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

Journal begin_journal(Ms opened_ms, std::uint64_t seed, const Saved& taken) {
  Journal journal;
  const auto is_taken = [&](const std::string& prefix) {
    const auto found = taken.lower_bound(prefix);
    return found != taken.end() && begins_with(found->first, prefix);
  };
  do {
    journal.page = format("%013lld-%04x", static_cast<long long>(std::max<Ms>(opened_ms, 0)),
                          static_cast<unsigned>(seed & 0xffff));
    ++seed;
  } while (is_taken(kLogPrefix + journal.page) || is_taken(session_key(journal)));
  return journal;
}

std::string session_key(const Journal& journal) { return std::string(kSessionPrefix) + "." + journal.page; }

Write append(Journal& journal, const Entry& entry) {
  return {kLogPrefix + journal.page + format(".%05d", journal.next++), record_text(entry)};
}

std::vector<Write> months_of(const std::vector<Entry>& entries) { return texts_of(entries, nullptr); }

Write aside(const std::string& key, const std::string& value) {
  return {kAsidePrefix + short_hash(value) + "." + key.substr(std::string_view(kPrefix).size()), value, key};
}

Loaded load(const Saved& saved) {
  Loaded loaded;
  std::vector<Source> sources;
  std::size_t size = 0;
  for (const auto& [key, value] : saved)
    if (begins_with(key, kMonthPrefix)) size += value.size();
  loaded.log.entries.reserve(size / kCharactersPerEntry);
  // Months first: what follows them is then in the order of time already, as a rule.
  for (const bool months : {true, false})
    for (const auto& [key, value] : saved)
      if (begins_with(key, kLogPrefix) && begins_with(key, kMonthPrefix) == months) load_text(loaded, sources, key, value);
  unite(loaded.log.entries);
  fold(loaded, sources, saved);
  if (const auto found = saved.find(kSettingsKey); found != saved.end()) load_settings(loaded, found->second);
  return loaded;
}

std::vector<Entry> missing_from(const Log& into, const Log& from) {
  std::vector<Entry> missing;
  for (const Entry& entry : from.entries) {
    const auto [first, last] = std::equal_range(into.entries.begin(), into.entries.end(), entry, is_earlier);
    if (std::find(first, last, entry) == last) missing.push_back(entry);
  }
  std::vector<Entry> once = std::move(missing);
  unite(once);
  return once;
}

}  // namespace holdfast
