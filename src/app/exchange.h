#pragma once
// What the page asks of its second WebAssembly module, which it fetches only when a file is opened or written: one
// JSON text in, one JSON text out. A hostile file can at worst stop that module.

#include <string>
#include <string_view>

#include "catalog/catalog.h"

namespace holdfast {

inline constexpr int kShownRows = 50;  // of a preview, at once

// The request: "do", one of read, strong, hevy, calendar, handout, program, link, hep; "own", a whole backup (her log, and
// her settings with units, names and program); "now" (ms since 1970) and "offset" (minutes from UTC); and for read also
// "file" and "text", "answered" as the last answer had it, and "name" and "option", places in that answer's lists, when
// she has chosen one (else -1), "first", the place of the first row to show, and "state", 0 for all rows or 1 and a RowState.
//
// The answer holds one of
//   "why"                          one sentence without its full stop: it cannot be done
//   "file", "mime", "text", "say"  a file to be saved, and what it loses
//   "link"                         what stands behind the # of an address
//   "restore"                      the file is a backup
//   "title", "notes", "rows", "states", "state", "first", "shown", "earlier", "later", "names", "answered", "take", "done", "own"
//       a preview: lines to show, of the rows a page; how many there are of each state; the words of what leads to the rows
//       before and behind them, where there are any; names to ask about, each with "said", "options" and "taken"; what she has said of them
//       so far; the words of the button and of what is said afterwards; and a backup that holds the entries to be added,
//       the names and the program. The last three are missing where there is nothing to take.
std::string exchange(std::string_view request);
// The same, with exercises and programs that were read before; their motions do not matter.
std::string exchange_with(const Catalog& catalog, std::string_view request);

// The shipped exercises and programs without their motions, which take long to solve and are only for pictures.
Catalog names_only();

}  // namespace holdfast
