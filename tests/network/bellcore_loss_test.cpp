#include "network/bellcore_loss.h"

#include "network/bursts.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::network;
using namespace quietroom::network::test;
using Catch::Matchers::WithinAbs;

TEST_CASE("Bellcore's bursts keep their mean of 4.419 whatever the rate, and end at ten") {
  const quietroom::test::VectorTable table("stimuli/loss_statistics.csv");
  const auto rows = rows_of(table, "Bellcore");
  CHECK(rows.size() == 7);
  for (const auto& row : rows) {
    CAPTURE(row.text("parameters"));
    const double rate = row.number("target_rate");
    const LossPattern pattern = loss_pattern(BellcoreLoss{100 * rate}, packets, 1);
    const LossStatistics found = loss_statistics(pattern);
    const Bursts bursts(pattern);
    // Bursts and the gaps between them renew: the lost share has variance
    // ((1 - rate)^2 var(burst) + rate^2 var(gap)) / E[burst + gap] / n, gaps geometric.
    const double cycle = row.number("theory_mean_burst") / rate;
    const double gap = cycle - row.number("theory_mean_burst");
    const double variance =
        ((1 - rate) * (1 - rate) * bursts.variance() + rate * rate * gap * (gap - 1)) / cycle;
    CHECK_THAT(found.ppl_percent,
               WithinAbs(100 * rate, 100 * sigmas * std::sqrt(variance / double(packets))));
    CHECK_THAT(bursts.mean(), WithinAbs(row.number("theory_mean_burst"), sigmas * bursts.standard_error()));
    CHECK(found.longest_burst == 10);
    for (int length = 1; length <= 10; ++length) {
      const double share = row.number("len" + std::to_string(length)) / row.number("bursts");
      const double tool = row.number("bursts");
      const double error = std::sqrt(share * (1 - share) * (1 / bursts.count() + 1 / tool));
      const auto same = std::ranges::count(bursts.lengths, static_cast<double>(length));
      CHECK_THAT(static_cast<double>(same) / bursts.count(), WithinAbs(share, sigmas * error));
    }
  }
}

TEST_CASE("a Bellcore stream of seed 1 is that of a second implementation") {
  CHECK(loss_pattern(BellcoreLoss{10}, 240, 1) ==
        pattern_of("00000000000000000000000000000111111111100000000000000000000000000000000000000000"
                   "00000000000000000000000001100000000011111111000000000000000000000000000000000000"
                   "00000000000000000000000000000000000100000000001000000000000000000000000000000000"));
}

TEST_CASE("a Bellcore chain begins in its stationary state: the first packet is lost as often as any other") {
  constexpr int draws = 20000;
  int first = 0;
  int second = 0;
  for (std::uint64_t seed = 1; seed <= draws; ++seed) {
    const LossPattern two = loss_pattern(BellcoreLoss{20}, 2, seed);
    first += two[0];
    second += two[1];
  }
  const double tolerance = sigmas * std::sqrt(0.2 * 0.8 / draws);
  CHECK_THAT(static_cast<double>(first) / draws, WithinAbs(0.2, tolerance));
  CHECK_THAT(static_cast<double>(second) / draws, WithinAbs(0.2, tolerance));
}
