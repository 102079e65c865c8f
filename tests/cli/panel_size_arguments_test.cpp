#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("plan says how many listeners are enough") {
  const TempFolder folder;
  check_output("plan_half_width.txt", "plan --half-width 0.2", folder.path());
  check_output("plan_difference.txt", "plan --difference 0.3 --votes-per-listener 4 --rho 0.2",
               folder.path());
  check_output("plan_two_panels.json", "plan --difference 0.3 --sd 0.7 --two-panels --json", folder.path());
  check_failure(2, "--rho must be from 0 to 1", "plan --half-width 0.2 --rho 2", folder.path());
  check_failure(2, "--half-width must be above 0", "plan --half-width 0", folder.path());
  check_failure(2, "one of the two", "plan --half-width 0.2 --difference 0.3", folder.path());
}
