#pragma once
// A program in words: for a calendar, and as a page to print.

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "interchange/calendar.h"
#include "progress/log.h"
#include "store/settings.h"

namespace holdfast {

// What she trains and how she stands; an empty log is a newcomer.
struct ProgramOf {
  const Catalog& catalog;
  const Program& program;
  const Log& log;
  const Settings& settings;
};

// One event for the exercises of each frequency, the most frequent first; its length is that of the session.
std::vector<CalendarEvent> calendar_events(const ProgramOf& of);

// A whole HTML page without scripts or other files: of every exercise its pictures, dose, steps, cautions, stop signs
// and sources, to be printed on paper.
std::string handout(const ProgramOf& of);

}  // namespace holdfast
