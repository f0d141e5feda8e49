#pragma once
// A program as a file of its own (data/README.md describes it) and as a link.

#include <string>
#include <string_view>

#include "base/result.h"
#include "catalog/catalog.h"

namespace holdfast {

inline constexpr std::size_t kLargestProgram = 64 * 1024;  // bytes of a file
inline constexpr std::size_t kLongestLink = 4000;          // characters behind the #

// JSON over several lines; the same program gives the same bytes, and what was written comes back the same.
std::string write_program(const Program& program);
// From anywhere, under any name. Fails with `file`, the place in it and what was expected, also where it names what the
// catalogue does not have.
Result<Program> read_program_file(std::string_view text, const std::string& file, const Catalog& catalog);

// What stands behind the # of an address: "plan=1~ID~NAME~SUMMARY~EXERCISE.LEVEL~EXERCISE~CHECK". Name and summary are
// in base64url (RFC 4648), a level may be missing, and the check (FNV-1a, 8 hexadecimal digits, of all before it) tells
// a link that lost a part on its way. Letters, digits, - _ . ~ and the one = only. Where doses or days are said it is
// version 2, whose exercises are EXERCISE.LEVEL.DOSE.DAYS: what is not said is empty, or left out at the end; DAYS is 1..7,
// or 128 and a bit for each weekday, 1 for Monday.
std::string write_plan_link(const Program& program);
// With or without the #. Whatever it says has been through the checks of a file.
Result<Program> read_plan_link(std::string_view link, const Catalog& catalog);

}  // namespace holdfast
