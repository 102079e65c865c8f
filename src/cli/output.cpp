#include "cli/output.h"

#include "core/error.h"
#include "core/visible_text.h"

#include <cstdio>
#include <string>
#include <unistd.h>

namespace quietroom::cli {

void print(std::string_view text) {
  const std::string shown = is_visible(text) ? std::string() : visible(text);
  if (!shown.empty()) text = shown;
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void print_bytes(std::string_view bytes) {
  if (isatty(STDOUT_FILENO) == 1)
    throw_input("what was asked for is no text; send it to a file, e.g. quietroom ... > table.xlsx");
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
}

void say(std::string_view sentence) {
  const bool of_standard_input = sentence.starts_with("-:"); // as a place: "-:3: ..."
  const std::string line = "quietroom: " + (of_standard_input ? input_name("-") : "") +
                           visible_line(sentence.substr(of_standard_input ? 1 : 0)) + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void finish_output() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
    throw_environment("standard output could not be written; is the disk full?");
}

} // namespace quietroom::cli
