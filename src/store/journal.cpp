#include "store/journal.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/text.h"
#include "store/entry_json.h"
#include "store/version.h"

namespace holdfast {
namespace {

std::string header() { return format("{\"holdfast\":\"log\",\"version\":%d}", kFormatVersion); }

std::string key_of(const Journal& journal) { return kLogPrefix + journal.page + format(".%03d", journal.chunk); }

std::string joined(const std::vector<std::string>& lines) {
  std::string text = header();
  for (const std::string& line : lines) text += "\n" + line;
  return text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

void set_aside(Loaded& loaded, const std::string& key, const std::string& value, const std::string& why) {
  loaded.mending.push_back({kAsidePrefix + key.substr(std::string_view("holdfast.").size()), value});
  loaded.set_aside.push_back(why);
}

void load_chunk(Loaded& loaded, const std::string& key, const std::string& value) {
  if (is_newer(value, "log")) {
    loaded.newer.push_back(key);
    return;
  }
  std::string why;
  std::vector<std::string> good;
  const auto lines = lines_of(value);
  Fault fault{key + ": line 1", ""};
  {
    const nlohmann::json top = parse_json(lines.empty() ? std::string_view() : lines[0], fault);
    if (!fault) check_header(Reader(top, "", fault), "log");
    why = fault.sentence;
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    auto entry = read_entry(lines[i], key + format(": line %d", static_cast<int>(i + 1)));
    if (entry) {
      loaded.log.entries.push_back(*std::move(entry));
      good.emplace_back(lines[i]);
    } else if (why.empty()) {
      why = entry.why();
    }
  }
  if (why.empty()) return;
  set_aside(loaded, key, value, why);
  loaded.mending.push_back({key, good.empty() ? std::string() : joined(good)});
}

void load_settings(Loaded& loaded, const std::string& value) {
  if (is_newer(value, "settings")) {
    loaded.newer.push_back(kSettingsKey);
    loaded.settings_locked = true;
    return;
  }
  const auto read = read_settings(value, kSettingsKey);
  if (read) {
    loaded.settings = *read;
  } else {
    set_aside(loaded, kSettingsKey, value, read.why());
    loaded.mending.push_back({kSettingsKey, ""});
  }
}

}  // namespace

Journal begin_journal(Ms opened_ms, std::uint64_t seed, const std::vector<std::string>& taken) {
  Journal journal;
  do {
    journal.page = format("%013lld-%04x", static_cast<long long>(std::max<Ms>(opened_ms, 0)),
                          static_cast<unsigned>(seed & 0xffff));
    ++seed;
  } while (std::any_of(taken.begin(), taken.end(),
                       [&](const std::string& key) { return key.rfind(kLogPrefix + journal.page, 0) == 0; }));
  return journal;
}

Write append(Journal& journal, const Entry& entry) {
  if (static_cast<int>(journal.lines.size()) >= kLinesPerChunk) {
    journal.lines.clear();
    ++journal.chunk;
  }
  journal.lines.push_back(write_entry(entry));
  return {key_of(journal), joined(journal.lines)};
}

std::vector<Write> append_all(Journal& journal, const std::vector<Entry>& entries) {
  std::vector<Write> writes;
  for (const Entry& entry : entries) {
    Write write = append(journal, entry);
    if (!writes.empty() && writes.back().key == write.key)
      writes.back() = std::move(write);
    else
      writes.push_back(std::move(write));
  }
  return writes;
}

Loaded load(const Saved& saved) {
  Loaded loaded;
  for (const auto& [key, value] : saved) {
    if (key.rfind(kLogPrefix, 0) == 0) load_chunk(loaded, key, value);
    if (key == kSettingsKey) load_settings(loaded, value);
  }
  sort_by_time(loaded.log);
  return loaded;
}

}  // namespace holdfast
