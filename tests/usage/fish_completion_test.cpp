#include "usage/completion.h"

#include "support/program.h"
#include "support/temp_folder.h"
#include "usage/tiny_program.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using usage::test::tiny_program;

namespace {

bool is_installed(const std::string& shell) {
  return test::run_program("sh", "-c 'command -v " + shell + "'", "/tmp").exit_code == 0;
}

/// The shell reads the script without complaint, where it is installed.
void check_syntax(const std::string& shell, const std::string& script) {
  if (!is_installed(shell)) {
    WARN(shell << " is not installed; its completion was not tried");
    return;
  }
  const test::TempFolder folder;
  folder.write("completion", script);
  const test::Run run = test::run_program(shell, "-n completion", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err == "");
}

} // namespace

TEST_CASE("the completion of fish describes every command and option, for its command alone") {
  const std::string script = usage::fish_completion(tiny_program());
  CHECK_THAT(script,
             Catch::Contains("complete -c tiny -n __fish_use_subcommand -a level -d 'level of \\'files\\''"));
  CHECK_THAT(script, Catch::Contains("-n '__fish_seen_subcommand_from mos' -l context -x -a 'NB WB'"));
  CHECK_THAT(script, Catch::Contains("-n '__fish_seen_subcommand_from level' -s o -r -F"));
  check_syntax("fish", script);
}
