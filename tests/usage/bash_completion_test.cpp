#include "usage/completion.h"

#include "support/program.h"
#include "support/temp_folder.h"
#include "usage/tiny_program.h"

#include "support/json_file.h"

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
