#include "cli/confirmation.h"

#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace quietroom::cli {

bool confirmed(const std::string& question, const std::string& expected) {
  if (::isatty(STDIN_FILENO) != 1) return true;
  std::fputs(question.c_str(), stderr);
  std::string line;
  return std::getline(std::cin, line) && line == expected;
}

} // namespace quietroom::cli
