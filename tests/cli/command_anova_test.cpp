#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("anova prints every analysis with its method") {
  const TempFolder folder;
  check_output("anova_balanced.txt", "anova " + votes("balanced_24x12x4"), folder.path());
  check_output("anova_unbalanced.txt", "anova --by condition " + votes("unbalanced_missing"), folder.path());
  check_output("anova_tiny.json", "anova --json " + votes("tiny_hand"), folder.path());
  check_output("anova_tiny.csv", "anova --csv " + votes("tiny_hand"), folder.path());
  check_output("anova_single.txt", "anova " + votes("single_listener"), folder.path());
}
