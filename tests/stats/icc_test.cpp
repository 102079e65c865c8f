#include "stats/reliability.h"

#include "stats/expected.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;
using test::check_value;

namespace {

void check_limits(const std::optional<Limits>& found, const json& expected) {
  REQUIRE(found);
  check_value(found->low, expected[0], 1e-9); // quantiles of F
  check_value(found->high, expected[1], 1e-9);
}

void check_icc(const std::optional<Icc>& found, const json& expected) {
  REQUIRE(found);
  check_value(found->icc_1_1, expected["ICC11"]);
  check_value(found->icc_2_1, expected["ICC21"]);
  check_value(found->icc_3_1, expected["ICC31"]);
  check_value(found->icc_1_k, expected["ICC1k"]);
  check_value(found->icc_2_k, expected["ICC2k"]);
  check_value(found->icc_3_k, expected["ICC3k"]);
  check_value(found->ms_targets, expected["msr"]);
  check_value(found->ms_raters, expected["msc"]);
  check_value(found->ms_error, expected["mse"]);
  check_value(found->ms_within, expected["msw"]);
  check_limits(found->limits_2_1, expected["ICC21_ci95"]);
  check_limits(found->limits_3_1, expected["ICC31_ci95"]);
  check_limits(found->limits_3_k, expected["ICC3k_ci95"]);
}

} // namespace

TEST_CASE("intraclass correlations of Shrout and Fleiss come out as printed") {
  const json example = test::read_json("stats/canonical/icc.json")["shrout_fleiss_1979"];
  Matrix matrix{4, 6, {}};
  for (std::size_t rater = 0; rater < 4; ++rater)
    for (const json& target : example["matrix_target_x_rater"])
      matrix.values.push_back(target[rater].get<double>());
  const auto found = intraclass_correlation(matrix);
  check_icc(found, example["icc"]);
  CHECK_THAT(*found->icc_2_1,
             Catch::Matchers::WithinAbs(example["published"]["ICC21"].get<double>(), 0.005)); // as printed
}

TEST_CASE("intraclass correlations meet the published cases") {
  const std::string name = GENERATE("tiny_hand", "balanced_24x12x4", "straight_liner");
  CAPTURE(name);
  const auto [expected, table] = test::published_case(name);
  const CellTable cells = cell_table(table, table.listener(), table.stimulus());
  check_icc(intraclass_correlation(complete_columns(cells)), expected["icc_stimulus_x_listener"]);
}
