#include "compare/panel_scores.h"

#include <catch2/catch.hpp>

using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;

namespace {

/// Three listeners on two conditions, the third on the first alone.
PanelScores panel() { return panel_scores({"a", "b"}, {{3.0, 2.0}, {4.0, 4.0}, {5.0, std::nullopt}}); }

} // namespace

TEST_CASE("a MOS is the mean over those who judged the condition") {
  CHECK(condition_mos(panel()) == std::vector<double>{4, 3});
  CHECK(panel().n_listeners == 3);
}

TEST_CASE("listeners who sit several times count as often, and a condition may be left without any") {
  const std::vector<std::uint16_t> first_twice = {2, 0, 1}, third_alone = {0, 0, 3};
  const auto mos = condition_mos(panel(), first_twice);
  REQUIRE(mos);
  CHECK_THAT((*mos)[0], WithinAbs((3 + 3 + 5) / 3.0, 1e-14));
  CHECK((*mos)[1] == 2);
  CHECK_FALSE(condition_mos(panel(), third_alone));
}

TEST_CASE("shares in the error of a MOS sum to nothing and give its standard error") {
  const auto shares = error_shares(panel());
  CHECK_THAT(shares[0] + shares[2] + shares[4], WithinAbs(0, 1e-14));
  CHECK_THAT(shares[1], WithinAbs(-0.5, 1e-14));
  CHECK(shares[5] == 0);
  const std::vector<double> of_a = {shares[0], shares[2], shares[4]};
  CHECK_THAT(standard_error(of_a), WithinAbs(1 / std::sqrt(3.0), 1e-14)); // sd of 3 4 5 is 1
}

TEST_CASE("the order of the listeners changes nothing") {
  const auto turned = panel_scores({"a", "b"}, {{5.0, std::nullopt}, {3.0, 2.0}, {4.0, 4.0}});
  CHECK(turned.means == panel().means);
}
