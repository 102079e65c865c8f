#include "cli/figures.h"

using namespace quietroom::test;

TEST_CASE("figure agreement asks for what the votes are held against, and draws a point per condition") {
  const TempFolder folder;
  folder.write("v.csv", made_votes(3, 3));
  const Run none = run_quietroom("figure agreement v.csv -o f.svg", folder.path());
  CHECK(none.exit_code == 2);
  CHECK_FALSE(none.err.empty());
  CHECK_FALSE(fs::exists(folder.path() / "f.svg"));
  check_drawn("agreement " + examples + " --against model_a -o g.svg", folder.path());
  CHECK(read_rows(folder.path() / "g.csv").size() == 11);
}
