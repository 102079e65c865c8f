#include "cli/terminal.h"
#include "cli/voted_study.h"

using namespace quietroom::test;

TEST_CASE("a question that ends with the terminal's input is no yes") {
  VotedStudy study;
  study.sit("L01", 1);
  const AtTerminal ended = at_terminal("withdraw study --listener L01", study.folder.path(), {"\x04"});
  CHECK(ended.exit_code == 2);
  CHECK(study.rows() == "L01-1 1.1 [4] \n");
}

TEST_CASE("with --yes nothing is asked on a terminal") {
  VotedStudy study;
  study.sit("L01", 1);
  const AtTerminal run = at_terminal("withdraw study --listener L01 --yes", study.folder.path(), {});
  CHECK(run.exit_code == 0);
  CHECK(run.shown.find("Type L01") == std::string::npos);
}
