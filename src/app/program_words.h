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

// An item of a program for whoever takes it: at which level and dose and on which days, as far as it says so.
std::string item_words(const Catalog& catalog, const ProgramItem& item, Units units);

// One event for the exercises of the same days, the most frequent first; its length is that of the session.
std::vector<CalendarEvent> calendar_events(const ProgramOf& of);
// These as a calendar file.
std::string calendar(const ProgramOf& of, CalendarWhen when);

// A whole HTML page without scripts or other files: of every exercise its pictures, dose, steps, cautions, stop signs
// and sources, to be printed on paper.
std::string handout(const ProgramOf& of);

}  // namespace holdfast
