#include "store/journal.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "base/text.h"
#include "entries.h"
#include "store/block.h"
#include "store/replacement.h"
#include "store/log_text.h"
#include "store/sealed.h"
#include "share.h"
#include "ten_years.h"

using namespace holdfast;

namespace {

struct Shelf {
  Saved texts;
  int writes_left = -1;  // then they are refused; -1: never
  std::optional<std::string> read(const std::string& key) const {
    const auto found = texts.find(key);
    return found == texts.end() ? std::nullopt : std::optional<std::string>(found->second);
  }
  bool write(const std::string& key, const std::string& value) {
    if (writes_left == 0) return false;
    if (writes_left > 0) --writes_left;
    texts[key] = value;
    return true;
  }
  bool remove(const std::string& key) { return texts.erase(key), true; }
  std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const auto& [key, value] : texts) all.push_back(key);
    return all;
  }
};

Saved mended(const Saved& saved) {
  Shelf shelf{saved};
  for (const Replacement& replacement : load(saved).mending) CHECK(carry_out(replacement, shelf).done);
  return shelf.texts;
}

Saved as_records(const std::vector<Entry>& entries, std::uint64_t seed = 3) {
  Journal journal = begin_journal(1'792'400'400'000, seed);
  Saved saved;
  for (const Entry& entry : entries) {
    const Write write = append(journal, entry);
    saved[write.key] = write.value;
  }
  return saved;
}

Saved as_months(const std::vector<Entry>& entries) {
  Saved saved;
  for (const Write& write : months_of(entries)) saved[write.key] = write.value;
  return saved;
}

std::size_t size_of(const Saved& saved) {
  std::size_t size = 0;
  for (const auto& [key, value] : saved) size += key.size() + value.size();
  return size;
}

// The lines of `some` are lines of `all`, in any order and number.
bool is_part(std::vector<std::string> some, std::vector<std::string> all) {
  std::sort(some.begin(), some.end());
  std::sort(all.begin(), all.end());
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

TEST_CASE("a number of any size is read back, whatever stands after it") {
  for (int bits = 0; bits < 50; ++bits)
    for (const std::int64_t near : {-1, 0, 1}) {
      const auto value = static_cast<std::uint64_t>((std::int64_t{1} << bits) + near);
      if (value >> 50) continue;
      std::string text;
      put_number(text, value);
      text += "!";
      std::string_view rest = text;
      const auto read = take_number(rest);
      REQUIRE(read);
      CHECK(*read == value);
      CHECK(rest == "!");
    }
  for (const char* bad : {"", "!", "o", "ooooooooooo", "oooooooooo0"}) {
    std::string_view rest = bad;
    CHECK_FALSE(take_number(rest));
  }
}

TEST_CASE("a sealed line with any one byte changed, left out or added is refused, and so is another version's") {
  const std::string line = seal(write_entry(one_of_each()[1]));
  CHECK(unseal(line) == std::string_view(line).substr(kSealSize));
  CHECK_FALSE(unseal(line, kFormatVersion + 1));
  CHECK_FALSE(unseal(line, kFormatVersion - 1));
  int cases = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    for (int other = 0; other < 256; ++other) {
      std::string changed = line;
      changed[at] = static_cast<char>(other);
      if (changed == line) continue;
      CHECK_FALSE(unseal(changed));
      ++cases;
    }
    CHECK_FALSE(unseal(line.substr(0, at)));
    CHECK_FALSE(unseal(line.substr(0, at) + line.substr(at + 1)));
    CHECK_FALSE(unseal(line.substr(0, at) + "0" + line.substr(at)));
  }
  MESSAGE(cases << " changed bytes");
}

