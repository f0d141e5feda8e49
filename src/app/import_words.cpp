#include "app/import_words.h"

#include <algorithm>

#include "app/words.h"
#include "base/text.h"

namespace holdfast {
namespace {

enum class ImportWord : unsigned char {
#define WORD(id, text) id,
#include "app/words_import_en.inc"
#undef WORD
};

constexpr const char* kEnglish[] = {
#define WORD(id, text) text,
#include "app/words_import_en.inc"
#undef WORD
};

const char* word_at(int index) { return kEnglish[index]; }
const char* word_of(ImportWord which) { return word_at(static_cast<int>(which)); }

// The name of what was expected in a cell, as the readers give it, to its words.
std::string expected_words(const std::string& name) {
  constexpr struct {
    const char* name;
    ImportWord words;
  } kExpected[] = {{"number", ImportWord::expected_number}, {"whole", ImportWord::expected_whole}, {"unit", ImportWord::expected_unit},
                   {"strong_date", ImportWord::expected_strong_date}, {"hevy_date", ImportWord::expected_hevy_date},
                   {"set_order", ImportWord::expected_set_order}, {"set_type", ImportWord::expected_set_type},
                   {"clock", ImportWord::expected_clock}, {"name", ImportWord::expected_name}};
  for (const auto& known : kExpected)
    if (name == known.name) return word_of(known.words);
  return name;
}

}  // namespace

std::string remark_words(const Remark& remark) {
  std::vector<std::string> facts = remark.facts;
  if (remark.why == RowWhy::bad_cell && facts.size() == 3) facts[2] = expected_words(facts[2]);
  return fill(word_at(static_cast<int>(ImportWord::row_as_it_stands) + static_cast<int>(remark.why)), facts);
}

std::string row_words(const std::vector<Remark>& remarks) {
  const RowState state = state_of(remarks);
  std::string out;
  for (const Remark& remark : remarks) {
    // Of a row that is not taken only that matters; "as it stands" only where nothing else is to be said.
    if (state == RowState::ignored && remark.why < kFirstIgnored) continue;
    if (remark.why == RowWhy::as_it_stands && remarks.size() > 1) continue;
    out += (out.empty() ? "" : " ") + remark_words(remark);
  }
  return out;
}

std::string loss_words(const std::vector<Loss>& losses) {
  std::string list;
  for (const Loss loss : losses)
    list += (list.empty() ? "" : ", ") + std::string(word_at(static_cast<int>(ImportWord::loss_single_holds) + static_cast<int>(loss)));
  return list.empty() ? list : fill(word_of(ImportWord::losses), {list});
}

std::string preview_words(PreviewWord which, const std::vector<std::string>& facts) {
  return fill(word_at(static_cast<int>(ImportWord::leave_out) + static_cast<int>(which)), facts);
}

std::string row_line_words(const ImportRow& row, Units units) {
  std::string what = row.name;
  const auto add = [&](const std::string& fact) { what += (what.empty() || fact.empty() ? "" : ", ") + fact; };
  if (row.day) add(iso_date(*row.day));
  if (row.sets > 0) add(fill(word_of(ImportWord::row_sets), {format("%d", row.sets)}));
  if (row.reps) add(fill(word_of(ImportWord::row_reps), {format("%d", *row.reps)}));
  if (row.seconds && *row.seconds > 0) add(fill(word_of(ImportWord::row_seconds), {short_number(*row.seconds)}));
  if (row.weight_kg > 0) add(load_words(row.weight_kg, units));
  add(side_words(row.side));
  return fill(word_of(ImportWord::row_line), {word_at(static_cast<int>(ImportWord::state_understood) + static_cast<int>(row.state)), format("%d", row.line), what, row_words(row.remarks)});
}

std::vector<std::string> state_words(const std::vector<ImportRow>& rows) {
  int of_state[4] = {};
  for (const ImportRow& row : rows) ++of_state[static_cast<int>(row.state)];
  std::vector<std::string> list{fill(word_of(ImportWord::state_count), {word_of(ImportWord::state_all), format("%d", static_cast<int>(rows.size()))})};
  for (int state = 0; state < 4; ++state)
    list.push_back(fill(word_of(ImportWord::state_count), {word_at(static_cast<int>(ImportWord::state_understood) + state), format("%d", of_state[state])}));
  return list;
}

std::string history_title_words(const ImportPreview& seen) {
  int of_state[4] = {};
  for (const ImportRow& row : seen.rows) ++of_state[static_cast<int>(row.state)];
  return fill(word_of(ImportWord::history_title), {word_at(static_cast<int>(ImportWord::tracker_strong) + static_cast<int>(seen.tracker)), format("%d", seen.repetitions),
                                                   format("%d", seen.sessions), format("%d", of_state[0]), format("%d", of_state[1]), format("%d", of_state[2]), format("%d", of_state[3])});
}

std::string program_title_words(const Program& program) { return fill(word_of(ImportWord::program_title), {program.name, program.summary}); }

}  // namespace holdfast
