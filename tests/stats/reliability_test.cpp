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

TEST_CASE("Krippendorff's own example and the published cases give their alpha") {
  const json example = test::read_json("stats/canonical/krippendorff.json");
  const test::TempFolder folder;
  std::string text = "listener,stimulus,condition,vote\n";
  const json& coders = example["matrix_coder_x_unit"];
  for (std::size_t coder = 0; coder < coders.size(); ++coder)
    for (std::size_t unit = 0; unit < coders[coder].size(); ++unit)
      if (!coders[coder][unit].is_null())
        text += "L" + std::to_string(coder) + ",u" + std::to_string(unit) + ",c," +
                std::to_string(coders[coder][unit].get<int>()) + "\n";
  const KrippendorffAlpha alpha = krippendorff_alpha(test::read_table(folder.write("v.csv", text)));
  check_value(alpha.nominal, example["alpha"]["nominal"]);
  check_value(alpha.ordinal, example["alpha"]["ordinal"]);
  check_value(alpha.interval, example["alpha"]["interval"]);

  for (const char* name : {"tiny_hand", "balanced_24x12x4", "unbalanced_missing", "straight_liner"}) {
    CAPTURE(name);
    const auto [expected, table] = test::published_case(name);
    const KrippendorffAlpha found = krippendorff_alpha(table);
    check_value(found.nominal, expected["krippendorff"]["nominal"]);
    check_value(found.ordinal, expected["krippendorff"]["ordinal"]);
    check_value(found.interval, expected["krippendorff"]["interval"]);
  }
}

TEST_CASE("agreement of votes that never vary is undefined") {
  const auto [expected, table] = test::published_case("all_equal");
  CHECK_FALSE(krippendorff_alpha(table).ordinal);
  const auto icc =
      intraclass_correlation(complete_columns(cell_table(table, table.listener(), table.stimulus())));
  REQUIRE(icc);
  CHECK_FALSE(icc->icc_2_1);
  CHECK_FALSE(icc->icc_3_k);
  CHECK_FALSE(icc->limits_2_1);
  const VoteTable single = test::published_case("single_listener").table;
  CHECK_FALSE(krippendorff_alpha(single).ordinal);
  CHECK_FALSE(
      intraclass_correlation(complete_columns(cell_table(single, single.listener(), single.stimulus()))));
}
