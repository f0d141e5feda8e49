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

enum class PreviewWord : unsigned char { leave_out, name_as, take_history, take_program, done_history, done_program };
std::string preview_words(PreviewWord which, const std::vector<std::string>& facts = {});

// A kind of rows of a preview, in one line; and how many others there are.
std::string row_kind_words(RowState state, int line, int count, const std::string& name, const std::string& sentence);
std::string more_rows_words(int count);
std::string history_title_words(const ImportPreview& seen);
std::string program_title_words(const Program& program);

}  // namespace holdfast
