#include "cli/figures.h"

using namespace quietroom::test;

TEST_CASE("a wrong word names the near miss, and an option of another kind is refused") {
  const TempFolder folder;
  folder.write("v.csv", made_votes(3, 3));
  check_failure(2, "did you mean conditions?", "figure condition v.csv -o f.svg", folder.path());
  check_failure(2, "ends in .svg, .pdf or .png", "figure conditions v.csv -o f.jpg", folder.path());
  check_failure(2, "--test has no effect on figure conditions", "figure conditions v.csv --test t -o f.svg",
                folder.path());
  check_failure(2, "did you mean page?", "figure conditions v.csv --width pages -o f.svg", folder.path());
  check_failure(2, "is no font", "figure conditions v.csv --font v.csv -o f.svg", folder.path());
  check_failure(2, "leave one out", "figure conditions v.csv --rows 0 --sort mos -o f.svg", folder.path());
}
