#include "analysis/exclude_by_rule.h"

#include "analysis/votes_in.h"
#include "core/error.h"
#include "stats/screening.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

/// Nine listeners who agree, and one, L9, who votes the other way round.
votes::VoteTable panel_with_one_contrary() {
  std::string csv = "listener,stimulus,condition,vote\n";
  for (int l = 0; l < 10; ++l)
    for (int c = 0; c < 5; ++c)
      for (int s = 0; s < 3; ++s) {
        const int opinion = std::clamp(1 + c + (l + s) % 3 - 1, 1, 5);
        csv += "L" + std::to_string(l) + ",c" + std::to_string(c) + "s" + std::to_string(s) + ",c" +
               std::to_string(c) + ',' + std::to_string(l == 9 ? 6 - opinion : opinion) + '\n';
      }
  return test::votes_in(csv);
}

} // namespace

TEST_CASE("a rule takes out whom it rejects, and the table says whom and by which rule") {
  votes::VoteTable table = panel_with_one_contrary();
  const auto rejected = stats::rejected_by("p913", table, {});
  REQUIRE(rejected == std::vector<std::string>{"L9"});
  exclude_by_rule({"p913", {}}, "v.csv", table);
  CHECK(table.excluded == std::vector<votes::Excluded>{{"L9", "p913", 15}});
  CHECK(table.size() == 9 * 15);
}

TEST_CASE("a rule that would leave nobody is refused") {
  // Two listeners who contradict each other: neither agrees with the others.
  votes::VoteTable table =
      test::votes_in("listener,stimulus,condition,vote\n"
                     "A,s1,c1,1\nA,s2,c2,3\nA,s3,c3,5\nB,s1,c1,5\nB,s2,c2,3\nB,s3,c3,1\n");
  REQUIRE(stats::rejected_by("p913", table, {}).size() == 2);
  CHECK_THROWS_WITH(exclude_by_rule({"p913", {}}, "v.csv", table),
                    "v.csv: p913 rejects every listener; look at quietroom screen before excluding anybody");
}

TEST_CASE("an empty table has nobody to reject") {
  votes::VoteTable table = test::votes_in("listener,stimulus,condition,vote\n");
  CHECK_NOTHROW(exclude_by_rule({"p913", {}}, "v.csv", table));
  CHECK(table.excluded.empty());
}
