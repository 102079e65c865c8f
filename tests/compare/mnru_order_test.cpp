#include "compare/mnru_order.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;

TEST_CASE("the MNRU order is violated where a higher Q is heard as worse, and it is said whether surely") {
  const auto with_differences = [](std::initializer_list<double> differences) {
    std::vector<std::vector<std::optional<double>>> rows;
    double bias = -0.5; // that both conditions share, and that a paired interval leaves out
    for (const double difference : differences) rows.push_back({3 + (bias += 0.2), 3 + bias + difference});
    const PanelScores panel = panel_scores({"low", "high"}, rows);
    const std::vector<MnruCondition> two = {{1, 20}, {0, 10}};
    return mnru_order(panel, two).rises.front();
  };
  CHECK_FALSE(with_differences({0.1, 0.2, 0.3, 0.2}).violated());
  const MnruRise unsure = with_differences({-0.5, 0.4, -0.6, 0.5, -0.1});
  CHECK(unsure.violated());
  CHECK_FALSE(unsure.beyond_interval());
  const MnruRise sure = with_differences({-0.3, -0.2, -0.25, -0.35});
  CHECK(sure.beyond_interval());
  CHECK(sure.lower_q_db == 10);
  CHECK(sure.higher_q_db == 20);
  CHECK_THAT(sure.difference, WithinAbs(-0.275, 1e-12));
  CHECK_THAT(*sure.half, WithinAbs(3.182446305 * 0.0645497224 / 2, 1e-9)); // t(.975, 3) sd / sqrt(4)
}
