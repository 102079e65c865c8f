#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("reliability prints what each coefficient answers") {
  const TempFolder folder;
  check_output("reliability_balanced.txt", "reliability " + votes("balanced_24x12x4"), folder.path());
  check_output("reliability_unbalanced.txt", "reliability " + votes("unbalanced_missing"), folder.path());
  check_output("reliability_tiny.json", "reliability --json " + votes("tiny_hand"), folder.path());
  check_output("reliability_tiny.csv", "reliability --csv " + votes("tiny_hand"), folder.path());
}
