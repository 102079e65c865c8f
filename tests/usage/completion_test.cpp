#include "usage/completion.h"

#include "support/program.h"
#include "support/temp_folder.h"
#include "usage/tiny_program.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using usage::test::tiny_program;

namespace {

/// What bash offers for the last of these words, in a folder with votes.csv and the folder set.
std::string offered(const std::string& words, const usage::Program& program = tiny_program()) {
  const test::TempFolder folder;
  folder.write("completion", usage::bash_completion(program));
  folder.write("votes.csv", "");
  std::filesystem::create_directory(folder.path() / "set");
  folder.write("ask",
               ". ./completion\nCOMP_WORDS=(" + words +
                   ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_tiny\nprintf '%s ' \"${COMPREPLY[@]}\"\n");
  const test::Run run = test::run_program("bash", "-u ask", folder.path());
  CHECK(run.err == "");
  return run.out;
}

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

TEST_CASE("bash completes commands, options, words, folders and files") {
  CHECK(offered("tiny ''") == "mos level ");
  CHECK(offered("tiny l") == "level ");
  CHECK(offered("tiny mos --j") == "--json ");
  CHECK(offered("tiny mos --") == "--by --context --set --where --json --help ");
  CHECK(offered("tiny mos --context ''") == "NB WB ");
  CHECK(offered("tiny mos --context = W") == "WB ");
  CHECK(offered("tiny mos --set ''") == "set ");
  CHECK(offered("tiny mos vo") == "votes.csv ");
}

TEST_CASE("bash offers nothing where it cannot know the value") { CHECK(offered("tiny mos --by ''") == " "); }

TEST_CASE("bash completes a program without commands") {
  const usage::Program alone{{"tiny", "s", {{"--device", "D", "h"}, {"STUDY", "STUDY", "h"}}, "", {}, {}},
                             {}};
  CHECK(offered("tiny --d", alone) == "--device ");
  CHECK(offered("tiny s", alone) == "set ");
}

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

TEST_CASE("the completion of fish describes every command and option, for its command alone") {
  const std::string script = usage::fish_completion(tiny_program());
  CHECK_THAT(script,
             Catch::Contains("complete -c tiny -n __fish_use_subcommand -a level -d 'level of \\'files\\''"));
  CHECK_THAT(script, Catch::Contains("-n '__fish_seen_subcommand_from mos' -l context -x -a 'NB WB'"));
  CHECK_THAT(script, Catch::Contains("-n '__fish_seen_subcommand_from level' -s o -r -F"));
  check_syntax("fish", script);
}
