// Texts of the log: a record, a month, a text of version 1. Lines are sealed here, since no fuzzer guesses a checksum; a text as it
// is comes first. What was read is written as texts that say the same, to the byte.

#include <cstdint>
#include <cstdlib>

#include "store/entry_json.h"
#include "store/journal.h"
#include "store/log_text.h"
#include "store/sealed.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<Entry> entries;
  const LogText raw = read_log_text(text, "k", entries);
  if (raw.newer && !entries.empty()) std::abort();
  if (!raw.damage.empty() && raw.damage.rfind("k", 0) != 0) std::abort();
  static const std::string header = record_text(SafetyChecked{}).substr(0, record_text(SafetyChecked{}).find('\n') + 1);
  std::string sealed = header;
  for (std::size_t at = 0; at <= size;) {
    const std::size_t end = std::min(text.find('\n', at), size);
    sealed += seal(text.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  Log log;
  read_log_text(sealed, "k", log.entries);
  sort_by_time(log);
  for (const Write& month : months_of(log.entries)) {
    std::vector<Entry> again;
    if (!read_log_text(month.value, "k", again).damage.empty()) std::abort();
    if (again.empty()) std::abort();
    const std::vector<Write> written = months_of(again);
    if (written.size() != 1 || written.front().value != month.value || written.front().key != month.key) std::abort();
  }
  return 0;
}
