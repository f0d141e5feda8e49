#include "platform/cli/folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace holdfast::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> json_files(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".json") names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

std::optional<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

bool write_file(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  return static_cast<bool>(out.flush());
}

Result<Motions> read_motion_folder(const std::string& folder) {
  const std::vector<std::string> names = json_files(folder);
  std::vector<std::string> texts;
  for (const std::string& name : names) texts.push_back(read_file((fs::path(folder) / name).string()).value_or(""));
  std::vector<MotionFile> files;
  for (std::size_t i = 0; i < names.size(); ++i) files.push_back({names[i], texts[i]});
  return read_motions(files);
}

Folder read_folder(const std::string& folder) {
  Folder result;
  std::vector<Exercise> exercises;
  std::vector<Program> programs;
  for (const std::string& name : json_files(fs::path(folder) / "exercises")) {
    result.files.push_back("exercises/" + name);
    auto read = read_exercise(read_file((fs::path(folder) / "exercises" / name).string()).value_or(""), name);
    if (read) exercises.push_back(*std::move(read));
    else result.problems.push_back(read.why());
  }
  for (const std::string& name : json_files(fs::path(folder) / "programs")) {
    result.files.push_back("programs/" + name);
    auto read = read_program(read_file((fs::path(folder) / "programs" / name).string()).value_or(""), name);
    if (read) programs.push_back(*std::move(read));
    else result.problems.push_back(read.why());
  }
  for (const std::string& name : json_files(fs::path(folder) / "motions")) result.files.push_back("motions/" + name);
  auto motions = read_motion_folder((fs::path(folder) / "motions").string());
  if (!motions) result.problems.push_back(motions.why());
  if (result.files.empty()) result.problems.push_back(folder + ": no exercises or programs here; expected exercises/*.json, motions/*.json and programs/*.json");
  if (!result.problems.empty()) {
    result.catalog.exercises = std::move(exercises);
    if (motions) result.catalog.motions = *std::move(motions);
    return result;
  }
  auto catalog = make_catalog(*std::move(motions), std::move(exercises), std::move(programs));
  if (catalog) result.catalog = *std::move(catalog);
  else result.problems.push_back(catalog.why());
  return result;
}

std::string data_folder(const std::optional<std::string>& asked, const std::string& tool_path) {
  if (asked) return *asked;
  std::error_code error;
  const fs::path beside = fs::absolute(tool_path, error).parent_path();
  for (const fs::path& candidate : {beside / "data", beside / ".." / "data", beside / ".." / ".." / "data", fs::path("data")})
    if (fs::is_directory(candidate / "exercises", error)) return candidate.lexically_normal().string();
  return "data";
}

}  // namespace holdfast::cli