TEST_CASE("a block says exactly what was put in, for every kind of entry and at every end of every range") {
  std::vector<Entry> all = one_of_each();
  for (const double load : {0.0, 0.45359237, 0.90718474, 2.26796185, 20.0, 200.0})
    for (const Ms held : {Ms{0}, Ms{1}, Ms{4'999}, Ms{3'600'000}})
      for (const Side side : {Side::both, Side::left, Side::right})
        all.push_back(RepetitionDone{0, day_from({1, 1, 1}), 32'503'680'000'000, "a", "a234567890123456789012345678901234567890", side, 40, 600, held, 3'600'000, load});
  all.push_back(Answered{1, day_from({9999, 12, 31}), 0, "bridge", 0, 10});
  for (std::size_t first = 0; first < all.size(); ++first)
    for (std::size_t last = first + 1; last <= all.size(); ++last) {
      const std::string line = pack(all, first, last);
      const bool removes = std::any_of(all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(last),
                                       [](const Entry& e) { return std::holds_alternative<Removed>(e); });
      REQUIRE(line.empty() == removes);  // a rare kind, which stays JSON
      if (removes) continue;
      std::vector<Entry> back{all[0]};
      REQUIRE(unpack(line, back));
      const std::vector<Entry> part(all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(last));
      back.erase(back.begin());
      CHECK(as_lines(back) == as_lines(part));
    }
  // What has no exact place in it is left to JSON, and kept all the same.
  const std::vector<Entry> odd{RepetitionDone{1, kDay, 5, "bridge", "one_leg", Side::both, 1, 1, 1000, 1000, 1.0 / 3}};
  CHECK(pack(odd, 0, 1).empty());
  CHECK(as_lines(load(as_months(odd)).log.entries) == as_lines(odd));
}

TEST_CASE("no text that is no block adds anything, and none crashes") {
  std::vector<Entry> all = one_of_each();
  std::erase_if(all, [](const Entry& e) { return std::holds_alternative<Removed>(e); });
  const std::string line = pack(all, 0, all.size());
  std::vector<Entry> entries;
  int accepted = 0;
  for (std::size_t at = 0; at < line.size(); ++at)
    for (int other = 0; other < 256; ++other) {
      std::string changed = line;
      changed[at] = static_cast<char>(other);
      entries.clear();
      // Without a checksum some of these are blocks; what they say is then in range all the same.
      if (!unpack(changed, entries)) {
        CHECK(entries.empty());
        continue;
      }
      ++accepted;
      for (const Entry& entry : entries) CHECK(read_entry(write_entry(entry), "it"));
    }
  MESSAGE(accepted << " of " << line.size() * 255 << " are blocks");
}

TEST_CASE("a journal of any length comes back whole, and no write grows with it") {
  Journal journal = begin_journal(1'792'400'400'000, 3);
  Saved saved;
  std::vector<std::string> written;
  std::size_t largest = 0;
  for (int i = 0; i < 1000; ++i) {
    RepetitionDone rep{1'792'400'400'000, kDay, 1'792'400'400'000 + i, "side_lying_leg_lift", "straight_leg", Side::both, 1, 1 + i % 10, 5000, 5000, 0.45359237};
    const Write write = append(journal, rep);
    CHECK(saved.insert({write.key, write.value}).second);
    written.push_back(write_entry(rep));
    largest = std::max(largest, write.key.size() + write.value.size());
  }
  CHECK(largest < 400);
  CHECK(as_lines(load(saved).log.entries) == written);
  CHECK(load(saved).set_aside.empty());
}

TEST_CASE("records are folded into months that say the same, and what was folded is folded no more") {
  const std::vector<Entry> entries = ten_years(5, 70).entries;
  const Saved records = as_records(entries);
  const Loaded loaded = load(records);
  CHECK(as_lines(loaded.log.entries) == as_lines(entries));
  REQUIRE(loaded.mending.size() == 1);
  const Saved folded = mended(records);
  CHECK(folded.size() == 4);  // 70 days from 24 November
  CHECK(as_lines(load(folded).log.entries) == as_lines(entries));
  CHECK(load(folded).mending.empty());
  CHECK(folded == as_months(entries));
  // A few more records wait; many are folded into the same months.
  Saved more = folded;
  Log later = ten_years(6, 2, day_from({2017, 1, 30}));
  Journal journal = begin_journal(5, 5);
  for (std::size_t i = 0; i < later.entries.size(); ++i) {
    const Write write = append(journal, later.entries[i]);
    more[write.key] = write.value;
    if (i + 1 < static_cast<std::size_t>(kRecordsToFold)) CHECK(load(more).mending.empty());
  }
  const Saved again = mended(more);
  CHECK(load(again).log.entries.size() == entries.size() + later.entries.size());
  CHECK(std::none_of(again.begin(), again.end(), [](const auto& text) { return !begins_with(text.first, kMonthPrefix); }));
}

TEST_CASE("reading is a union by what is said, whatever the order and however often it stands there") {
  const std::vector<Entry> entries = ten_years(7, 12).entries;
  const std::vector<std::string> lines = as_lines(entries);
  std::uint64_t state = 1;
  const auto below = [&](std::uint64_t count) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state >> 33) % count;
  };
  for (int round = 0; round < 30; ++round) {
    // Three tabs, of which each knows a part; two that fold at the same time.
    Saved saved;
    std::vector<Entry> parts[3];
    for (const Entry& entry : entries) {
      const std::size_t one = below(3), other = below(3);
      parts[one].push_back(entry);
      if (other != one) parts[other].push_back(entry);
    }
    for (int tab = 0; tab < 3; ++tab)
      for (const auto& [key, value] : below(2) ? as_months(parts[tab]) : as_records(parts[tab], static_cast<std::uint64_t>(tab))) saved[key] = value;
    CHECK(as_lines(load(saved).log.entries) == lines);
    const Saved folded = mended(saved);
    CHECK(as_lines(load(folded).log.entries) == lines);
    CHECK(mended(folded) == folded);
  }
}

TEST_CASE("two pages that fold at once, in any interleaving of their writes, lose nothing") {
  const std::vector<Entry> entries = ten_years(8, 6).entries;
  Saved start = as_months({entries.begin(), entries.begin() + 250});
  for (const auto& [key, value] : as_records({entries.begin() + 250, entries.end()})) start[key] = value;
  struct Step { bool removes; Write write; };
  const auto steps_of = [](const Replacement& replacement) {
    std::vector<Step> steps;
    for (const Write& write : replacement.first) steps.push_back({false, write});
    for (const std::string& key : replacement.gone) steps.push_back({true, {key, ""}});
    return steps;
  };
  // The other page has seen one record less: it was written in between.
  Saved less = start;
  less.erase(std::prev(std::find_if(less.begin(), less.end(), [](const auto& text) { return begins_with(text.first, kMonthPrefix); })));
  const auto a = steps_of(load(start).mending.at(0)), b = steps_of(load(less).mending.at(0));
  const std::vector<std::string> lines = as_lines(entries);
  std::uint64_t state = 9;
  int states = 0;
  for (int round = 0; round < 40; round += next_case(8)) {
    Saved now = start;
    for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      const bool first = j == b.size() || (i < a.size() && (state >> 40) % 2);
      const Step& step = first ? a[i++] : b[j++];
      if (step.removes) now.erase(step.write.key); else now[step.write.key] = step.write.value;
      if (++states % 5 == 0) REQUIRE(as_lines(load(now).log.entries) == lines);  // killed here, both
    }
    REQUIRE(as_lines(load(now).log.entries) == lines);
  }
  MESSAGE(states << " interleaved steps");
}

