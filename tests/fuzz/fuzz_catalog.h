#pragma once
// The shipped exercises and programs without their motions: names and levels are all that a file can be matched to.

#include "catalog/catalog.h"
#include "catalog/shipped.h"

namespace holdfast::fuzz {

inline const Catalog& catalog() {
  static const Catalog made = [] {
    Catalog catalog;
    for (const ShippedFile& file : shipped_files()) {
      if (file.kind == ShippedKind::exercise) catalog.exercises.push_back(*read_exercise(file.text, file.name));
      if (file.kind == ShippedKind::program) catalog.programs.push_back(*read_program(file.text, file.name));
    }
    return catalog;
  }();
  return made;
}

}  // namespace holdfast::fuzz
