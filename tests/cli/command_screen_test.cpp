#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("screen prints who is careless and why") {
  const TempFolder folder;
  check_output("screen_straight_liner.txt", "screen " + votes("straight_liner"), folder.path());
  check_output("screen_tiny.json", "screen --json " + votes("tiny_hand"), folder.path());
  check_output("screen_tiny.csv", "screen --csv " + votes("tiny_hand"), folder.path());
}
