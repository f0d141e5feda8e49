// A program's file, shipped or hers: refused with its name in one line, or written and read again the same, and it says what the
// text says.

#include "fuzz_catalog.h"
#include "fuzz_json.h"
#include "interchange/program_file.h"

namespace {

using namespace holdfast;
using fuzz::expect;

void expect_said(const nlohmann::json& document, const Program& program) {
  expect(document.at("id") == program.id && document.at("items").size() == program.items.size(), "a program is what the text says");
  for (std::size_t i = 0; i < program.items.size(); ++i) {
    const nlohmann::json& item = document.at("items")[i];
    expect(item.at("exercise") == program.items[i].exercise && item.contains("level") == program.items[i].level.has_value(), "a program is what the text says");
    expect(!program.items[i].level || item.at("level") == *program.items[i].level, "a program is what the text says");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const auto program = read_program_file(text, "f", fuzz::catalog());
  if (!program) fuzz::expect_refusal(program.why(), "f: ");
  Fault none;
  const nlohmann::json document = parse_json(text, none);
  // A shipped one is called what its file is called, and may name what another has.
  const bool named = document.is_object() && document.contains("id") && document["id"].is_string();
  const std::string file = named ? document["id"].get<std::string>() + ".json" : "f";
  const auto shipped = read_program(text, file);
  if (!shipped) expect(!shipped.why().empty() && !program, "a program of ours is one that can be shipped");
  if (shipped) expect_said(document, *shipped);
  if (!program) return 0;
  for (const ProgramItem& item : program->items) {
    const Exercise* exercise = find_exercise(fuzz::catalog(), item.exercise);
    expect(exercise && (!item.level || find_level(*exercise, *item.level)), "a program names what there is");
  }
  const std::string written = write_program(*program);
  const auto again = read_program_file(written, "f", fuzz::catalog());
  expect(again && write_program(*again) == written, "a program is written and read again the same");
  return 0;
}
