#include "store/log_text.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "base/text.h"
#include "store/block.h"
#include "store/entry_json.h"
#include "store/migrate.h"
#include "store/sealed.h"
#include "store/version.h"

namespace holdfast {
namespace {

constexpr std::size_t kMostInBlock = 24;  // a set of ten repetitions a side, and what is said about it

// Which exercise of which session an entry is about; empty members for those that are about none.
struct Topic {
  Ms session = 0;
  std::string_view exercise;
};

Topic topic_of(const Entry& entry) {
  return std::visit([](const auto& e) {
    Topic topic;
    if constexpr (requires { e.session; }) topic.session = e.session;
    if constexpr (requires { e.exercise; }) topic.exercise = e.exercise;
    return topic;
  }, entry);
}

// Whether `b` may share a line with what began with `a`.
bool together(const Topic& a, const Topic& b) {
  return a.session == b.session && (b.exercise.empty() || b.exercise == a.exercise);
}

// Takes the next line off the front.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  return line;
}

constexpr int kFirstSealed = 2;

bool any_line_is_sealed(std::string_view lines, int version) {
  while (!lines.empty())
    if (unseal(take_line(lines), version)) return true;
  return false;
}

// The version that the lines themselves show, whatever the header says; 0: none.
int sealed_version(std::string_view lines) {
  for (int version = kFormatVersion; version >= kFirstSealed; --version)
    if (any_line_is_sealed(lines, version)) return version;
  return 0;
}

struct Header {
  std::string why;  // empty: it is one
  int version = kFormatVersion;
  int lines = 1;
};

Header read_header(std::string_view line, const std::string& key) {
  Fault fault{key + ": line 1", ""};
  const nlohmann::json top = parse_json(line, fault);
  Header header;
  if (!fault) {
    const Reader at(top, "", fault);
    check_header(at, "log");
    header.version = at.member("version").integer(1, kFormatVersion);
    header.lines = at.integer_or("lines", 1, 1, 1'000'000);
  }
  header.why = fault.sentence;
  return header;
}

// What is wrong with the line, or nothing. Version 1 knew no blocks.
std::string read_line(std::string_view line, const std::string& key, int number, bool blocks, std::vector<Entry>& entries) {
  const auto where = [&] { return key + format(": line %d", number); };
  const auto body = unseal(line);
  if (!body) return where() + ": torn or edited, the checksum is another";
  if (blocks && (body->empty() || body->front() != '{')) return unpack(*body, entries) ? std::string() : where() + ": no block of entries";
  auto entry = read_entry(*body, where());
  if (!entry) return entry.why();
  entries.push_back(*std::move(entry));
  return {};
}

}  // namespace

std::string record_text(const Entry& entry) {
  return format("{\"holdfast\":\"log\",\"version\":%d}\n", kFormatVersion) + seal(write_entry(entry));
}

std::string month_text(const std::vector<Entry>& entries, std::size_t first, std::size_t last) {
  std::string lines;
  int count = 0;
  const auto add = [&](const std::string& body) {
    lines += "\n" + seal(body);
    ++count;
  };
  for (std::size_t begin = first; begin < last;) {
    const Topic topic = topic_of(entries[begin]);
    std::size_t end = begin + 1;
    while (end < last && end - begin < kMostInBlock && together(topic, topic_of(entries[end]))) ++end;
    const std::string block = pack(entries, begin, end);
    if (!block.empty()) add(block);
    for (; block.empty() && begin < end; ++begin) add(write_entry(entries[begin]));
    begin = end;
  }
  return format("{\"holdfast\":\"log\",\"version\":%d,\"lines\":%d}", kFormatVersion, count) + lines;
}

bool is_current(std::string_view text) {
  take_line(text);
  return any_line_is_sealed(text, kFormatVersion);
}

LogText read_log_text(std::string_view text, const std::string& key, std::vector<Entry>& entries) {
  LogText read;
  std::string migrated;
  std::string_view rest = text;
  std::string_view first = take_line(rest);
  const int sealed = sealed_version(rest);
  if (is_newer(first, "log") && sealed == 0) {
    read.newer = true;
    return read;
  }
  Header header = read_header(first, key);
  if (header.why.empty() && sealed != 0 && header.version != sealed) header.why = key + format(": line 1: version %d, but the lines are of version %d", header.version, sealed);
  // A broken header says nothing about the version; lines of version 1 are plain JSON.
  const int version = sealed != 0 ? sealed : header.why.empty() ? header.version : !rest.empty() && rest.front() == '{' ? 1 : kFormatVersion;
  read.old = version < kFormatVersion;
  if (version <= 1) rest = migrated = log_1_to_2(rest);
  if (version <= 2) rest = migrated = log_2_to_3(rest);
  read.damage = header.why;
  int number = 1, lost = 0;
  while (!rest.empty()) {
    const std::string why = read_line(take_line(rest), key, ++number, version >= kFirstSealed, entries);
    if (why.empty()) continue;
    ++lost;
    if (read.damage.empty()) read.damage = why;
  }
  const int missing = version < kFirstSealed || !header.why.empty() ? 0 : header.lines - (number - 1);
  if (missing > 0) {
    lost += missing;
    if (read.damage.empty()) read.damage = key + format(": ends after line %d of %d", number, header.lines + 1);
  }
  if (lost > 1) read.damage += format(" (%d lines are lost)", lost);
  return read;
}

}  // namespace holdfast
