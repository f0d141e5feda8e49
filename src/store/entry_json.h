#pragma once
// One log entry as one line of JSON, and back. The format is described in data/README.md.

#include <string>
#include <string_view>

#include "base/reader.h"
#include "base/result.h"
#include "progress/log.h"

namespace holdfast {

std::string write_entry(const Entry& entry);  // one line, no newline
Entry read_entry(const Reader& at);           // faults noted through the reader
Result<Entry> read_entry(std::string_view line, const std::string& file);

}  // namespace holdfast
