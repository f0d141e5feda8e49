#pragma once
// Which exercise and level of ours another program's name means.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/catalog.h"

namespace holdfast {

struct Target {
  std::string exercise, level;  // ids that exist in the catalogue
  friend bool operator==(const Target&, const Target&) = default;
};

// Ours as another program is told it: "Bridge (One leg)".
std::string full_name(const Exercise& exercise, const Level& level);

struct Match {
  Target target;
  bool certain = false;  // the name is one of ours; else it only reads like one
};

// By the whole name, then by names in common use, then by the words they share. A name on its own means the level that
// is usually meant by it, which is a guess. "(Left)" and "(Right)" are passed over.
std::optional<Match> match_name(const Catalog& catalog, std::string_view name);

// What she has said of names: a target, or nothing for what is to be left out.
using NameChoices = std::map<std::string, std::optional<Target>>;

// "bridge/one_leg" or "-" for what is left out, as it is kept among the settings; and back: no choice for what is
// neither, or not in the catalogue.
std::string write_choice(const std::optional<Target>& target);
NameChoices read_choices(const Catalog& catalog, const std::map<std::string, std::string>& kept);

}  // namespace holdfast
