#include "stats/bootstrap.h"

#include "core/random.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::stats;

namespace {

using Units = std::vector<ClusterSum>;

/// Votes 1 to 5 with weights of tenths.
constexpr int tenths[] = {1, 2, 3, 3, 1};
constexpr double true_mean = 3.1;

int drawn_vote(SplitMix64& words) {
  int place = static_cast<int>(bounded(words.next(), 10));
  for (int vote = 1;; ++vote)
    if ((place -= tenths[vote - 1]) < 0) return vote;
}

Units drawn_votes(std::size_t n, SplitMix64& words) {
  Units out(n);
  for (ClusterSum& unit : out) unit = {static_cast<double>(drawn_vote(words)), 1};
  return out;
}

/// Listeners of one to four votes, who all judge alike.
Units drawn_listeners(std::size_t n, SplitMix64& words) {
  Units out(n);
  for (ClusterSum& unit : out) {
    unit.count = 1 + static_cast<std::int64_t>(bounded(words.next(), 4));
    for (std::int64_t i = 0; i < unit.count; ++i) unit.sum += drawn_vote(words);
  }
  return out;
}

/// The quantile of the mean of n votes drawn from `units` with replacement, its distribution being convolved.
double exact_quantile(const Units& units, double p) {
  std::vector<double> one(6, 0.0), sums = {1};
  for (const ClusterSum& unit : units)
    one[static_cast<std::size_t>(unit.sum)] += 1 / static_cast<double>(units.size());
  for (std::size_t draw = 0; draw < units.size(); ++draw) {
    std::vector<double> next(sums.size() + 5, 0.0);
    for (std::size_t s = 0; s < sums.size(); ++s)
      for (std::size_t v = 1; v < one.size(); ++v) next[s + v] += sums[s] * one[v];
    sums = std::move(next);
  }
  double below = 0;
  std::size_t s = 0;
  while ((below += sums[s]) < p) ++s;
  return static_cast<double>(s) / static_cast<double>(units.size());
}

BootstrapInterval interval_of(const Units& units, std::uint64_t replicates, std::uint64_t seed = 1) {
  return bootstrap_means(std::vector<Units>{units},
                         {Resampling::votes, BootstrapLimits::percentile, replicates, seed})[0];
}

/// The share of panels whose interval holds the true mean.
template<class Draw>
double coverage(std::size_t n, Draw draw) {
  SplitMix64 words(99);
  int held = 0;
  constexpr int panels = 1000;
  for (int i = 0; i < panels; ++i) {
    const auto interval = interval_of(draw(n, words), 600, static_cast<std::uint64_t>(i));
    held += *interval.percentile_low <= true_mean && true_mean <= *interval.percentile_high;
  }
  return static_cast<double>(held) / panels;
}

} // namespace

TEST_CASE("limits of few and of many units are those of the exact resampling distribution") {
  const std::size_t n = GENERATE(as<std::size_t>{}, 20, many_units - 1, many_units, 600);
  CAPTURE(n);
  SplitMix64 words(n);
  const Units units = drawn_votes(n, words);
  const auto interval = interval_of(units, 40000);
  // A limit is off by a step of the mean, and by chance: five standard errors of a 2.5 % quantile.
  const double step = 1 / static_cast<double>(n);
  const double chance = 5 * *interval.se * std::sqrt(0.025 * 0.975 / 40000) / 0.0584;
  CHECK_THAT(*interval.percentile_low,
             Catch::Matchers::WithinAbs(exact_quantile(units, 0.025), step + chance));
  CHECK_THAT(*interval.percentile_high,
             Catch::Matchers::WithinAbs(exact_quantile(units, 0.975), step + chance));
}

TEST_CASE("the standard error of the replicates is that of the mean, for few and for many units") {
  const std::size_t n = GENERATE(as<std::size_t>{}, 50, 400, 20000);
  SplitMix64 words(n);
  const Units units = drawn_votes(n, words);
  double sum = 0, squares = 0;
  for (const ClusterSum& unit : units) {
    sum += unit.sum;
    squares += unit.sum * unit.sum;
  }
  const auto count = static_cast<double>(n);
  const double se = std::sqrt((squares / count - sum / count * (sum / count)) / count);
  constexpr double four_standard_errors = 4 / 141.4; // of an sd of 10,000 values: 1 / sqrt(2 B)
  CHECK_THAT(*interval_of(units, 10000).se, Catch::Matchers::WithinRel(se, four_standard_errors));
}

TEST_CASE("95 % intervals hold the true mean in about 95 of 100 panels") {
  constexpr double four_standard_errors = 4 * 0.0069; // of a share of 0.95 of 1000
  CHECK_THAT(coverage(300, drawn_votes), Catch::Matchers::WithinAbs(0.95, four_standard_errors));
  CHECK_THAT(coverage(100, drawn_votes), Catch::Matchers::WithinAbs(0.95, four_standard_errors));
  CHECK_THAT(coverage(300, drawn_listeners), Catch::Matchers::WithinAbs(0.95, four_standard_errors));
  CHECK_THAT(coverage(100, drawn_listeners), Catch::Matchers::WithinAbs(0.95, four_standard_errors));
}

TEST_CASE("an interval depends on its own sample alone, never on those beside it") {
  SplitMix64 words(4);
  const std::vector<Units> samples = {drawn_votes(40, words),    drawn_listeners(300, words),
                                      drawn_votes(40, words),    drawn_votes(300, words),
                                      drawn_listeners(9, words), {{100000, 40000}, {4, 1}, {9, 2}}};
  const BootstrapOptions options{Resampling::votes, BootstrapLimits::bca, 500, 3};
  const auto together = bootstrap_means(samples, options);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    CAPTURE(i);
    const auto alone = bootstrap_means(std::span(samples).subspan(i, 1), options)[0];
    CHECK(together[i].bca_low.value() == alone.bca_low.value());
    CHECK(together[i].percentile_high.value() == alone.percentile_high.value());
  }
}

TEST_CASE("fewer than two units have no limits, and equal units have limits without width") {
  const auto one = interval_of({{4, 1}}, 100);
  CHECK(one.estimate == 4);
  CHECK_FALSE(one.percentile_low);
  CHECK_FALSE(one.se);
  for (const std::size_t n : {std::size_t{2}, many_units}) {
    const auto equal = interval_of(Units(n, {3, 1}), 100);
    CHECK(equal.percentile_low == 3.0);
    CHECK(equal.bca_high == 3.0);
    CHECK(equal.se == 0.0);
  }
}
