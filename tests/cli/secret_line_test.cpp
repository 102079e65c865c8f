#include "cli/terminal.h"
#include "cli/voted_study.h"

#include "core/code_hash.h"
#include "design/design.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("Backspace takes back a sign of a secret, and the terminal shows what is typed again afterwards") {
  const VotedStudy study;
  const AtTerminal run = at_terminal("code study && printf 'name: ' && read line && echo [$line]",
                                     study.folder.path(), {"13579x\x7F", "13579", "anna"});
  CHECK(run.exit_code == 0);
  CHECK(is_code_of("13579", design::read_design(study.path).design.experimenter_code));
  CHECK(run.shown.find("[anna]") != std::string::npos);
}
