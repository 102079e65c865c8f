#include "cli/output.h"

#include "core/error.h"

#include <cstdio>
#include <string>

namespace quietroom::cli {

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void say(std::string_view sentence) {
  const std::string line = "quietroom: " + std::string(sentence) + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void finish_output() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
    throw_environment("standard output could not be written; is the disk full?");
}

} // namespace quietroom::cli
