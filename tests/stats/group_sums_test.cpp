#include "stats/group_sums.h"

#include "support/temp_folder.h"
#include "votes/grouping.h"
#include "votes/read_table.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;

namespace {

auto two_conditions() {
  const test::TempFolder folder;
  return test::read_table(folder.write("v.csv",
                                       "listener,stimulus,condition,vote\n"
                                       "B,s,c2,1\nA,s,c1,4\nB,t,c2,2\nA,u,c2,5\nB,s,c1,2\nA,u,c2,4\n"));
}

} // namespace

TEST_CASE("each group has its own sums, nothing is left of the one before") {
  const auto table = two_conditions();
  const std::vector<const Factor*> factors = {&table.condition()};
  const Grouping groups = group_by(table.size(), factors);
  GroupSums sums(table, table.stimulus());
  sums.take(groups.rows_of(0)); // c2
  CHECK(sums.histogram().counts == std::vector<std::uint64_t>{1, 1, 0, 1, 1});
  CHECK(sums.listeners() == 2);
  CHECK(sums.files() == 3);
  CHECK(sums.listener_means() == std::vector<double>{1.5, 4.5});
  sums.take(groups.rows_of(1)); // c1
  CHECK(sums.histogram().counts == std::vector<std::uint64_t>{0, 1, 0, 1, 0});
  CHECK(sums.files() == 1);
  CHECK(sums.listener_means() == std::vector<double>{2, 4});
}

TEST_CASE("clusters have counts, sums and sums of squares, in order of appearance") {
  const auto table = two_conditions();
  const std::vector<const Factor*> factors = {&table.condition()};
  const Grouping groups = group_by(table.size(), factors);
  ClusterSums sums(table, table.listener());
  auto clusters = sums.take(groups.rows_of(0));
  REQUIRE(clusters.size() == 2);
  CHECK(table.listener().levels[clusters[0].code] == "B");
  CHECK(clusters[0].sums.count == 2);
  CHECK(clusters[0].sums.sum == 3);
  CHECK(clusters[0].sums.squares == 5);
  CHECK(clusters[1].sums.squares == 41);
  clusters = sums.take(groups.rows_of(1));
  REQUIRE(clusters.size() == 2);
  CHECK(clusters[0].sums.sum + clusters[1].sums.sum == 6);
}
