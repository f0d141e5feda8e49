#include "base/sort.h"

#include <algorithm>

namespace holdfast {

std::vector<std::size_t> sorted_places(std::size_t count, Before before, const void* context) {
  std::vector<std::size_t> places(count), merged(count);
  for (std::size_t i = 0; i < count; ++i) places[i] = i;
  for (std::size_t width = 1; width < count; width *= 2) {
    for (std::size_t low = 0; low < count; low += 2 * width) {
      const std::size_t middle = std::min(low + width, count), high = std::min(low + 2 * width, count);
      std::copy(places.begin() + static_cast<std::ptrdiff_t>(low), places.begin() + static_cast<std::ptrdiff_t>(high),
                merged.begin() + static_cast<std::ptrdiff_t>(low));
      if (middle == high || !before(context, places[middle], places[middle - 1])) continue;  // in order already
      std::size_t left = low, right = middle;
      for (std::size_t i = low; i < high; ++i) {
        const bool from_right = left == middle || (right < high && before(context, places[right], places[left]));
        merged[i] = places[from_right ? right++ : left++];
      }
    }
    places.swap(merged);
  }
  return places;
}

}  // namespace holdfast
