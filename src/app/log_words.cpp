#include "app/log_words.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/words.h"
#include "base/text.h"

namespace holdfast {
namespace {

constexpr std::size_t kMostWords = 64;  // of a query; more are not looked at

// Small letters of the first two blocks of Unicode; what is neither letter nor digit parts words.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto digit_at = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    const bool capital = byte >= 'A' && byte <= 'Z';
    const bool latin_capital = i > 0 && text[i - 1] == '\xC3' && byte >= 0x80 && byte <= 0x9E && byte != 0x97;
    const bool point = byte == '.' && i > 0 && digit_at(i - 1) && digit_at(i + 1);
    const bool part = capital || (byte >= 'a' && byte <= 'z') || byte >= 0x80 || point || digit_at(i);
    out += part ? static_cast<char>(byte + (capital || latin_capital ? 0x20 : 0)) : ' ';
  }
  return out;
}

bool is_number(std::string_view word) { return word[0] >= '0' && word[0] <= '9'; }

// A number as a whole, a word by its beginning.
bool says(std::string_view text, std::string_view word) {
  const bool whole = is_number(word);
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || text[at - 1] == ' ') && (!whole || end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

using Words = std::vector<std::string>;

Words words_of(std::string_view query) {
  Words list;
  const std::string typed = folded(query);
  std::string_view rest = typed;
  while (!rest.empty() && list.size() < kMostWords) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (end > 0) list.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return list;
}

// What a part of a row says of a query. Ten years of rows are looked through while she types: their parts are put into words
// once, and then only these are compared.
struct Phrase {
  std::uint64_t says = 0;  // a bit for each word of the query
  bool number = false;     // there is one in it
};

Phrase phrase_of(const Words& query, std::string_view text) {
  Phrase phrase;
  const std::string said = folded(text);
  for (std::size_t i = 0; i < query.size(); ++i)
    if (says(said, query[i])) phrase.says |= std::uint64_t{1} << i;
  phrase.number = std::any_of(said.begin(), said.end(), [](char c) { return c >= '0' && c <= '9'; });
  return phrase;
}

// Whether every number stands where a word beside it wants it; a word that no number goes with wants nothing.
bool numbers_fit(const std::vector<Phrase>& row, const Words& query) {
  const auto bit = [](std::size_t i) { return std::uint64_t{1} << i; };
  for (std::size_t i = 0; i < query.size(); ++i) {
    if (!is_number(query[i])) continue;
    bool wanted = false, together = false;
    const auto beside = [&](std::size_t word) {
      for (const Phrase& phrase : row)
        if (phrase.number && (phrase.says & bit(word))) wanted = true, together = together || (phrase.says & bit(i));
    };
    if (i > 0 && !is_number(query[i - 1])) beside(i - 1);
    if (i + 1 < query.size() && !is_number(query[i + 1])) beside(i + 1);
    if (wanted && !together) return false;
  }
  return true;
}

std::string level_words(const App& app, const Bout& bout) {
  const Exercise* exercise = find_exercise(app.catalog, bout.exercise);
  const auto index = exercise ? find_level(*exercise, bout.level) : std::nullopt;
  return index ? exercise->levels[*index].name : std::string(bout.level);
}

std::string name_of(const App& app, const Bout& bout) {
  const Exercise* exercise = find_exercise(app.catalog, bout.exercise);
  return exercise ? exercise->name : std::string(bout.exercise);
}

std::string year_words(Day day) { return words(Word::day_year, {day_words(day), format("%d", date_of(day).year)}); }

// What is said of a bout beside its exercise, its level and its day; as numbers, since many bouts say the same.
struct Note {
  enum class Kind : std::uint8_t { done, removed, held, sides, load, pain, reserve, morning, cut_short, too_hard, corrected } kind;
  int first = 0, second = 0;
  auto operator<=>(const Note&) const = default;
};

std::string note_words(const App& app, const Note& note) {
  const std::string first = format("%d", note.first), second = format("%d", note.second);
  switch (note.kind) {
    case Note::Kind::done: return words(Word::history_row, {"", first, second, ""});
    case Note::Kind::removed: return words(Word::removed_row, {""});
    case Note::Kind::held: return words(Word::summary_held, {seconds_words(Ms{note.first} * 1000)});
    case Note::Kind::sides: return words(Word::sides_said, {first, second});
    case Note::Kind::load: return load_words(note.first / 1000.0, app.settings.units);
    case Note::Kind::pain: return words(Word::pain_said, {first});
    case Note::Kind::reserve: return words(Word::reserve_said, {first});
    case Note::Kind::morning: return words(Word::morning_said, {first});
    case Note::Kind::cut_short: return words(Word::cut_short_said, {first});
    case Note::Kind::too_hard: return word(Word::too_hard_said);
    case Note::Kind::corrected: return word(Word::corrected_said);
  }
  return {};
}

// How it was, in the order in which it is said.
template <class Each>
void each_note(const Bout& bout, Each each) {
  using Kind = Note::Kind;
  int cut = 0, corrected = 0;
  for (const Rep& rep : bout.reps) cut += rep.held_ms < rep.asked_ms, corrected += rep.held_ms != rep.noted_ms;
  if (!bout.reps.empty()) each(Note{Kind::held, static_cast<int>((held_ms(bout) + 500) / 1000)});
  if (bout.each_side && !bout.reps.empty()) each(Note{Kind::sides, reps_done(bout, Side::left), reps_done(bout, Side::right)});
  if (const double load = load_kg(bout); load > 0) each(Note{Kind::load, static_cast<int>(std::lround(load * 1000))});
  if (bout.pain) each(Note{Kind::pain, *bout.pain});
  if (bout.reserve) each(Note{Kind::reserve, *bout.reserve});
  if (bout.morning) each(Note{Kind::morning, *bout.morning});
  if (cut) each(Note{Kind::cut_short, cut});
  if (bout.too_hard) each(Note{Kind::too_hard});
  if (corrected) each(Note{Kind::corrected});
}

// What a note may say: only where that is looked for the repetitions are gone through.
std::uint64_t says_any_note(const Words& query) {
  std::uint64_t says = 0;
  for (const Word said : {Word::history_row, Word::removed_row, Word::summary_held, Word::seconds_short_one, Word::seconds_short, Word::minutes_short,
                          Word::minutes_seconds, Word::load_lb, Word::load_kg, Word::pain_said, Word::reserve_said, Word::morning_said,
                          Word::sides_said, Word::too_hard_said, Word::cut_short_said, Word::corrected_said})
    says |= phrase_of(query, word(said)).says;
  for (std::size_t i = 0; i < query.size(); ++i)
    if (is_number(query[i])) says |= std::uint64_t{1} << i;
  return says;
}

int reps_of(const Bout& bout) { return static_cast<int>(bout.reps.size()); }

}  // namespace

