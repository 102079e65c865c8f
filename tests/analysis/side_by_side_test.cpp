#include "analysis/side_by_side.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;

namespace {

analysis::Comparison comparison(const std::vector<std::optional<double>>& a,
                                const std::vector<std::optional<double>>& b) {
  analysis::PairsQuestion question;
  for (std::size_t i = 0; i < a.size(); ++i) {
    compare::Point point;
    point.condition = "c" + std::to_string(i);
    point.mos = 1 + static_cast<double>(i);
    question.points.push_back(point);
  }
  question.objectives = {{"a", "f", a}, {"b", "f", b}};
  return analysis::comparison_of(question, {compare::Order::none, {}});
}

} // namespace

TEST_CASE("each point has the scores of all models and the nearest of them") {
  const auto side = analysis::side_by_side(comparison({1.1, 2.5, std::nullopt, 4.2}, {1.2, 2.1, 3, 3.8}));
  REQUIRE(side.rows.size() == 4);
  CHECK(side.models == std::vector<std::string>{"a", "b"});
  CHECK(side.rows[0].nearest == 0U);
  CHECK(side.rows[1].nearest == 1U);
  CHECK_FALSE(side.rows[2].nearest); // one has no score
  CHECK(side.rows[2].scores[1] == 3);
  CHECK(side.common == 3);
  CHECK_THAT(*side.rows[1].gaps[0], Catch::Matchers::WithinAbs(0.5, 1e-12));
  CHECK_THAT(*side.rmse[0], Catch::Matchers::WithinAbs(std::sqrt((0.01 + 0.25 + 0.04) / 3), 1e-12));
  CHECK(side.nearest == 1U);
  CHECK(side.times_nearest == std::vector<std::size_t>{1, 1});
}

TEST_CASE("equally near is nearer for none") {
  const auto side = analysis::side_by_side(comparison({1.5, 2}, {0.5, 2}));
  CHECK_FALSE(side.rows[0].nearest);
  CHECK_FALSE(side.rows[1].nearest);
  CHECK_FALSE(side.nearest);
}
