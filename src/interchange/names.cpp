#include "interchange/names.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace holdfast {
namespace {

// Letters and digits of all parts together, in lower case, with one space between words; bytes beyond ASCII stay as they are. Given one by one
// until `take` wants no more; returns whether it took all.
template <class Take>
bool each_plain(std::initializer_list<std::string_view> parts, Take take) {
  bool any = false, gap = false;
  for (const std::string_view part : parts)
    for (const char c : part) {
      const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      const bool kept = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') || static_cast<unsigned char>(low) >= 0x80;
      if (!kept) gap = any;
      else if ((gap && !take(' ')) || !take(low)) return false;
      else any = true, gap = false;
    }
  return true;
}

std::string plain(std::string_view name) {
  std::string out;
  each_plain({name}, [&](char c) { return out += c, true; });
  return out;
}

// Without making that text: a file has thousands of names, each is held against all of ours.
bool is_plain_of(std::string_view whole, std::initializer_list<std::string_view> parts) {
  std::size_t at = 0;
  return each_plain(parts, [&](char c) { return at < whole.size() && whole[at++] == c; }) && at == whole.size();
}

// In order, each once; an s at a word's end counts for nothing.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : plain(name) + " ") {
    if (c != ' ') {
      word += c;
      continue;
    }
    if (word.size() > 3 && word.back() == 's') word.pop_back();
    if (!word.empty() && word != "left" && word != "right" && word != "the") words.push_back(std::move(word));
    word.clear();
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

struct Alias {
  std::string_view words;   // as words_of would have them; all of these are in the name ...
  const char* target;  // "exercise/level"
};

// Names in common use; the first whose words are all there is taken, so the closer ones stand first.
constexpr Alias kAliases[] = {
    {"single leg bridge", "bridge/one_leg"}, {"one leg bridge", "bridge/one_leg"}, {"march bridge", "bridge/march"}, {"marching bridge", "bridge/march"},
    {"side bridge knee", "side_bridge/knees"}, {"side plank knee", "side_bridge/knees"}, {"side plank leg raise", "side_bridge/leg_up"},
    {"side bridge", "side_bridge/feet"}, {"side plank", "side_bridge/feet"},
    {"glute bridge", "bridge/both_legs"}, {"hip bridge", "bridge/both_legs"}, {"bridge", "bridge/both_legs"},
    {"pelvic tilt", "bridge/pelvic_tilt"},
    {"clam", "side_lying_leg_lift/clam"}, {"clamshell", "side_lying_leg_lift/clam"},
    {"side lying leg", "side_lying_leg_lift/straight_leg"}, {"side lying abduction", "side_lying_leg_lift/straight_leg"},
    {"lateral leg raise", "side_lying_leg_lift/straight_leg"},
    {"bird dog", "bird_dog/opposite"}, {"birddog", "bird_dog/opposite"}, {"quadruped arm leg", "bird_dog/opposite"},
    {"curl up", "curl_up/elbows_down"},
    {"superman", "superman/full"}, {"supermen", "superman/full"},
    {"bodyweight squat", "squat/parallel"}, {"air squat", "squat/parallel"}, {"dumbbell squat", "squat/hand_weights"},
    {"hip hinge", "hip_hinge/hinge"}, {"good morning bodyweight", "hip_hinge/hinge"},
};

bool all_in(const std::vector<std::string>& wanted, const std::vector<std::string>& words) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) { return std::binary_search(words.begin(), words.end(), word); });
}

bool all_in(std::string_view wanted, const std::vector<std::string>& words) {
  while (!wanted.empty()) {
    const std::size_t end = std::min(wanted.find(' '), wanted.size());
    if (!std::binary_search(words.begin(), words.end(), wanted.substr(0, end), std::less<>())) return false;
    wanted.remove_prefix(std::min(end + 1, wanted.size()));
  }
  return true;
}

std::optional<Target> target_of(const Catalog& catalog, std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const Exercise* exercise = find_exercise(catalog, text.substr(0, slash));
  const std::string_view level = text.substr(slash + 1);
  if (!exercise || !find_level(*exercise, level)) return std::nullopt;
  return Target{exercise->id, std::string(level)};
}

// The level most of whose words the name shares, if it has all those of its exercise.
std::optional<Target> by_words(const Catalog& catalog, const std::vector<std::string>& words) {
  std::optional<Target> best;
  std::size_t most = 0;
  for (const Exercise& exercise : catalog.exercises) {
    const std::vector<std::string> own = words_of(exercise.name);
    if (own.empty() || !all_in(own, words)) continue;
    for (std::size_t l = 0; l < exercise.levels.size(); ++l) {
      const std::vector<std::string> level = words_of(exercise.levels[l].name);
      const bool here = !level.empty() && all_in(level, words);
      const std::size_t shared = 2 * own.size() + (here ? 2 * level.size() : 0) + (l == exercise.start_level ? 1 : 0);
      if (shared <= most || (!here && l != exercise.start_level)) continue;
      most = shared;
      best = Target{exercise.id, exercise.levels[l].id};
    }
  }
  return best;
}

}  // namespace

std::string full_name(const Exercise& exercise, const Level& level) { return exercise.name + " (" + level.name + ")"; }

std::optional<Match> match_name(const Catalog& catalog, std::string_view name) {
  std::string whole = plain(name);
  for (const std::string_view side : {" left", " right"})
    if (whole.size() > side.size() && whole.compare(whole.size() - side.size(), side.size(), side) == 0) whole.resize(whole.size() - side.size());
  for (const Exercise& exercise : catalog.exercises)
    for (const Level& level : exercise.levels)
      if (is_plain_of(whole, {exercise.name, " (", level.name, ")"})) return Match{{exercise.id, level.id}, true};
  const std::vector<std::string> words = words_of(name);
  for (const Alias& alias : kAliases)
    if (all_in(alias.words, words))
      if (const auto target = target_of(catalog, alias.target)) return Match{*target, false};
  if (const auto target = by_words(catalog, words)) return Match{*target, false};
  return std::nullopt;
}

std::string write_choice(const std::optional<Target>& target) { return target ? target->exercise + "/" + target->level : "-"; }

NameChoices read_choices(const Catalog& catalog, const std::map<std::string, std::string>& kept) {
  NameChoices choices;
  for (const auto& [name, text] : kept) {
    if (text == "-") choices[name] = std::nullopt;
    else if (const auto target = target_of(catalog, text)) choices[name] = target;
  }
  return choices;
}

}  // namespace holdfast
