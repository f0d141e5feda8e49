#pragma once
// The data folder and single files, read from disk.

#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace holdfast::cli {

std::optional<std::string> read_file(const std::string& path);
bool write_file(const std::string& path, const std::string& text);

// Every exercise, motion and program of a data folder; each file that can't be read adds one sentence.
struct Folder {
  Catalog catalog;                    // exercises and motions as far as they could be read
  std::vector<std::string> files;     // all that were looked at, "exercises/superman.json"
  std::vector<std::string> problems;
};
Folder read_folder(const std::string& folder);

// All motions of a folder of motions.
Result<Motions> read_motion_folder(const std::string& folder);

// The folder to read: what was asked for, else `data` beside the tool, above it, or here.
std::string data_folder(const std::optional<std::string>& asked, const std::string& tool_path);

}  // namespace holdfast::cli
