// Settings and an unfinished session: refused with the file's name, or written and read again the same; and what the text said is
// what was taken.

#include "fuzz_json.h"
#include "session/plan.h"
#include "store/settings.h"
#include "store/unfinished.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  using fuzz::expect;
  const std::string_view text = fuzz::text_of(data, size);
  const auto settings = read_settings(text, "f");
  if (!settings) fuzz::expect_refusal(settings.why(), "f: ");
  if (settings) {
    const std::string written = write_settings(*settings);
    fuzz::expect_said(text, written);
    const auto again = read_settings(written, "f");
    expect(again && write_settings(*again) == written, "settings are written and read again the same");
    expect(settings->volume_percent >= 0 && settings->volume_percent <= 100 && settings->breath_s >= 3 && settings->breath_s <= 12, "settings are inside their ranges");
    expect(settings->lead_in_s >= 3 && settings->lead_in_s <= 30 && settings->change_s >= 5 && settings->change_s <= 60, "settings are inside their ranges");
    expect(settings->days.size() <= kMostDays && settings->exercise_names.size() <= kMostNames, "settings are inside their ranges");
  }
  const auto unfinished = read_unfinished(text, "f");
  if (!unfinished) fuzz::expect_refusal(unfinished.why(), "f: ");
  if (unfinished) {
    const std::string written = write_unfinished(*unfinished);
    fuzz::expect_said(text.substr(0, text.find('\n')), written.substr(0, written.find('\n')));
    const auto again = read_unfinished(written, "f");
    expect(again && write_unfinished(*again) == written, "an unfinished session is written and read again the same");
    expect(!unfinished->items.empty() && unfinished->items.size() <= kMostItems && unfinished->step >= 0 && unfinished->step <= static_cast<int>(kMostSteps),
           "an unfinished session is one that can be gone on with");
  }
  return 0;
}
