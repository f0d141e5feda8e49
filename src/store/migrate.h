#pragma once
// From the formats of older versions to the next one: one function a version, each for what changed in it. They
// are never edited again once their version has shipped; tests/golden/saves/ holds saves of every version.

#include <string>
#include <string_view>

namespace holdfast {

// Version 1 to 2, of the lines of a text of the log (without its header): every line is sealed. Version 1 had no checksums: what a
// line says must be taken as it is. Settings, unfinished sessions and backups are in version 2 what they were.
std::string log_1_to_2(std::string_view lines);

// Version 2 to 3, of the same: every line that is as it was sealed is sealed anew; any other stays as it is. Version 3 knows one kind
// of fact more, what was advised, and who cut a hold short. Settings and unfinished sessions of versions 1 and 2 have no checksum and are
// read as they are (store/version.h); backups are what they were.
std::string log_2_to_3(std::string_view lines);

}  // namespace holdfast
