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

TEST_CASE("the completion of zsh describes every command and option, quoted as zsh reads it") {
  const std::string script = usage::zsh_completion(tiny_program());
  CHECK_THAT(script, Catch::StartsWith("#compdef tiny\n"));
  CHECK_THAT(script, Catch::Contains("'mos:MOS of votes'"));
  CHECK_THAT(script,
             Catch::Contains("'--context[the listener'\\''s band\\: \\[nb\\] is not it]:NB|WB:(NB WB)'"));
  CHECK_THAT(script, Catch::Contains("'*--where[only these rows]:COLUMN=VALUE: '"));
  CHECK_THAT(script, Catch::Contains("'*:FILE...:_files'"));
  check_syntax("zsh", script);
}
