// The native tool `holdfast`.

#include <cstdio>

#include "platform/cli/commands.h"

namespace {

constexpr const char* kUsage =
    "usage: holdfast COMMAND [--data DIR] ...\n"
    "  list [--json]                      exercises, their levels, positions, motions\n"
    "  poses EXERCISE [--level L] [--side left|right] [--fps 60] [--stature 1.75]\n"
    "        [--body male|female] [--reps N]\n"
    "                                     the motion as JSON\n"
    "  check [FILE...] [--all] [--json]   data, doses, plausibility; FILE: an exercise, a motion, a program, or poses\n"
    "  sheet EXERCISE|MOTION [--level L] [--side S] [--view V] [--wrong FORM] -o FILE.svg\n"
    "                                     a film strip of the phases\n"
    "  signs -o FILE.svg                  which way each angle is positive, as a picture\n"
    "  plan PROGRAM [--json]              the compiled steps with times\n"
    "  convert --from FORMAT --to FORMAT [FILE] [--unit kg|lb] [--offset MINUTES] [--take NAME=EXERCISE/LEVEL]\n"
    "          [--log BACKUP] [--day YYYY-MM-DD] [--at HH:MM] [--remind MINUTES]\n"
    "                                     FORMAT: own, strong, hevy, fitnotes, hep, link, icalendar\n"
    "  handout PROGRAM|FILE [--unit kg|lb] -o FILE.html\n"
    "                                     a page to print: pictures, doses, steps, cautions, sources\n"
    "  replay FILE [--until MS] [--screen]  plays a replay: its cues and its log, or the screen as text\n"
    "exit code: 0 good, 1 a check failed or the input is bad, 2 wrong usage\n";

struct Command {
  const char* name;
  int (*run)(const holdfast::cli::Call&);
};

constexpr Command kCommands[] = {{"list", holdfast::cli::list},
                                 {"poses", holdfast::cli::poses},
                                 {"check", holdfast::cli::check},
                                 {"sheet", holdfast::cli::sheet},
                                 {"signs", holdfast::cli::signs},
                                 {"plan", holdfast::cli::plan},
                                 {"convert", holdfast::cli::convert},
                                 {"handout", holdfast::cli::handout},
                                 {"replay", holdfast::cli::replay}};

}  // namespace

int main(int count, char** words) {
  const std::string name = count > 1 ? words[1] : "";
  if (name == "--help" || name == "-h" || name == "help") {
    std::fputs(kUsage, stdout);
    return 0;
  }
  for (const Command& command : kCommands)
    if (name == command.name) return command.run({words[0], {words + 2, words + count}});
  if (!name.empty()) std::fprintf(stderr, "error: %s: unknown command\n", name.c_str());
  std::fputs(kUsage, stderr);
  return 2;
}
