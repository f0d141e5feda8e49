#include "interchange/values.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/text.h"

namespace holdfast {
namespace {

constexpr int kSecondsPerDay = 86'400;
constexpr int kNoon = 12 * 3600;
constexpr const char* kMonths[12] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// One to `most` digits at the front of the text, which loses them; nothing when there are none or more.
std::optional<int> take_whole(std::string_view& text, std::size_t most) {
  std::size_t digits = 0;
  int value = 0;
  while (digits < text.size() && is_digit(text[digits])) {
    if (digits == most) return std::nullopt;
    value = value * 10 + (text[digits++] - '0');
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

// "17:29", "17:29:05", "5:29 PM", with nothing behind it but a Z or parts of a second.
std::optional<LocalInstant> with_time(Day day, std::string_view text) {
  auto hour = take_whole(text, 2);
  if (!hour || !take(text, ':')) return std::nullopt;
  const auto minute = take_whole(text, 2);
  LocalInstant at{day, 0, 60};
  int second = 0;
  if (take(text, ':')) {
    const auto read = take_whole(text, 2);
    if (!read) return std::nullopt;
    second = *read;
    at.resolution_s = 1;
    if (take(text, '.') && !take_whole(text, 9)) return std::nullopt;
  }
  text = trimmed(text);
  if (text == "AM" || text == "am" || text == "PM" || text == "pm") {
    if (*hour < 1 || *hour > 12) return std::nullopt;
    hour = *hour % 12 + (text == "PM" || text == "pm" ? 12 : 0);
    text = {};
  }
  if (!text.empty() || !minute || *hour > 23 || *minute > 59 || second > 59) return std::nullopt;
  at.second = *hour * 3600 + *minute * 60 + second;
  return at;
}

std::string two(int value) { return format("%02d", value); }

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  while (!text.empty()) {
    if (text.front() == ' ' || text.front() == '\t' || text.front() == '\r' || text.front() == '\n') text.remove_prefix(1);
    else if (text.substr(0, 2) == kNoBreakSpace) text.remove_prefix(2);
    else break;
  }
  while (!text.empty()) {
    if (text.back() == ' ' || text.back() == '\t' || text.back() == '\r' || text.back() == '\n') text.remove_suffix(1);
    else if (text.size() >= 2 && text.substr(text.size() - 2) == kNoBreakSpace) text.remove_suffix(2);
    else break;
  }
  return text;
}

std::optional<double> read_number(std::string_view text) {
  constexpr std::size_t kMostDigits = 24;
  std::string plain;
  std::size_t at = 0, digits = 0;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) plain += text[at++];
  bool point = false;
  for (; at < text.size(); ++at) {
    if (is_digit(text[at])) {
      ++digits;
      plain += text[at];
    } else if ((text[at] == '.' || text[at] == ',') && !point && digits > 0) {
      point = true;
      plain += '.';
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || digits > kMostDigits || plain.back() == '.') return std::nullopt;
  const char* end = nullptr;
  return read_decimal(plain.c_str(), &end);
}

Ms wall_ms_of(const LocalInstant& local, int utc_offset_min) {
  return (Ms{local.day.number} * kSecondsPerDay + local.second - Ms{utc_offset_min} * 60) * 1000;
}

LocalInstant local_of(Ms wall_ms, int utc_offset_min) {
  const Ms second = (wall_ms - (((wall_ms % 1000) + 1000) % 1000)) / 1000 + Ms{utc_offset_min} * 60;
  const Ms of_day = ((second % kSecondsPerDay) + kSecondsPerDay) % kSecondsPerDay;
  return {{static_cast<std::int32_t>((second - of_day) / kSecondsPerDay)}, static_cast<int>(of_day), 1};
}

std::optional<LocalInstant> read_iso_instant(std::string_view text) {
  const auto day = parse_iso_date(std::string(text.substr(0, 10)));
  if (!day) return std::nullopt;
  text.remove_prefix(10);
  if (text.empty()) return LocalInstant{*day, kNoon, kSecondsPerDay};
  if (!take(text, ' ') && !take(text, 'T')) return std::nullopt;
  return with_time(*day, text);
}

std::optional<LocalInstant> read_hevy_instant(std::string_view text) {
  if (const auto iso = read_iso_instant(text)) return iso;
  const auto day = take_whole(text, 2);
  if (!day || !take(text, ' ')) return std::nullopt;
  const auto* month = std::find_if(std::begin(kMonths), std::end(kMonths), [&](const char* name) { return text.substr(0, 3) == name; });
  if (month == std::end(kMonths)) return std::nullopt;
  text.remove_prefix(3);
  if (!take(text, ' ')) return std::nullopt;
  const auto year = take_whole(text, 4);
  if (!year || !take(text, ',') || !take(text, ' ')) return std::nullopt;
  const auto date = parse_iso_date(format("%04d-%02d-%02d", *year, static_cast<int>(month - kMonths) + 1, *day));
  return date ? with_time(*date, text) : std::nullopt;
}

std::string iso_instant(const LocalInstant& local) {
  return iso_date(local.day) + " " + two(local.second / 3600) + ":" + two(local.second / 60 % 60) + ":" + two(local.second % 60);
}

std::string hevy_instant(const LocalInstant& local) {
  const Date date = date_of(local.day);
  return format("%d %s %04d, ", date.day, kMonths[date.month - 1], date.year) + two(local.second / 3600) + ":" + two(local.second / 60 % 60);
}

std::optional<double> read_clock_length(std::string_view text) {
  double seconds = 0;
  int parts = 0;
  while (true) {
    const auto part = take_whole(text, 3);
    if (!part || (parts > 0 && *part > 59)) return std::nullopt;
    seconds = seconds * 60 + *part;
    ++parts;
    if (text.empty()) break;
    if (parts == 3 || !take(text, ':')) return std::nullopt;
  }
  return parts >= 2 ? std::optional<double>(seconds) : std::nullopt;
}

std::string short_length(Ms ms) {
  const int seconds = static_cast<int>(std::max<Ms>(ms, 0) / 1000), minutes = seconds / 60;
  if (minutes == 0) return format("%ds", seconds);
  return minutes >= 60 ? format("%dh %dm", minutes / 60, minutes % 60) : format("%dm", minutes);
}

std::string shown(std::string_view text) {
  constexpr std::size_t kMostBytes = 40;
  std::size_t size = std::min(text.size(), kMostBytes);
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  std::string out;
  for (const char c : text.substr(0, size)) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return size < text.size() ? out + "..." : out;
}

}  // namespace holdfast
