#pragma once

#include "support/program.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <string>

namespace quietroom::usage::test {

inline bool is_installed(const std::string& shell) {
  return quietroom::test::run_program("sh", "-c 'command -v " + shell + "'", "/tmp").exit_code == 0;
}

/// The shell reads the script without complaint, where it is installed.
inline void check_syntax(const std::string& shell, const std::string& script) {
  if (!is_installed(shell)) {
    WARN(shell << " is not installed; its completion was not tried");
    return;
  }
  const quietroom::test::TempFolder folder;
  folder.write("completion", script);
  const quietroom::test::Run run = quietroom::test::run_program(shell, "-n completion", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err == "");
}

} // namespace quietroom::usage::test
