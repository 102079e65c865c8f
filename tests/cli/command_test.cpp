#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("every command has help with examples") {
  const TempFolder folder;
  const std::string command = GENERATE("mos", "emodel", "compare", "export");
  const Run run = run_quietroom(command + " --help", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("Examples:\n  quietroom " + command) != std::string::npos);
  CHECK(run.err == "");
}

TEST_CASE("an unknown command is an error, also where help is asked for") {
  const TempFolder folder;
  check_failure(2, "nonsense is no command", "nonsense --help", folder.path());
}

TEST_CASE("usage mistakes are one sentence and exit 2") {
  const TempFolder folder;
  check_failure(2, "frobnicate is no command", "frobnicate", folder.path());
  check_failure(2, "--help", "", folder.path());
  check_failure(2, "--nonsense", "mos --nonsense " + votes("tiny_hand"), folder.path());
}