TEST_CASE("two tabs opened in the same moment write to different places, and so does one opened again") {
  Journal a = begin_journal(1000, 1), b = begin_journal(1000, 2);
  const Write write = append(a, one_of_each()[0]);
  CHECK(write.key != append(b, one_of_each()[0]).key);
  CHECK(begin_journal(1000, 1, {{write.key, write.value}}).page != a.page);
  CHECK(begin_journal(1000, 1, {{session_key(a), "x"}}).page != a.page);
}

TEST_CASE("every byte changed and every cut of a record costs that record, and it is said") {
  const std::vector<Entry> entries = one_of_each();
  const Saved all = as_records(entries);
  int cases = 0, unchanged = 0, newer = 0;
  for (auto text = all.begin(); text != all.end(); ++text) {
    // With the one before and the one after it.
    const Saved saved(text == all.begin() ? text : std::prev(text), std::next(text) == all.end() ? all.end() : std::next(text, 2));
    const std::vector<std::string> lines = as_lines(load(saved).log.entries);
    REQUIRE(lines.size() == saved.size());
    const std::string &key = text->first, &value = text->second;
    const auto check = [&](const std::string& broken) {
      Saved now = saved;
      now[key] = broken;
      const Loaded loaded = load(now);
      ++cases;
      const std::vector<std::string> read = as_lines(loaded.log.entries);
      REQUIRE(is_part(read, lines));
      REQUIRE(read.size() + 1 >= lines.size());
      if (!loaded.newer.empty()) {
        ++newer;
        REQUIRE(loaded.mending.empty());
        return;
      }
      if (loaded.set_aside.empty()) {
        ++unchanged;  // a byte of the header that means nothing
        REQUIRE(read.size() == lines.size());
        return;
      }
      REQUIRE(loaded.set_aside.size() == 1);
      REQUIRE(begins_with(loaded.set_aside[0], key));
      const Saved after = mended(now);
      REQUIRE(std::any_of(after.begin(), after.end(), [&](const auto& kept) { return begins_with(kept.first, kAsidePrefix) && kept.second == broken; }));
      REQUIRE(as_lines(load(after).log.entries) == read);
      REQUIRE(load(after).set_aside.empty());
    };
    for (std::size_t at = 0; at < value.size(); at += next_case(7)) {
      check(value.substr(0, at));
      for (int bit = 0; bit < 8; ++bit) {
        std::string broken = value;
        broken[at] = static_cast<char>(broken[at] ^ (1 << bit));
        check(broken);
      }
    }
  }
  MESSAGE(cases << " broken records, " << unchanged << " where nothing was lost, " << newer << " taken for a newer version's");
  CHECK(newer == 0);
}

