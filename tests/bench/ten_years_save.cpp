// Prints what storage holds after ten years of training up to yesterday, as one JSON object: for the page's benchmark.

#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>

#include "../ten_years.h"
#include "store/journal.h"

int main() {
  using namespace holdfast;
  const Day today{static_cast<std::int32_t>(std::time(nullptr) / 86'400)};
  nlohmann::json saved;
  for (const Write& text : months_of(ten_years(1, kTenYearsDays, today - kTenYearsDays).entries)) saved[text.key] = text.value;
  std::puts(saved.dump().c_str());
}
