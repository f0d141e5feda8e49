#include "interchange/program_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/text.h"
#include "base/writer.h"
#include "store/settings.h"

namespace holdfast {
namespace {

constexpr std::string_view kBegin = "plan=";
constexpr std::string_view kVersion = "1", kVersionWithDays = "2";
constexpr const char* kLinkName = "link";  // in messages
constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string quoted(const std::string& text) { return json_text(nlohmann::json(text)); }

std::string base64url(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    const std::size_t digits = std::min<std::size_t>(bytes.size() - i, 3) + 1;
    for (std::size_t k = 0; k < digits; ++k) out += kDigits[group >> (18 - 6 * k) & 63];
  }
  return out;
}

// Nothing when it has another character, or bits that no writer leaves over.
std::optional<std::string> from_base64url(std::string_view text) {
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = (bits << 6 | static_cast<unsigned>(digit)) & 0xFFFF;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> count & 0xFF);
    }
  }
  if (count >= 6 || (bits & ((1u << count) - 1)) != 0) return std::nullopt;
  return out;
}

std::string check_of(std::string_view text) {
  const std::uint64_t hash = hash_bytes(text.data(), text.size());
  return format("%08x", static_cast<unsigned>(hash ^ hash >> 32));
}

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string days_of(const Frequency& days) {
  if (!days.weekdays) return format(", \"days_per_week\": %d", days.days_per_week);
  std::string list;
  for (int day = 0; day < 7; ++day)
    if (days.weekdays >> day & 1) list += (list.empty() ? "" : ", ") + quoted(kWeekdayNames[day]);
  return ", \"weekdays\": [" + list + "]";
}

bool says_more(const ProgramItem& item) { return item.dose > 0 || item.days; }

std::string link_part(const ProgramItem& item) {
  std::string out = item.exercise + (item.level || says_more(item) ? "." + item.level.value_or("") : "");
  if (says_more(item)) out += item.dose > 0 ? format(".%d", item.dose) : item.days ? "." : "";
  if (item.days) out += format(".%d", days_code(*item.days));
  return out;
}

// A whole number of one to three digits, without a zero before it; nothing for all else.
std::optional<int> read_small(std::string_view text) {
  int value = 0;
  if (text.empty() || text.size() > 3 || (text[0] == '0' && text.size() > 1)) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// Nothing when what stands behind the level is no dose and no days.
std::optional<ProgramItem> item_of(std::string_view text, bool with_days) {
  const std::size_t dot = text.find('.');
  ProgramItem item{std::string(text.substr(0, dot)), std::nullopt, 0, std::nullopt};
  if (dot == std::string_view::npos) return item;
  if (!with_days) {
    item.level = std::string(text.substr(dot + 1));
    return item;
  }
  const auto parts = parts_of(text, '.');
  if (parts.size() > 4) return std::nullopt;
  if (!parts[1].empty()) item.level = std::string(parts[1]);
  if (parts.size() > 2 && !parts[2].empty()) {
    const auto dose = read_small(parts[2]);
    if (!dose) return std::nullopt;
    item.dose = *dose;
  }
  if (parts.size() > 3) {
    const auto code = read_small(parts[3]);
    if (!code || !is_days_code(*code)) return std::nullopt;
    item.days = frequency_of(*code);
  }
  return item;
}

}  // namespace

std::string write_program(const Program& program) {
  std::string out = "{\n  \"id\": " + quoted(program.id) + ",\n  \"name\": " + quoted(program.name) + ",\n  \"summary\": " + quoted(program.summary) + ",\n  \"items\": [";
  const char* separator = "\n";
  for (const ProgramItem& item : program.items) {
    out += separator + std::string("    { \"exercise\": ") + quoted(item.exercise);
    if (item.level) out += ", \"level\": " + quoted(*item.level);
    if (item.dose > 0) out += format(", \"dose\": %d", item.dose);
    if (item.days) out += days_of(*item.days);
    out += " }";
    separator = ",\n";
  }
  return out + "\n  ]\n}\n";
}

Result<Program> read_program_file(std::string_view text, const std::string& file, const Catalog& catalog) {
  if (text.size() > kLargestProgram) return Result<Program>::failure(file + format(": larger than %d bytes, which no program is", static_cast<int>(kLargestProgram)));
  auto program = read_foreign_program(text, file);
  if (!program) return program;
  if (std::string why = what_is_unknown(catalog, *program); !why.empty()) return Result<Program>::failure(std::move(why));
  return program;
}

std::string write_plan_link(const Program& program) {
  const bool more = std::any_of(program.items.begin(), program.items.end(), says_more);
  std::string out = std::string(kBegin) + std::string(more ? kVersionWithDays : kVersion) + "~" + program.id + "~" + base64url(program.name) + "~" + base64url(program.summary);
  for (const ProgramItem& item : program.items) out += "~" + link_part(item);
  return out + "~" + check_of(out);
}

Result<Program> read_plan_link(std::string_view link, const Catalog& catalog) {
  const auto refuse = [](const char* why) { return Result<Program>::failure(std::string(kLinkName) + ": " + why); };
  if (!link.empty() && link.front() == '#') link.remove_prefix(1);
  if (link.size() > kLongestLink) return refuse("longer than 4000 characters, which no plan is");
  if (link.substr(0, kBegin.size()) != kBegin) return refuse("expected it to begin with plan=");
  const std::size_t last = link.rfind('~');
  const auto parts = parts_of(link.substr(kBegin.size()), '~');
  const bool with_days = parts.front() == kVersionWithDays;
  if (!with_days && parts.front() != kVersion) return refuse("written by a newer version, or no plan at all; expected version 1 or 2");
  if (parts.size() < 6) return refuse("a part is missing; expected an id, a name, a summary, exercises and a check");
  if (link.substr(last + 1) != check_of(link.substr(0, last))) return refuse("it was changed or cut off on its way (its check does not match)");
  const auto name = from_base64url(parts[2]), summary = from_base64url(parts[3]);
  if (!name || !summary) return refuse("name or summary: expected base64url");
  Program said;
  said.id = std::string(parts[1]);
  said.name = *name;
  said.summary = *summary;
  for (std::size_t i = 4; i + 1 < parts.size(); ++i) {
    auto item = item_of(parts[i], with_days);
    if (!item) return refuse("an exercise: expected EXERCISE.LEVEL.DOSE.DAYS, with 1 to 7 or 129 to 255 for the days");
    said.items.push_back(*std::move(item));
  }
  return read_program_file(write_program(said), kLinkName, catalog);
}

}  // namespace holdfast
