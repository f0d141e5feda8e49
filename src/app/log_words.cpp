#include "app/log_words.h"

#include <algorithm>

#include "app/words.h"
#include "base/text.h"

namespace holdfast {
namespace {

constexpr char kEndOfPhrase = '\n';

// Small letters of the first two blocks of Unicode; what is neither letter nor digit parts words.
void fold_into(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto digit_at = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    const bool capital = byte >= 'A' && byte <= 'Z';
    const bool latin_capital = i > 0 && text[i - 1] == '\xC3' && byte >= 0x80 && byte <= 0x9E && byte != 0x97;
    const bool point = byte == '.' && i > 0 && digit_at(i - 1) && digit_at(i + 1);
    const bool part = capital || (byte >= 'a' && byte <= 'z') || byte >= 0x80 || point || digit_at(i);
    out += part ? static_cast<char>(byte + (capital || latin_capital ? 0x20 : 0)) : ' ';
  }
}

std::string folded(std::string_view text) {
  std::string out;
  fold_into(out, text);
  return out;
}

void add_phrase(std::string& said, std::string_view phrase) {
  fold_into(said, phrase);
  said += kEndOfPhrase;
}

bool is_number(std::string_view word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

bool has_number(std::string_view phrase) {
  return std::any_of(phrase.begin(), phrase.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A number as a whole, a word by its beginning.
bool says(std::string_view text, std::string_view word) {
  const bool whole = is_number(word);
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == kEndOfPhrase;
    const std::size_t end = at + word.size();
    if (begins && (!whole || end == text.size() || text[end] == ' ' || text[end] == kEndOfPhrase)) return true;
  }
  return false;
}

template <class Each>
void each_phrase(std::string_view said, Each each) {
  while (!said.empty()) {
    const std::size_t end = said.find(kEndOfPhrase);
    each(said.substr(0, end));
    said.remove_prefix(end + 1);
  }
}

struct Query {
  std::vector<std::string> words;
  std::vector<bool> named;  // said of nothing but exercise, level and day
};

// Everything that a row may say beside its exercise, its level and its day.
std::string vocabulary() {
  std::string all;
  for (const Word said : {Word::history_row, Word::removed_row, Word::summary_held, Word::seconds_short_one, Word::seconds_short, Word::minutes_short,
                          Word::minutes_seconds, Word::load_lb, Word::load_kg, Word::pain_said, Word::reserve_said, Word::morning_said,
                          Word::sides_said, Word::too_hard_said, Word::cut_short_said, Word::corrected_said})
    add_phrase(all, word(said));
  return all;
}

Query query_of(std::string_view text) {
  Query query;
  const std::string all = vocabulary(), typed = folded(text);
  std::string_view rest = typed;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (end > 0) {
      query.words.emplace_back(rest.substr(0, end));
      query.named.push_back(!is_number(query.words.back()) && !says(all, query.words.back()));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return query;
}

// Whether a number stands where the word beside it wants it; a word that no number goes with wants nothing.
bool goes_with(std::string_view said, std::string_view number, std::string_view beside, bool& wanted) {
  bool together = false;
  each_phrase(said, [&](std::string_view phrase) {
    if (!has_number(phrase) || !says(phrase, beside)) return;
    wanted = true;
    together = together || says(phrase, number);
  });
  return together;
}

bool says_all(std::string_view said, const Query& query) {
  const std::vector<std::string>& words = query.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!says(said, words[i])) return false;
    if (!is_number(words[i])) continue;
    bool wanted = false, together = false;
    if (i > 0 && !is_number(words[i - 1])) together = goes_with(said, words[i], words[i - 1], wanted);
    if (i + 1 < words.size() && !is_number(words[i + 1])) together = goes_with(said, words[i], words[i + 1], wanted) || together;
    if (wanted && !together) return false;
  }
  return true;
}

const Level* level_of(const App& app, const Bout& bout) {
  const Exercise* exercise = find_exercise(app.catalog, bout.exercise);
  const auto index = exercise ? find_level(*exercise, bout.level) : std::nullopt;
  return index ? &exercise->levels[*index] : nullptr;
}

std::string name_of(const App& app, const Bout& bout) {
  const Exercise* exercise = find_exercise(app.catalog, bout.exercise);
  return exercise ? exercise->name : std::string(bout.exercise);
}

std::string year_words(Day day) { return words(Word::day_year, {day_words(day), format("%d", date_of(day).year)}); }

std::string done_words(const Bout& bout) { return format("%d", static_cast<int>(bout.reps.size())); }

// What is said of a bout beside its exercise, its level and its day, one after the other.
template <class Each>
void each_note(const App& app, const Bout& bout, Each each) {
  if (!bout.reps.empty()) each(words(Word::summary_held, {seconds_words(held_ms(bout))}));
  if (bout.each_side && !bout.reps.empty())
    each(words(Word::sides_said, {format("%d", reps_done(bout, Side::left)), format("%d", reps_done(bout, Side::right))}));
  if (const std::string load = load_words(load_kg(bout), app.settings.units); !load.empty()) each(load);
  if (bout.pain) each(words(Word::pain_said, {format("%d", *bout.pain)}));
  if (bout.reserve) each(words(Word::reserve_said, {format("%d", *bout.reserve)}));
  if (bout.morning) each(words(Word::morning_said, {format("%d", *bout.morning)}));
  const auto count = [&](auto which) { return static_cast<int>(std::count_if(bout.reps.begin(), bout.reps.end(), which)); };
  if (const int cut = count([](const Rep& rep) { return rep.held_ms < rep.asked_ms; })) each(words(Word::cut_short_said, {format("%d", cut)}));
  if (bout.too_hard) each(std::string(word(Word::too_hard_said)));
  if (count([](const Rep& rep) { return rep.held_ms != rep.noted_ms; })) each(std::string(word(Word::corrected_said)));
}

}  // namespace

std::string log_row_words(const App& app, const Bout& bout, bool with_year) {
  return words(Word::history_row, {name_of(app, bout), done_words(bout), format("%d", bout.asked_reps), with_year ? year_words(bout.day) : day_words(bout.day)});
}

std::string log_more_words(const App& app, const Bout& bout) {
  const Level* level = level_of(app, bout);
  std::string line = level ? level->name : std::string(bout.level);
  each_note(app, bout, [&](const std::string& note) { line = line.empty() ? note : joined(line, note); });
  return line;
}

bool says_nothing(std::string_view query) { return query_of(query).words.empty(); }

Bouts found_in_log(const App& app, std::string_view text, Id exercise) {
  const Query query = query_of(text);
  Bouts found;
  // Ten years are looked through while she types: what many rows say alike is put into words once.
  struct Named { Id exercise, level; std::string said; };
  std::vector<Named> names;
  Day day;
  std::string day_said, said;
  for (auto bout = app.history.bouts.rbegin(); bout != app.history.bouts.rend(); ++bout) {
    if (!exercise.empty() && bout->exercise != exercise) continue;
    auto named = std::find_if(names.begin(), names.end(), [&](const Named& n) { return n.exercise == bout->exercise && n.level == bout->level; });
    if (named == names.end()) {
      const Level* level = level_of(app, *bout);
      named = names.insert(names.end(), {bout->exercise, bout->level, {}});
      add_phrase(named->said, name_of(app, *bout));
      add_phrase(named->said, level ? level->name : std::string(bout->level));
    }
    if (day_said.empty() || day != bout->day) {
      day = bout->day;
      day_said.clear();
      add_phrase(day_said, year_words(day));
    }
    bool possible = true;
    for (std::size_t i = 0; i < query.words.size() && possible; ++i)
      possible = !query.named[i] || says(named->said, query.words[i]) || says(day_said, query.words[i]);
    if (!possible) continue;
    said = named->said + day_said;
    add_phrase(said, words(Word::history_row, {"", done_words(*bout), format("%d", bout->asked_reps), ""}));
    if (bout->removed) add_phrase(said, words(Word::removed_row, {""}));
    each_note(app, *bout, [&](const std::string& note) { add_phrase(said, note); });
    if (says_all(said, query)) found.push_back(&*bout);
  }
  return found;
}

}  // namespace holdfast
