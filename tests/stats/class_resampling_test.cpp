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
    for (int i = 0; i < times; ++i) out.push_back({vote, 1});
  return out;
}

std::map<double, int> counted(const std::vector<ClusterSum>& units, std::uint64_t replicates) {
  std::map<double, int> out;
  for (const double value : replicates_by_class(units, replicates, 5)) ++out[value];
  return out;
}

/// Every outcome of as many draws as there are units, one draw after the other.
std::map<double, double> brute_force(const std::vector<ClusterSum>& units) {
  std::map<std::pair<std::int64_t, std::int64_t>, double> sums = {{{0, 0}, 1}};
  for (std::size_t draw = 0; draw < units.size(); ++draw) {
    std::map<std::pair<std::int64_t, std::int64_t>, double> next;
    for (const auto& [sum, p] : sums)
      for (const ClusterSum& unit : units)
        next[{sum.first + unit.sum, sum.second + unit.count}] += p / static_cast<double>(units.size());
    sums = std::move(next);
  }
  std::map<double, double> out;
  for (const auto& [sum, p] : sums)
    out[static_cast<double>(sum.first) / static_cast<double>(sum.second)] += p;
  return out;
}

} // namespace

TEST_CASE("replicates drawn by class have the distribution of drawing unit by unit") {
  // Common votes and rare ones, rare ones alone, listeners of different numbers of votes.
  const std::vector<std::vector<ClusterSum>> samples = {
      votes({{1, 1}, {2, 9}, {3, 2}, {4, 12}, {5, 1}}),
      votes({{1, 3}, {3, 3}, {5, 2}}),
      votes({{2, 20}, {3, 16}}),
      {{4, 1}, {4, 1}, {4, 1}, {4, 1}, {4, 1}, {4, 1}, {4, 1}, {4, 1}, {6, 3}, {6, 3}, {6, 3}, {9, 2}}};
  const std::size_t i = GENERATE(0, 1, 2, 3);
  CAPTURE(i);
  // Five standard deviations of chi-square, as chance gives less.
  CHECK(test::excess_chi_square(brute_force(samples[i]), counted(samples[i], 200000)) < 5);
}

TEST_CASE("neither the order of the units nor the number of replicates changes a replicate") {
  std::vector<ClusterSum> units = votes({{1, 4}, {2, 30}, {3, 41}, {4, 9}, {5, 1}});
  units.push_back({9, 2});
  const auto before = replicates_by_class(units, 100, 7);
  std::reverse(units.begin(), units.end());
  std::swap(units[3], units[40]);
  CHECK(replicates_by_class(units, 100, 7) == before);
  const auto first = replicates_by_class(units, 10, 7);
  CHECK(std::equal(first.begin(), first.end(), before.begin()));
  CHECK(replicates_by_class(units, 100, 8) != before);
}

TEST_CASE("units that are all equal give one replicate again and again") {
  CHECK(replicates_by_class(votes({{4, 300}}), 3, 1) == std::vector<double>{4, 4, 4});
  CHECK(replicates_by_class(votes({{2, 1}}), 2, 1) == std::vector<double>{2, 2});
}
