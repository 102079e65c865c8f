#include "cli/figures.h"

using namespace quietroom::test;

TEST_CASE("figure ladder takes the Q of conditions by name, and refuses what is no number") {
  const TempFolder folder;
  check_failure(2, "--q-db", "figure ladder " + examples + " --q-db mnru06=loud -o f.svg", folder.path());
  check_drawn("ladder " + examples + ladder + " -o g.svg", folder.path());
  std::size_t with_q = 0;
  for (const auto& row : read_rows(folder.path() / "g.csv"))
    for (const auto& [name, value] : row)
      if (name.find("q_db") != name.npos && !value.empty()) ++with_q;
  CHECK(with_q >= 4);
}
