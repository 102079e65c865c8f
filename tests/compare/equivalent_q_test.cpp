#include "compare/equivalent_q.h"

#include "core/random.h"
#include "stats/distributions.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;
using Side = QPlace::Side;

namespace {

/// Conditions 0.. are MNRU of 5, 10, 15 ... dB, the last is what is to be placed.
std::vector<MnruCondition> ladder(std::size_t steps) {
  std::vector<MnruCondition> out;
  for (std::size_t k = 0; k < steps; ++k) out.push_back({k, 5.0 * static_cast<double>(k + 1)});
  return out;
}

PanelScores panel_of(const std::vector<double>& mos, double scatter, std::size_t listeners,
                     std::uint64_t seed) {
  SplitMix64 random(seed);
  std::vector<std::string> names;
  for (std::size_t c = 0; c < mos.size(); ++c) names.push_back("c" + std::to_string(c));
  std::vector<std::vector<std::optional<double>>> rows(listeners);
  for (auto& row : rows) {
    const double bias = scatter * stats::normal_quantile(random.next_unit() + 0x1p-54);
    for (const double each : mos)
      row.emplace_back(each + bias + scatter * stats::normal_quantile(random.next_unit() + 0x1p-54));
  }
  return panel_scores(names, std::move(rows));
}

MnruCurve curve_of(const PanelScores& panel, std::size_t steps) {
  return MnruCurve(panel, mnru_order(panel, ladder(steps)));
}

} // namespace

TEST_CASE("equivalent Q is read off the panel's own curve and is no number beyond it") {
  const PanelScores panel = panel_of({1.5, 2.5, 4.0, 3.1}, 0, 4, 1);
  const MnruCurve curve = curve_of(panel, 3);
  CHECK_THAT(curve.of(3).q.q_db, WithinAbs(12, 1e-12));
  CHECK_THAT(curve.of(3).low->q_db, WithinAbs(12, 1e-9)); // nobody scatters
  CHECK_THAT(curve.of(3).high->q_db, WithinAbs(12, 1e-9));
  CHECK(curve.at(1.49).side == Side::below);
  CHECK(curve.at(4.01).side == Side::above);
  CHECK(curve.at(1.5).q_db == 5);
  CHECK(curve.at(4).q_db == 15);
  CHECK(curve.at(2.5).q_db == 10);
}

TEST_CASE("neighbours in the wrong order are pooled, and the middle of a flat piece is taken") {
  const MnruCurve curve = curve_of(panel_of({1, 3, 2, 4, 0}, 0, 3, 1), 4);
  CHECK_THAT(curve.at(2.5).q_db, WithinAbs(12.5, 1e-12));
  CHECK_THAT(curve.at(1.75).q_db, WithinAbs(7.5, 1e-12));
  CHECK_THAT(curve.at(3.25).q_db, WithinAbs(17.5, 1e-12));
}

TEST_CASE(
    "the interval of an equivalent Q ends where the paired difference from the curve is just t errors") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(1, 9)));
  const PanelScores panel = panel_of({1.2, 2.2, 3.2, 4.2, 2.9}, 0.3, 12, seed);
  const EquivalentQ q = curve_of(panel, 4).of(4);
  REQUIRE(q.low->side == Side::within);
  REQUIRE(q.high->side == Side::within);
  CHECK(q.low->q_db < q.q.q_db);
  CHECK(q.q.q_db < q.high->q_db);
  for (const double limit : {q.low->q_db, q.high->q_db}) {
    const auto k = static_cast<std::size_t>(limit / 5) - 1;
    const double w = limit / 5 - static_cast<double>(k + 1);
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < 12; ++i) {
      const double d = *panel.at(i, 4) - (1 - w) * *panel.at(i, k) - w * *panel.at(i, k + 1);
      sum += d;
      squares += d * d;
    }
    const double mean = sum / 12, se = std::sqrt((squares - sum * mean) / 11 / 12);
    CHECK_THAT(std::abs(mean) / se, WithinAbs(2.200985160, 1e-6)); // t(.975, 11)
  }
}

TEST_CASE("the interval of an equivalent Q says below or above where it leaves the ladder") {
  const PanelScores low = panel_of({2.0, 3.0, 4.0, 1.9}, 0.3, 8, 5);
  const EquivalentQ near_the_end = curve_of(low, 3).of(3);
  CHECK(near_the_end.low->side == Side::below);
  CHECK(near_the_end.high->side == Side::within);
  const PanelScores far = panel_of({2.0, 3.0, 4.0, 4.9}, 0.05, 8, 5);
  const EquivalentQ beyond = curve_of(far, 3).of(3);
  CHECK(beyond.q.side == Side::above);
  CHECK(beyond.low->side == Side::above);
  CHECK(beyond.high->side == Side::above);
}

TEST_CASE("intervals of equivalent Q hold the truth as often as they say") {
  int held = 0;
  constexpr int panels = 1000;
  for (std::uint64_t seed = 1; seed <= panels; ++seed) {
    const EquivalentQ q = curve_of(panel_of({1.2, 2.2, 3.2, 4.2, 2.9}, 0.5, 24, seed), 4).of(4);
    held += (q.low->side != Side::within || q.low->q_db <= 13.5) &&
            (q.high->side != Side::within || q.high->q_db >= 13.5);
  }
  CHECK(held >= 930); // 950 expected, standard deviation 7
  CHECK(held <= 970);
}
