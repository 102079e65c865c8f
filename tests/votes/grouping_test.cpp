#include "votes/grouping.h"

#include "support/temp_folder.h"
#include "votes/read_table.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::votes;
using namespace quietroom::votes;

TEST_CASE("groups come in the order of their first vote, and so do their rows") {
  const test::TempFolder folder;
  const auto table = test::read_table(folder.write("v.csv", "listener,stimulus,condition,vote\n"
                                                            "B,s,c2,1\nA,s,c1,4\nB,t,c2,2\nA,t,c2,5\n"));
  const std::vector<const Factor*> one = {&table.condition()};
  const Grouping by_condition = group_by(table.size(), one);
  REQUIRE(by_condition.size() == 2);
  CHECK(table.condition().levels[by_condition.keys[0][0]] == "c2");
  CHECK(by_condition.rows == std::vector<std::uint32_t>{0, 2, 3, 1});
  CHECK(by_condition.begins == std::vector<std::size_t>{0, 3, 4});
  const std::vector<const Factor*> two = {&table.condition(), &table.listener()};
  const Grouping by_both = group_by(table.size(), two);
  REQUIRE(by_both.size() == 3);
  CHECK(by_both.rows_of(0).size() == 2); // B on c2
  CHECK(table.listener().levels[by_both.keys[2][1]] == "A");
}

TEST_CASE("without factors all votes are one group") {
  CHECK(group_by(3, {}).size() == 1);
  CHECK(group_by(3, {}).rows_of(0).size() == 3);
}
