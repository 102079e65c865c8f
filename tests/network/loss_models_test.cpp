#include "core/random.h"
#include "network/drawn_loss.h"
#include "support/vector_table.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace quietroom;
using namespace quietroom::network;
using Catch::Matchers::WithinAbs;

namespace {

LossPattern pattern_of(const std::string& text) {
  LossPattern out;
  for (const char c : text) out.push_back(c == '1');
  return out;
}

/// A number of "rate=0.01 gamma=0.25".
double parameter(const std::string& text, const std::string& name) {
  const std::size_t at = text.find(name + "=") + name.size() + 1;
  return parse_double(text.substr(at, text.find(' ', at) - at)).value();
}

std::vector<test::VectorTable::Row> rows_of(const test::VectorTable& table, const std::string& model) {
  std::vector<test::VectorTable::Row> out;
  for (const auto& row : table.rows())
    if (row.text("model").find(model) != std::string::npos) out.push_back(row);
  return out;
}

constexpr std::size_t packets = 200'000;
constexpr double sigmas = 4; // 1 of 16000 fair draws lies further out

/// Lengths of the bursts, whose mean and spread the standard error of the mean burst comes from.
struct Bursts {
  std::vector<double> lengths;
  explicit Bursts(const LossPattern& pattern) {
    bool before = false;
    for (const bool lost : pattern) {
      if (lost && !before) lengths.push_back(0);
      if (lost) ++lengths.back();
      before = lost;
    }
  }
  double mean() const { return std::accumulate(lengths.begin(), lengths.end(), 0.0) / count(); }
  double count() const { return static_cast<double>(lengths.size()); }
  double variance() const {
    const double centre = mean();
    double sum = 0;
    for (const double length : lengths) sum += (length - centre) * (length - centre);
    return sum / count();
  }
  double standard_error() const { return std::sqrt(variance() / count()); }
};

} // namespace

TEST_CASE("frame erasures have the rate and the mean burst of the theory, as ITU-T's tool has") {
  const test::VectorTable table("stimuli/loss_statistics.csv");
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

TEST_CASE("Bellcore's bursts keep their mean of 4.419 whatever the rate, and end at ten") {
  const test::VectorTable table("stimuli/loss_statistics.csv");
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

TEST_CASE("streams of seed 1 are those of a second implementation") {
  CHECK(loss_pattern(frame_erasure_model(10, 0.5), 120, 1) ==
        pattern_of("00000000000000000000110010110001010000000000000000110000000000000000000000010000"
                   "0000000100000000000000010000010010000000"));
  CHECK(loss_pattern(GilbertElliott{0.05, 0.25, 0.7, 0.02}, 120, 1) ==
        pattern_of("00000000000000011101000000000000011000000000000001110101100000000000000000000000"
                   "1011110000000000000000000000001000000000"));
  CHECK(loss_pattern(BellcoreLoss{10}, 240, 1) ==
        pattern_of("00000000000000000000000000000111111111100000000000000000000000000000000000000000"
                   "00000000000000000000000001100000000011111111000000000000000000000000000000000000"
                   "00000000000000000000000000000000000100000000001000000000000000000000000000000000"));
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

TEST_CASE("a tolerance is met by drawing again, the first pattern that meets it is taken") {
  LossDraw draw{LossModel{3, 1}, 0, 3, 0.13, 1000};
  const auto found = drawn_loss(draw, 400, 2);
  REQUIRE(found);
  CHECK(loss_statistics(*found).lost == 12); // 3 % of 400; 11 and 13 are 0.25 points away
  CHECK(loss_statistics(loss_pattern(LossModel{3, 1}, 400, 2)).lost != 12); // the seed itself would not do
  CHECK(found == drawn_loss(draw, 400, 2));
  draw.tolerance_percent.reset();
  CHECK(drawn_loss(draw, 400, 2) == loss_pattern(LossModel{3, 1}, 400, 2));
}

TEST_CASE("a tolerance that no count of packets meets is given up after its tries") {
  CHECK_FALSE(drawn_loss({LossModel{3, 1}, 0, 3, 0.1, 50}, 110, 1)); // 2.73 or 3.64 %
}

TEST_CASE("protected packets are never lost, the others as without protection") {
  const auto plain = drawn_loss({LossModel{50, 1}, 0, 50, {}, 1}, 200, 5);
  const auto spared = drawn_loss({LossModel{50, 1}, 30, 50, {}, 1}, 200, 5);
  REQUIRE((plain && spared));
  CHECK(std::count(plain->begin(), plain->begin() + 30, true) > 0);
  CHECK(std::count(spared->begin(), spared->begin() + 30, true) == 0);
  CHECK(std::equal(plain->begin() + 30, plain->end(), spared->begin() + 30));
  CHECK(loss_statistics(*drawn_loss({LossModel{50, 1}, 500, 50, {}, 1}, 200, 5)).lost == 0);
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
