// The second module with any file: it answers, and the app takes the answer or says why not. What was taken is written as another
// program's file, and read once more it adds nothing.

#include <nlohmann/json.hpp>

#include "base/reader.h"
#include "base/writer.h"
#include "fuzz_catalog.h"
#include "fuzz_entry.h"
#include "store/backup.h"

namespace {

using namespace holdfast;
using fuzz::expect;
using nlohmann::json;

json ask(const char* what, const std::string& own, std::string_view text, int name = -1, int option = -1) {
  Fault fault{"answer", ""};
  const std::string request = json_text(json_object({{"do", what}, {"now", std::int64_t{1'795'420'800'000}}, {"offset", 60}, {"own", own}, {"file", "f"}, {"text", std::string(text)},
                                                     {"name", name}, {"option", option}}));
  json answer = parse_json(exchange_with(fuzz::catalog(), request), fault);
  expect(!fault && answer.is_object(), "an answer is an object");
  return answer;
}

bool has_text(const json& answer, const char* key) {
  const auto found = answer.find(key);
  return found != answer.end() && found->is_string() && !found->get_ref<const std::string&>().empty();
}

void expect_answer(const json& answer) {
  const bool preview = has_text(answer, "title");
  expect(int{has_text(answer, "why")} + int{answer.contains("restore")} + int{preview} == 1, "an answer is a refusal, a backup or a preview");
  if (has_text(answer, "why")) fuzz::expect_refusal(answer["why"].get<std::string>(), "");
  if (!preview) return;
  expect(answer.at("rows").is_array() && answer.at("names").is_array() && has_text(answer, "answered"), "a preview has rows and names");
  for (const json& name : answer.at("names")) {
    const int taken = name.at("taken").get<int>();
    expect(taken >= 0 && taken < static_cast<int>(name.at("options").size()), "a name is taken as one of its options");
  }
  expect(answer.contains("own") == has_text(answer, "take") && answer.contains("own") == has_text(answer, "done"), "what can be taken has a button");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string nothing = write_backup({Day{20'000}, Settings{}, Log{}});
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t lot = fuzz::lot_of(text);
  const json answer = ask("read", nothing, text, static_cast<int>(lot % 4) - 1, 2);
  expect_answer(answer);
  const auto found = answer.find("own");
  if (found == answer.end()) return 0;
  const std::string& taken = found->get_ref<const std::string&>();
  const auto own = read_backup(taken, "own");
  expect(static_cast<bool>(own), "the app takes what it is given");
  for (const Entry& entry : own->log.entries) fuzz::expect_entry(entry);
  expect(answer.contains("program") != own->settings.program.empty(), "a program is hers when the answer says so");
  if (lot / 4 % 8 != 0) return 0;
  if (own->log.entries.empty()) {
    expect(has_text(ask("program", taken, ""), "text") && has_text(ask("link", taken, ""), "link"), "a program can be given away");
    return 0;
  }
  const json file = ask(lot / 32 % 2 == 0 ? "strong" : "hevy", taken, "");
  expect(has_text(file, "text"), "a history can be given away");
  expect(!ask("read", taken, file["text"].get_ref<const std::string&>()).contains("own"), "what came from here adds nothing");
  return 0;
}
