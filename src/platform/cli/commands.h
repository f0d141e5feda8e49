#pragma once
// The commands of the native tool. Results on stdout, words to people on stderr. Each returns the exit
// code: 0 good, 1 a check failed or the input is bad, 2 wrong usage.

#include <string>
#include <vector>

namespace holdfast::cli {

struct Call {
  std::string tool_path;
  std::vector<std::string> words;  // after the command
};

int list(const Call& call);
int poses(const Call& call);
int check(const Call& call);
int plan(const Call& call);
int sheet(const Call& call);
int signs(const Call& call);
int convert(const Call& call);
int handout(const Call& call);
int replay(const Call& call);

int bad_usage(const std::string& why);   // says why on stderr; 2
int bad_input(const std::string& why);   // says why on stderr; 1

}  // namespace holdfast::cli
