#include "network/gilbert_elliott.h"

#include "network/bursts.h"
#include "support/vector_table.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace quietroom;
using namespace quietroom::network;
using namespace quietroom::network::test;
using Catch::Matchers::WithinAbs;

namespace {

/// A number of "rate=0.01 gamma=0.25".
double parameter(const std::string& text, const std::string& name) {
  const std::size_t at = text.find(name + "=") + name.size() + 1;
  return parse_double(text.substr(at, text.find(' ', at) - at)).value();
}

} // namespace

TEST_CASE("frame erasures have the rate and the mean burst of the theory, as ITU-T's tool has") {
  const quietroom::test::VectorTable table("stimuli/loss_statistics.csv");
  const auto rows = rows_of(table, "gen-patt FER");
  CHECK(rows.size() == 35);
  for (const auto& row : rows) {
    CAPTURE(row.text("parameters"));
    const double gamma = parameter(row.text("parameters"), "gamma");
    const double rate = row.number("target_rate");
    const LossPattern pattern = loss_pattern(frame_erasure_model(100 * rate, gamma), packets, 1);
    // Autocovariance of a two-state chain: pB pG (lB - lG)^2 gamma^k, with pB = 2 rate and lB = 0.5.
    const double states = 2 * rate * (1 - 2 * rate) / 4;
    const double variance = rate * (1 - rate) + 2 * states * gamma / (1 - gamma);
    const double n = static_cast<double>(packets);
    const LossStatistics found = loss_statistics(pattern);
    CHECK_THAT(found.ppl_percent, WithinAbs(100 * rate, 100 * sigmas * std::sqrt(variance / n)));
    const Bursts bursts(pattern);
    CHECK_THAT(bursts.mean(), WithinAbs(row.number("theory_mean_burst"), sigmas * bursts.standard_error()));
    // the tool's own measurement, which has an error too: a fifth of ours in variance
    CHECK_THAT(bursts.mean(),
               WithinAbs(row.number("measured_mean_burst"), 1.1 * sigmas * bursts.standard_error()));
  }
}

TEST_CASE("streams of seed 1 are those of a second implementation") {
  CHECK(loss_pattern(frame_erasure_model(10, 0.5), 120, 1) ==
        pattern_of("00000000000000000000110010110001010000000000000000110000000000000000000000010000"
                   "0000000100000000000000010000010010000000"));
  CHECK(loss_pattern(GilbertElliott{0.05, 0.25, 0.7, 0.02}, 120, 1) ==
        pattern_of("00000000000000011101000000000000011000000000000001110101100000000000000000000000"
                   "1011110000000000000000000000001000000000"));
}

TEST_CASE(
    "a bad state that loses all and a good one that loses none are the simple Gilbert, packet by packet") {
  const double ppl = 0.1;
  const double burst_ratio = 4;
  const GilbertElliott hidden{ppl / burst_ratio, (1 - ppl) / burst_ratio, 1, 0};
  CHECK(loss_pattern(hidden, 5000, 3) == loss_pattern(LossModel{100 * ppl, burst_ratio}, 5000, 3));
}

TEST_CASE("Gilbert and Gilbert-Elliott lose what their states lose together") {
  const auto model = GENERATE(GilbertElliott{0.02, 0.2, 0.5, 0.0}, GilbertElliott{0.05, 0.25, 0.7, 0.02},
                              GilbertElliott{0.0, 0.3, 1.0, 0.1});
  const double gamma = 1 - model.good_to_bad - model.bad_to_good;
  const double bad = bad_share(model);
  const double rate = bad * model.loss_in_bad + (1 - bad) * model.loss_in_good;
  CHECK_THAT(ppl_percent(model), WithinAbs(100 * rate, 1e-12));
  const double contrast = model.loss_in_bad - model.loss_in_good;
  const double variance = rate * (1 - rate) + 2 * bad * (1 - bad) * contrast * contrast * gamma / (1 - gamma);
  CHECK_THAT(loss_statistics(loss_pattern(model, packets, 1)).ppl_percent,
             WithinAbs(100 * rate, 100 * sigmas * std::sqrt(variance / double(packets))));
}

TEST_CASE("the first packet is lost as often as any other, for the chain begins in its stationary state") {
  const GilbertElliott model{0.02, 0.08, 1, 0}; // bad for a fifth of the time
  constexpr int draws = 20000;
  int first = 0;
  for (std::uint64_t seed = 1; seed <= draws; ++seed) first += loss_pattern(model, 1, seed)[0];
  // Four standard errors of a share of 0.2; a chain that begins in the good state loses none.
  CHECK_THAT(static_cast<double>(first) / draws,
             WithinAbs(bad_share(model), sigmas * std::sqrt(0.2 * 0.8 / draws)));
}
