#include "cli/figures.h"

using namespace quietroom::test;

TEST_CASE("figures read votes as the other commands do: chosen rows, excluded listeners, simulated ones") {
  const TempFolder folder;
  folder.write("v.csv", made_votes(3, 3));
  check_drawn("votes v.csv --exclude L0 -o f.svg", folder.path());
  std::size_t votes_of_all = 0;
  for (const auto& row : read_rows(folder.path() / "f.csv")) votes_of_all += std::stoul(row.at("votes"));
  CHECK(votes_of_all == 3U * 2 * 5);
  check_failure(2, "nobody", "figure votes v.csv --exclude nobody -o g.svg", folder.path());
}
