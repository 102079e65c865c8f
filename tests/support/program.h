#pragma once

#include "core/atomic_file.h"
#include "support/temp_folder.h"

#include <cstdlib>
#include <string>
#include <sys/wait.h>

namespace quietroom::test {

struct Run {
  int exit_code = -1;
  std::string out;
  std::string err;
};

/// The program with these arguments, as a shell reads them, started in `folder`.
inline Run run_program(const std::string& program, const std::string& arguments,
                       const std::filesystem::path& folder, const std::string& standard_input = "") {
  const TempFolder streams;
  const auto in = streams.write("in", standard_input);
  const std::string place = "'" + streams.path().string();
  const std::string command = "cd '" + folder.string() + "' && '" + program + "' " + arguments + " < '" +
                              in.string() + "' > " + place + "/out' 2> " + place + "/err'";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(streams.path() / "out"),
          read_file(streams.path() / "err")};
}

} // namespace quietroom::test
