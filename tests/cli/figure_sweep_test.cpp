#include "cli/figures.h"

using namespace quietroom::test;

TEST_CASE("figure sweep draws a table of emodel --sweep, a row a point") {
  const TempFolder folder;
  const Run sweep = run_quietroom("emodel --codec g711-plc --sweep Ppl=0:20:5 --csv", folder.path());
  folder.write("sweep.csv", sweep.out);
  check_drawn("sweep sweep.csv -o f.svg", folder.path());
  CHECK(read_rows(folder.path() / "f.csv").size() == 5);
}
