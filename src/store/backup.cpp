#include "store/backup.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/reader.h"
#include "base/text.h"
#include "base/writer.h"
#include "store/entry_json.h"
#include "store/version.h"

namespace holdfast {

namespace {

Ms latest_ms_of(const Entry& entry) {
  return std::visit([](const auto& e) {
    if constexpr (requires { e.session; }) return std::max(e.session, e.wall_ms);
    else return e.wall_ms;
  }, entry);
}

}  // namespace

std::string write_backup(const Backup& backup) {
  std::string text = format("{\"holdfast\":\"backup\",\"version\":%d,\"made\":\"%s\",\n\"settings\":%s,\n\"log\":[",
                            kFormatVersion, iso_date(backup.made).c_str(), write_settings(backup.settings).c_str());
  const char* separator = "\n";
  for (const Entry& entry : backup.log.entries) {
    text += separator + write_entry(entry);
    separator = ",\n";
  }
  return text + "\n]}\n";
}

Result<Backup> read_backup(std::string_view text, const std::string& file) {
  Fault fault{file, ""};
  const nlohmann::json document = parse_json(text, fault);
  if (fault) return Result<Backup>::failure(fault.sentence);
  const Reader top(document, "", fault);
  check_header(top, "backup");
  top.only({"holdfast", "version", "made", "settings", "log"});
  Backup backup;
  const auto made = parse_iso_date(top.member("made").text(10));
  if (!made) top.member("made").refuse("expected an existing date as YYYY-MM-DD");
  backup.made = made.value_or(Day{});
  for (const Reader& entry : top.member("log").items(0, 1'000'000)) {
    backup.log.entries.push_back(read_entry(entry));
    if (!fault && latest_ms_of(backup.log.entries.back()) > kLatestForeignMs) entry.refuse("expected nothing that is later than the year 2900");
    if (fault) break;
  }
  if (fault) return Result<Backup>::failure(fault.sentence);
  const auto settings = document.find("settings");
  if (settings == document.end()) return Result<Backup>::failure(file + ": \"settings\" is missing");
  auto read = read_settings(json_text(*settings), file + ": settings");
  if (!read) return Result<Backup>::failure(read.why());
  backup.settings = *std::move(read);
  return backup;
}

}  // namespace holdfast
