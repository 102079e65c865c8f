#include "stats/class_resampling.h"

#include "support/chi_square.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;

namespace {

std::vector<ClusterSum> votes(const std::vector<std::pair<int, int>>& times_of_vote) {
  std::vector<ClusterSum> out;
  for (const auto& [vote, times] : times_of_vote)
    for (int i = 0; i < times; ++i) out.push_back({static_cast<double>(vote), 1});
  return out;
}

std::map<double, int> counted(const std::vector<ClusterSum>& units, std::uint64_t replicates) {
  std::map<double, int> out;
  const auto drawn = replicates_by_class(units, replicates, 5).value();
  for (const double value : drawn) ++out[value];
  return out;
}

/// Every outcome of as many draws as there are units, one draw after the other.
std::map<double, double> brute_force(const std::vector<ClusterSum>& units) {
  std::map<std::pair<double, std::int64_t>, double> sums = {{{0, 0}, 1}};
  for (std::size_t draw = 0; draw < units.size(); ++draw) {
    std::map<std::pair<double, std::int64_t>, double> next;
    for (const auto& [sum, p] : sums)
      for (const ClusterSum& unit : units)
        next[{sum.first + unit.sum, sum.second + unit.count}] += p / static_cast<double>(units.size());
    sums = std::move(next);
  }
  std::map<double, double> out;
  for (const auto& [sum, p] : sums) out[sum.first / static_cast<double>(sum.second)] += p;
  return out;
}

} // namespace

TEST_CASE("replicates drawn by class have the distribution of drawing unit by unit") {
  // Common votes and rare ones, common ones alone, listeners of different numbers of votes.
  std::vector<ClusterSum> listeners(34, {4, 1});
  listeners.insert(listeners.end(), 5, {6, 3});
  listeners.push_back({9, 2});
  const std::vector<std::vector<ClusterSum>> samples = {votes({{1, 3}, {2, 40}, {3, 9}, {4, 33}, {5, 1}}),
                                                        votes({{2, 50}, {3, 46}}), listeners};
  const std::size_t i = GENERATE(0, 1, 2);
  CAPTURE(i);
  // Five standard deviations of chi-square, as chance gives less.
  CHECK(test::excess_chi_square(brute_force(samples[i]), counted(samples[i], 200000)) < 5);
}

TEST_CASE("neither the order of the units nor the number of replicates changes a replicate") {
  std::vector<ClusterSum> units = votes({{1, 4}, {2, 50}, {3, 41}, {4, 9}, {5, 1}});
  units.push_back({9, 2});
  const auto before = replicates_by_class(units, 100, 7).value();
  std::reverse(units.begin(), units.end());
  std::swap(units[3], units[40]);
  CHECK(replicates_by_class(units, 100, 7) == before);
  const auto first = replicates_by_class(units, 10, 7).value();
  CHECK(std::equal(first.begin(), first.end(), before.begin()));
  CHECK(replicates_by_class(units, 100, 8) != before);
}

TEST_CASE("units that are all equal give one replicate again and again") {
  CHECK(replicates_by_class(votes({{4, 300}}), 3, 1) == std::vector<double>{4, 4, 4});
}

TEST_CASE("where most units are of rare classes there is no answer, and where few can be rare there is one") {
  CHECK_FALSE(replicates_by_class(votes({{1, 31}, {2, 31}, {3, 31}, {4, 31}}), 10, 1));
  CHECK_FALSE(replicates_by_class(votes({{1, 33}, {2, 31}, {3, 3}}), 10, 1)); // 34 of 67
  CHECK(replicates_by_class(votes({{1, 34}, {2, 31}, {3, 3}}), 10, 1));       // 34 of 68
  CHECK(surely_by_class(310, 5));
  CHECK_FALSE(surely_by_class(309, 5));
}