std::string log_row_words(const App& app, const Bout& bout, bool with_year) {
  return words(Word::history_row, {name_of(app, bout), format("%d", reps_of(bout)), format("%d", bout.asked_reps), with_year ? year_words(bout.day) : day_words(bout.day)});
}

std::string log_more_words(const App& app, const Bout& bout) {
  std::string line = level_words(app, bout);
  each_note(bout, [&](const Note& note) { line = line.empty() ? note_words(app, note) : joined(line, note_words(app, note)); });
  return line;
}

std::string advised_words(const App& app, const Bout& bout) {
  const Advised* const advised = last_advised(app.history, bout.exercise, bout.session);
  const Exercise* const exercise = find_exercise(app.catalog, bout.exercise);
  const auto to = advised && exercise ? rung_of(*exercise, advised->level, advised->dose) : std::nullopt;
  if (!to) return {};
  std::string said = words(Word::advised_then, {advice_words(advised->kind, *to, advised->reason, *exercise, app.settings.units)});
  if (advised->kind == AdviceKind::stay || advised->kind == AdviceKind::see_clinician) return said;
  // Her next decision about it, if it came before anything else was proposed.
  const auto later = [&](const auto& fact) { return fact.exercise == bout.exercise && fact.wall_ms > advised->wall_ms; };
  const auto next = std::find_if(app.history.advised.begin(), app.history.advised.end(), later);
  const auto decided = std::find_if(app.history.decided.begin(), app.history.decided.end(), later);
  if (next == app.history.advised.end() && decided == app.history.decided.end()) return said;  // it stands
  const bool in_time = decided != app.history.decided.end() && (next == app.history.advised.end() || decided->wall_ms < next->wall_ms);
  const bool taken = in_time && decided->level == advised->level && decided->dose == advised->dose;
  return said + " " + word(taken ? Word::advised_taken : Word::advised_not_taken);
}

std::string cut_words(Cut cut) {
  return cut == Cut::no ? std::string() : word(static_cast<Word>(static_cast<int>(Word::cut_pressing) + static_cast<int>(cut) - static_cast<int>(Cut::by_pressing)));
}

bool says_nothing(std::string_view query) { return words_of(query).empty(); }

Bouts found_in_log(const App& app, std::string_view text, Id exercise) {
  const Words query = words_of(text);
  const std::uint64_t all = query.size() == kMostWords ? ~std::uint64_t{0} : (std::uint64_t{1} << query.size()) - 1;
  const std::uint64_t of_notes = says_any_note(query);
  Bouts found;
  struct Named { Id exercise, level; Phrase name, step; };
  std::vector<Named> names;
  std::map<Note, Phrase> notes;
  std::vector<Phrase> row;
  std::optional<Day> day;
  Phrase on_day;
  for (auto bout = app.history.bouts.rbegin(); bout != app.history.bouts.rend(); ++bout) {
    if (!exercise.empty() && bout->exercise != exercise) continue;
    auto named = std::find_if(names.begin(), names.end(), [&](const Named& n) { return n.exercise == bout->exercise && n.level == bout->level; });
    if (named == names.end())
      named = names.insert(names.end(), {bout->exercise, bout->level, phrase_of(query, name_of(app, *bout)), phrase_of(query, level_words(app, *bout))});
    if (day != bout->day) on_day = phrase_of(query, year_words(bout->day));
    day = bout->day;
    if ((of_notes | named->name.says | named->step.says | on_day.says) != all) continue;
    row = {named->name, named->step, on_day};
    const auto add = [&](const Note& note) {
      const auto known = notes.find(note);
      row.push_back(known != notes.end() ? known->second : notes.emplace(note, phrase_of(query, note_words(app, note))).first->second);
    };
    add({Note::Kind::done, reps_of(*bout), bout->asked_reps});
    if (bout->removed) add({Note::Kind::removed});
    each_note(*bout, add);
    std::uint64_t said = 0;
    for (const Phrase& phrase : row) said |= phrase.says;
    if (said == all && numbers_fit(row, query)) found.push_back(&*bout);
  }
  return found;
}

}  // namespace holdfast
