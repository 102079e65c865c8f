#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("the option --bt500 takes what differs from the text, one or several, and sureal is all of them") {
  const TempFolder folder;
  const std::string screen = "screen --json " + votes("straight_liner");
  const std::string all =
      run_quietroom(screen + " --bt500 population-sd,all-presentations,zero-variance", folder.path()).out;
  CHECK_FALSE(all.empty());
  CHECK(run_quietroom(screen + " --bt500 sureal", folder.path()).out == all);
  CHECK(run_quietroom(screen + " --bt500 text", folder.path()).out ==
        run_quietroom(screen, folder.path()).out);
  check_failure(2, "--bt500 mood is not known", screen + " --bt500 sureal,mood", folder.path());
}

TEST_CASE("the option --exclude-by knows its rules and asks about a near miss") {
  const TempFolder folder;
  check_failure(2, "did you mean p913?", "mos --exclude-by p91 " + votes("tiny_hand"), folder.path());
}
