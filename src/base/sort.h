#pragma once
// A stable sort that is compiled once for all types: it sorts places, and moves the values at the end. The
// standard library's is 2 KB of WebAssembly for each type and order that it is used with.

#include <cstddef>
#include <utility>
#include <vector>

namespace holdfast {

// Places 0 .. count - 1 in their new order; `before(context, a, b)` says whether what is at place a must come before
// what is at place b. Equals keep their order. A merge sort: count * log2(count) questions at most, and only
// count - 1 when everything is in order already.
using Before = bool (*)(const void* context, std::size_t a, std::size_t b);
std::vector<std::size_t> sorted_places(std::size_t count, Before before, const void* context);

// Sorts the list from place `first` on.
template <class T, class Less>
void sort_stably(std::vector<T>& list, const Less& less, std::size_t first = 0) {
  struct Context {
    const T* values;
    const Less* less;
  };
  const Context context{list.data() + first, &less};
  const auto before = [](const void* at, std::size_t a, std::size_t b) {
    const auto& [values, is_less] = *static_cast<const Context*>(at);
    return (*is_less)(values[a], values[b]);
  };
  std::vector<T> sorted;
  sorted.reserve(list.size() - first);
  for (const std::size_t place : sorted_places(list.size() - first, before, &context))
    sorted.push_back(std::move(list[first + place]));
  for (std::size_t i = 0; i < sorted.size(); ++i) list[first + i] = std::move(sorted[i]);
}

}  // namespace holdfast