TEST_CASE("every byte changed and every cut of a folded month costs the lines it hit, says so, and leaves the rest") {
  const std::vector<Entry> entries = ten_years(3, 2, day_from({2020, 5, 3})).entries;
  const Saved saved = as_months(entries);
  REQUIRE(saved.size() == 1);
  const std::string key = saved.begin()->first, text = saved.begin()->second;
  const std::vector<std::string> lines = as_lines(entries);
  int cases = 0, whole = 0;
  for (std::size_t at = 0; at < text.size(); at += next_case(7)) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string broken = text;
      broken[at] = static_cast<char>(broken[at] ^ (1 << bit));
      const Loaded loaded = load({{key, broken}});
      ++cases;
      const std::vector<std::string> read = as_lines(loaded.log.entries);
      REQUIRE(loaded.newer.empty());
      REQUIRE(is_part(read, lines));
      REQUIRE(read.size() + 48 >= lines.size());  // two lines at most, when it was the line's end
      if (loaded.set_aside.empty()) REQUIRE(read.size() == lines.size());
      whole += read.size() == lines.size();
    }
    const Loaded loaded = load({{key, text.substr(0, at)}});
    ++cases;
    REQUIRE(is_part(as_lines(loaded.log.entries), lines));
    REQUIRE(loaded.set_aside.size() == 1);
    // Every whole line before the cut counts.
    std::vector<Entry> before;
    for (std::string_view rest = std::string_view(text).substr(0, at); !rest.empty();) {
      const std::size_t end = rest.find('\n');
      if (const auto body = unseal(rest.substr(0, end))) unpack(*body, before);
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    REQUIRE(loaded.log.entries.size() == before.size());
  }
  MESSAGE(cases << " broken months, " << whole << " of them without a loss");
}

TEST_CASE("a second broken text under the same key does not replace the first that was put aside") {
  const Saved first = mended({{"holdfast.log.1", "one"}});
  Saved second = first;
  second["holdfast.log.1"] = "two";
  const Saved both = mended(second);
  CHECK(both.size() == 2);
  CHECK(both.begin()->second != both.rbegin()->second);
}

TEST_CASE("what cannot be put aside first is not overwritten") {
  const Saved saved{{"holdfast.log.1", "one"}};
  Shelf shelf{saved, 0};
  for (const Replacement& replacement : load(saved).mending) CHECK_FALSE(carry_out(replacement, shelf).done);
  CHECK(shelf.texts == saved);
}

TEST_CASE("a fold that fails at any of its writes leaves everything as it was") {
  const std::vector<Entry> entries = ten_years(4, 40).entries;
  const Saved saved = as_records(entries);
  const Replacement replacement = load(saved).mending.at(0);
  for (int room = 0; room < static_cast<int>(replacement.first.size()); ++room) {
    Shelf shelf{saved, room};
    CHECK_FALSE(carry_out(replacement, shelf).done);
    CHECK(shelf.texts == saved);
  }
}

TEST_CASE("what a newer version saved is left untouched, and said") {
  const std::string record = format("{\"holdfast\":\"log\",\"version\":%d}\n", kFormatVersion + 1) + seal("{\"is\":\"dream\"}", kFormatVersion + 1);
  const Loaded loaded = load({{"holdfast.log.1", record},
                              {"holdfast.log.month.2031-01.00000000", "{\"holdfast\":\"log\",\"version\":99999999999999999999}\nanything\nat all"},
                              {kSettingsKey, "{\"holdfast\":\"settings\",\"version\":9,\"theme\":\"plaid\"}"}});
  CHECK(loaded.newer.size() == 3);
  CHECK(loaded.mending.empty());
  CHECK(loaded.settings_locked);
  CHECK(loaded.log.entries.empty());
}

TEST_CASE("ten years lie in less than half of what a browser gives, come back as they were, and the next day costs what the first did") {
  const Log log = ten_years(1);
  Saved saved = as_months(log.entries);
  const std::size_t size = size_of(saved);
  MESSAGE("ten years: " << log.entries.size() << " entries in " << size << " characters, " << saved.size() << " texts");
  CHECK(2 * size < 4'000'000);  // bytes, where a browser keeps two for each
  const Loaded loaded = load(saved);
  CHECK(loaded.mending.empty());
  REQUIRE(loaded.log.entries.size() == log.entries.size());
  bool same = true;
  for (std::size_t i = 0; i < log.entries.size(); i += 13) same = same && write_entry(loaded.log.entries[i]) == write_entry(log.entries[i]);
  CHECK(same);
}
