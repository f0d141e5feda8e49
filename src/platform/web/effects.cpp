#include "platform/web/effects.h"

#include <string>

#include "platform/web/bridge.h"
#include "store/replacement.h"

namespace holdfast::web {
namespace {

struct BrowserStorage {
  static constexpr bool kReadsBack = true;  // web/storage.js, which does not turn the text to bytes again
  std::optional<std::string> read(const std::string& key) const {
    return page_read(key.c_str()) ? std::optional<std::string>(take_text()) : std::nullopt;
  }
  bool write(const std::string& key, const std::string& value) const { return page_write(key.c_str(), value.c_str(), static_cast<int>(value.size())) != 0; }
  bool copy(const std::string& from, const std::string& to) const { return page_copy(from.c_str(), to.c_str()) != 0; }
  bool remove(const std::string& key) const { return page_remove(key.c_str()) != 0; }
  std::vector<std::string> keys() const {
    std::vector<std::string> all(static_cast<std::size_t>(page_keys()));
    for (std::string& key : all) key = take_text();
    return all;
  }
};

struct Performer {
  std::vector<Intent>& answers;

  void operator()(const effect::Write& write) {
    BrowserStorage storage;
    if (!put(storage, {write.key, write.value})) answers.push_back(intent::WriteFailed{write.key, write.value});
  }
  // What could not be removed is there when the page is opened again, and is seen through then.
  void operator()(const effect::Remove& remove) { page_remove(remove.key.c_str()); }
  void operator()(const effect::Replace& replace) {
    BrowserStorage storage;
    CarriedOut done = holdfast::carry_out(replace.what, storage);
    std::string key = replace.what.first.empty() ? std::string() : replace.what.first.front().key;
    answers.push_back(intent::Replaced{replace.why, std::move(key), done.done, std::move(done.gave_way), std::move(done.taken)});
  }
  // One tone a line: its name, a space, its time.
  void operator()(const effect::Tones& tones) {
    std::string lines;
    for (const TimedTone& tone : tones.tones) lines += std::string(name_of(tone.tone)) + " " + std::to_string(tone.at_ms) + "\n";
    page_tones(tones.replace, lines.c_str(), tones.volume_percent, static_cast<double>(tones.until_ms));
  }
  void operator()(const effect::Say& say) { page_say(say.text.c_str(), say.voice.c_str(), say.volume_percent); }
  void operator()(const effect::Hush&) { page_hush(); }
  void operator()(const effect::KeepAwake& awake) { page_keep_awake(awake.on, awake.headset); }
  void operator()(const effect::Vibrate& vibrate) {
    std::string pattern;
    for (const int ms : vibrate.pattern_ms) pattern += std::to_string(ms) + " ";
    page_vibrate(pattern.c_str());
  }
  void operator()(const effect::Announce& announce) { page_announce(announce.text.c_str()); }
  void operator()(const effect::Download& file) { page_download(file.name.c_str(), file.mime.c_str(), file.text.c_str()); }
  void operator()(const effect::AskForFile& ask) { page_ask_for_file(ask.foreign); }
  void operator()(const effect::Exchange& exchange) { page_exchange(exchange.request.c_str(), exchange.link.c_str()); }
};

}  // namespace

void carry_out(const std::vector<Effect>& effects, std::vector<Intent>& answers) {
  for (const Effect& effect : effects) std::visit(Performer{answers}, effect);
}

}  // namespace holdfast::web
