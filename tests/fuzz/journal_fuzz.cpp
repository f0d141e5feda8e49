// Texts of the log: a record, a month, a text of version 1. Lines are sealed here, since no fuzzer guesses a checksum; a text as it
// is comes first. What was read is written as texts of months that say all of it and nothing else, and a line counts whatever
// lies beside it.

#include "fuzz_entry.h"
#include "store/entry_json.h"
#include "store/journal.h"
#include "store/log_text.h"
#include "store/sealed.h"

namespace {

using namespace holdfast;
using fuzz::expect;

std::string header(int lines) { return format("{\"holdfast\":\"log\",\"version\":%d,\"lines\":%d}", kFormatVersion, lines); }

// Each line alone gives what it gave among the others, and no more.
void read_one_by_one(std::string_view lines, const std::vector<Entry>& together) {
  const std::string top = header(1);
  std::vector<Entry> alone;
  while (!lines.empty()) {
    lines.remove_prefix(1);
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::size_t before = alone.size();
    const LogText read = read_log_text(top + "\n" + std::string(lines.substr(0, end)), "k", alone);
    expect(end == 0 || read.damage.empty() == (alone.size() > before), "a line is damaged or says something");
    lines.remove_prefix(end);
  }
  expect(alone == together, "a line counts whatever lies beside it");
}

void expect_same_in_months(const std::vector<Entry>& entries) {
  const std::vector<Write> months = months_of(entries);
  std::vector<Entry> again;
  for (std::size_t i = 0; i < months.size(); ++i) {
    const std::size_t before = again.size();
    expect(begins_with(months[i].key, kMonthPrefix) && (i == 0 || months[i - 1].key.substr(0, 27) < months[i].key.substr(0, 27)), "months follow each other, one text each");
    const LogText read = read_log_text(months[i].value, months[i].key, again);
    expect(read.damage.empty() && !read.newer && !read.old, "a month that was written is whole");
    expect(again.size() > before, "no month is empty");
  }
  expect(again == entries, "months say all that was read, and nothing else");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  std::vector<Entry> raw;
  const LogText as_it_is = read_log_text(text, "k", raw);
  expect(!as_it_is.newer || raw.empty(), "of a newer version nothing is read");
  if (!as_it_is.damage.empty()) fuzz::expect_refusal(as_it_is.damage, "k: ");
  for (const Entry& entry : raw) fuzz::expect_entry(entry);

  std::string lines;
  int count = 0;
  for (std::size_t at = 0; at <= size; ++count) {
    const std::size_t end = std::min(text.find('\n', at), size);
    lines += "\n" + seal(text.substr(at, end - at));
    at = end + 1;
  }
  Log log;
  const LogText sealed = read_log_text(header(count) + lines, "k", log.entries);
  expect(!sealed.newer && !sealed.old, "a text of this version is taken for one");
  if (!sealed.damage.empty()) fuzz::expect_refusal(sealed.damage, "k: ");
  expect(!sealed.damage.empty() || static_cast<int>(log.entries.size()) >= count, "each line that is not damaged says something");
  const std::size_t lot = fuzz::lot_of(text);
  for (const Entry& entry : log.entries) fuzz::expect_entry(entry);
  // What was read, in one of three ways.
  if (lot % 4 == 0) read_one_by_one(lines, log.entries);
  if (lot % 4 == 1) {
    sort_by_time(log);
    expect_same_in_months(log.entries);
  }
  if (lot % 4 < 2 || log.entries.empty()) return 0;
  const Entry& entry = log.entries[lot / 4 % log.entries.size()];
  std::vector<Entry> again;
  expect(read_log_text(record_text(entry), "k", again).damage.empty() && again.size() == 1 && again.front() == entry, "a record says what was noted");
  return 0;
}
