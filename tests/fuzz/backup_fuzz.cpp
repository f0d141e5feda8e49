// A backup: refused with the file's name, or written and read again the same, to the byte, with every entry that the text has.
// A snapshot's text never stops anything.

#include "fuzz_entry.h"
#include "fuzz_json.h"
#include "store/backup.h"
#include "store/entry_json.h"
#include "store/snapshot.h"

namespace {

using namespace holdfast;
using fuzz::expect;

// What an entry says and its own writing leaves out must be what writing leaves out: nothing, or zero.
void expect_said(const nlohmann::json& said, const Entry& entry) {
  Fault none;
  const nlohmann::json written = parse_json(write_entry(entry), none);
  fuzz::expect_same_members(said, written);
  const std::string is = written.at("is").get<std::string>();
  const auto kept = [&](const char* key) {
    const auto found = said.find(key);
    return found == said.end() || written.contains(key) || (found->is_number() && found->get<double>() == 0);
  };
  expect(kept("utc_min"), "an entry keeps its clock");
  expect(is != "rep" || kept("load_kg"), "an entry keeps its load");
  if (is == "answer" || is == "morning") expect(!said.contains("pain") || written.contains("pain"), "an entry keeps its answer");
  if (is == "answer") expect(!said.contains("reserve") || written.contains("reserve"), "an entry keeps its answer");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const auto backup = read_backup(text, "f");
  if (!backup) fuzz::expect_refusal(backup.why(), "f: ");
  if (backup) {
    const std::string written = write_backup(*backup);
    const auto again = read_backup(written, "f");
    expect(again && again->log.entries == backup->log.entries, "a backup holds what it was made of");
    expect(again->made == backup->made && write_settings(again->settings) == write_settings(backup->settings), "a backup holds what it was made of");
    Fault none;
    const nlohmann::json document = parse_json(text, none);
    const auto& log = document.at("log");
    expect(log.size() == backup->log.entries.size(), "every entry is read");
    for (std::size_t i = 0; i < log.size(); ++i) {
      fuzz::expect_entry(backup->log.entries[i]);
      expect_said(log[i], backup->log.entries[i]);
    }
    expect(document.at("made") == iso_date(backup->made), "the day is the one that stands there");
    fuzz::expect_same_members(document.at("settings"), parse_json(write_settings(backup->settings), none));
  }
  const std::string key = std::string(kSnapshotPrefix) + "2026-11-20";
  const auto snapshot = read_snapshot(std::string(text), key);
  if (!snapshot) fuzz::expect_refusal(snapshot.why(), key + ": ");
  if (snapshot)
    for (const Entry& entry : snapshot->backup.log.entries) fuzz::expect_entry(entry);
  return 0;
}
