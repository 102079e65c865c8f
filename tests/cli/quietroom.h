#pragma once

#include "support/golden.h"
#include "support/program.h"

#include <catch2/catch.hpp>

namespace quietroom::test {

inline Run run_quietroom(const std::string& arguments, const std::filesystem::path& folder,
                         const std::string& standard_input = "") {
  return run_program(QUIETROOM_PROGRAM, arguments, folder, standard_input);
}

/// Good input: exit 0, nothing on stderr, stdout as in tests/golden/cli/NAME.
inline void check_output(const std::string& golden, const std::string& arguments,
                         const std::filesystem::path& folder) {
  const Run run = run_quietroom(arguments, folder);
  CAPTURE(arguments);
  CHECK(run.exit_code == 0);
  CHECK(run.err == "");
  check_golden("cli/" + golden, run.out);
}

/// Bad input: nothing on stdout, this exit code, and on stderr one line with this in it.
inline void check_failure(int exit_code, const std::string& sentence, const std::string& arguments,
                          const std::filesystem::path& folder) {
  const Run run = run_quietroom(arguments, folder);
  CAPTURE(arguments, run.err);
  CHECK(run.exit_code == exit_code);
  CHECK(run.out == "");
  CHECK(run.err.starts_with("quietroom: "));
  CHECK(run.err.find(sentence) != std::string::npos);
  CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
}

/// The check values of the statistics.
inline std::string votes(const std::string& name) {
  return "'" QUIETROOM_SOURCE_DIR "/tests/vectors/stats/" + name + "/votes.csv'";
}

} // namespace quietroom::test
