// The second module with any file: it answers, and the app takes the answer or says why not.

#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/exchange.h"
#include "base/reader.h"
#include "base/writer.h"
#include "store/backup.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  static const std::string own = write_backup({Day{20'000}, Settings{}, Log{}});
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string answer = exchange(json_text(json_object({{"do", "read"}, {"now", std::int64_t{1'795'420'800'000}}, {"offset", 60}, {"own", own}, {"file", "f"}, {"text", text},
                                                             {"name", static_cast<int>(size % 3) - 1}, {"option", 2}})));
  Fault fault{"answer", ""};
  const nlohmann::json document = parse_json(answer, fault);
  if (fault) std::abort();
  if (const auto found = document.find("own"); found != document.end())
    if (!read_backup(found->get<std::string>(), "own")) std::abort();
  return 0;
}
