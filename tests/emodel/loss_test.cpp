#include "emodel/loss.h"

#include "emodel/terms.h"
#include "support/vector_csv.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace quietroom;
using namespace quietroom::emodel;
using Catch::Matchers::WithinAbs;

TEST_CASE("Gilbert's p and q are Ppl and BurstR, as in the vectors") {
  int checked = 0;
  for (const auto& row : test::read_vectors("emodel/misc.csv")) {
    const std::string& function = row.text("function");
    if (!function.starts_with("gilbert")) continue;
    const double a = row.number("x1"), b = row.number("x2");
    CAPTURE(function, a, b);
    double value = 0;
    if (function == "gilbert_ppl") value = loss_of(Gilbert{a, b}).Ppl;
    if (function == "gilbert_burstr") value = loss_of(Gilbert{a, b}).BurstR.value();
    CHECK_THAT(value, WithinAbs(row.number("expected"), 1e-6)); // six decimals in the file
    ++checked;
  }
  CHECK(checked == 6);
}

TEST_CASE("a loss that never comes has no burst ratio") { CHECK_FALSE(loss_of(Gilbert{0, 0.5}).BurstR); }

TEST_CASE("Gilbert-Elliott without loss in Good and without reception in Bad is Gilbert") {
  const Loss simple = loss_of(Gilbert{0.01, 0.49});
  const Loss elliott = loss_of(TwoStateLoss{0.01, 0.49, 0, 1});
  CHECK_THAT(elliott.Ppl, WithinAbs(simple.Ppl, 1e-12));
  CHECK_THAT(elliott.BurstR.value(), WithinAbs(simple.BurstR.value(), 1e-12));
  // one state only: independent loss
  CHECK_THAT(loss_of(TwoStateLoss{0.1, 0.1, 0.2, 0.2}).BurstR.value(), WithinAbs(1, 1e-12));
}

TEST_CASE("a pattern drawn from a Gilbert-Elliott model has its Ppl and BurstR") {
  const TwoStateLoss model{0.02, 0.2, 0.01, 0.6};
  std::mt19937_64 random(3);
  const auto happens = [&](double probability) {
    return static_cast<double>(random() >> 11) * 0x1p-53 < probability;
  };
  std::vector<bool> pattern;
  bool bad = false;
  for (int i = 0; i < 1'000'000; ++i) {
    bad = bad ? !happens(model.q) : happens(model.p);
    pattern.push_back(happens(bad ? model.bad : model.good));
  }
  const Loss drawn = loss_of(pattern), expected = loss_of(model);
  CHECK_THAT(drawn.Ppl, WithinAbs(expected.Ppl, 0.15)); // about 4 standard deviations
  CHECK_THAT(drawn.BurstR.value(), WithinAbs(expected.BurstR.value(), 0.02));
}

TEST_CASE("Ppl and BurstR of a pattern") {
  const Loss loss =
      loss_of(std::vector<bool>{false, true, true, false, false, false, true, false, false, false});
  CHECK_THAT(loss.Ppl, WithinAbs(30, 1e-12));
  CHECK_THAT(loss.BurstR.value(), WithinAbs(1.5 * 0.7, 1e-12));
  CHECK(loss_of(std::vector<bool>{}).Ppl == 0);
  CHECK_FALSE(loss_of(std::vector<bool>{false, false}).BurstR);
  CHECK(loss_of(std::vector<bool>{true, true}).Ppl == 100);
  CHECK_FALSE(loss_of(std::vector<bool>{true, true}).BurstR);
}

TEST_CASE("bursty loss of the check example costs what it must") {
  const Loss loss = loss_of(Gilbert{0.01, 0.49});
  CHECK_THAT(effective_equipment_impairment(0, 4.3, loss.Ppl, *loss.BurstR), WithinAbs(35.849, 5.1e-4));
  CHECK_THAT(effective_equipment_impairment(0, 25.1, loss.Ppl, *loss.BurstR), WithinAbs(7.280, 5.1e-4));
}

TEST_CASE("a fixed buffer turns late packets into loss and its depth into delay") {
  const std::vector<std::optional<double>> delays = {50, 52, std::nullopt, 95, 60, 91, 90, 51, 50.5, 58};
  const Playout playout = fixed_buffer(delays, 40).value();
  CHECK(playout.delay_ms == 90);
  CHECK_THAT(playout.loss.Ppl, WithinAbs(30, 1e-12)); // one lost, two late; 90 is in time
  CHECK_THAT(playout.loss.BurstR.value(),
             WithinAbs(1.5 * 0.7, 1e-12)); // the lost one and a late one follow each other
  CHECK(fixed_buffer(delays, 60).value().loss.Ppl == 10);
  CHECK_FALSE(fixed_buffer(std::vector<std::optional<double>>{std::nullopt}, 40));
}

TEST_CASE("exponential excess delay: the empirical buffer and the formula agree") {
  std::mt19937_64 random(11);
  std::vector<std::optional<double>> delays;
  for (int i = 0; i < 200'000; ++i)
    delays.push_back(20 - 15 * std::log(1 - static_cast<double>(random() >> 11) * 0x1p-53));
  const double formula = late_percent(15, 40);
  CHECK_THAT(formula, WithinAbs(6.9483, 1e-4));                                    // 100 exp(-8/3)
  CHECK_THAT(fixed_buffer(delays, 40).value().loss.Ppl, WithinAbs(formula, 0.25)); // 4 standard deviations
  CHECK(late_percent(0, 0) == 0);
  CHECK_THAT(total_loss_percent(10, 20), WithinAbs(28, 1e-12));
}
