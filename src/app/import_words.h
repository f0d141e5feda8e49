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

}  // namespace holdfast
