#pragma once
// Everything she has, as one file, and back.

#include <string>
#include <string_view>

#include "base/result.h"
#include "progress/log.h"
#include "store/settings.h"

namespace holdfast {

struct Backup {
  Day made;
  Settings settings;
  Log log;
};

std::string write_backup(const Backup& backup);  // JSON, one entry a line, ends with a newline
Result<Backup> read_backup(std::string_view text, const std::string& file);

}  // namespace holdfast
