#pragma once
// What is said about files of other programs. The words are in app/words_import_en.inc.

#include <string>
#include <vector>

#include "interchange/export.h"
#include "interchange/import.h"

namespace holdfast {

std::string remark_words(const Remark& remark);            // one sentence
std::string row_words(const std::vector<Remark>& remarks); // the sentences that matter, most telling first
std::string loss_words(const std::vector<Loss>& losses);   // one sentence; empty where nothing is lost

enum class PreviewWord : unsigned char { leave_out, name_as, take_history, take_program, done_history, done_program, earlier_rows, later_rows, rows_shown,
                                         more_names, only_of_hep, stays, stays_gentle };
std::string preview_words(PreviewWord which, const std::vector<std::string>& facts = {});

// A row of a preview in one line: its state, place, what it says, and why it is what it is.
std::string row_line_words(const ImportRow& row, Units units);
// How many rows there are in all, and of each state: what can be looked at.
std::vector<std::string> state_words(const std::vector<ImportRow>& rows);
std::string history_title_words(const ImportPreview& seen);
std::string program_title_words(const Program& program);

}  // namespace holdfast
