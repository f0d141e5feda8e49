#pragma once
// The shipped exercises and programs without their motions: names and levels are all that a file can be matched to. Read once.

#include "app/exchange.h"

namespace holdfast::fuzz {

inline const Catalog& catalog() {
  static const Catalog made = names_only();
  return made;
}

}  // namespace holdfast::fuzz
