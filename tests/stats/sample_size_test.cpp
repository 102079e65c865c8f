#include "stats/sample_size.h"

#include "support/json_file.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using nlohmann::json;

TEST_CASE("sample sizes and power meet the published tables") {
  const json tables = test::read_json("stats/canonical/power.json");
  const auto number = [](const json& row, const char* key) { return row[key].get<double>(); };
  for (const json& row : tables["n_for_halfwidth"])
    CHECK(listeners_for_half_width(number(row, "h"), number(row, "sd")) == row["n"].get<std::uint64_t>());
  for (const json& row : tables["n_paired"]) {
    CAPTURE(row.dump());
    CHECK(listeners_for_difference(number(row, "delta"), number(row, "sd_diff"), number(row, "power")) ==
          row["n"].get<std::uint64_t>());
  }
  for (const json& row : tables["n_two_sample"]) {
    CAPTURE(row.dump());
    CHECK(listeners_for_two_panels(number(row, "delta"), number(row, "sd"), number(row, "power")) ==
          row["n_per_group"].get<std::uint64_t>());
  }
  for (const json& row : tables["power_paired"])
    CHECK_THAT(power_paired(number(row, "n"), number(row, "delta"), number(row, "sd_diff")),
               Catch::Matchers::WithinRel(number(row, "power"), 1e-8)); // their t quantile is 4e-10 off
}

TEST_CASE(
    "several votes of a listener help less than more listeners, and not at all where listeners are all") {
  CHECK_THAT(design_effect({4, 0.2}), Catch::Matchers::WithinRel(1.6, 1e-15));
  const auto one = listeners_for_half_width(0.2, 0.8);
  CHECK(one == 64);
  const auto four = listeners_for_half_width(0.2, 0.8, {4, 0.2});
  REQUIRE(four);
  CHECK(*four < *one);
  CHECK(*four * 4 > *one);
  CHECK(listeners_for_half_width(0.2, 0.8, {4, 1}) == one);
  CHECK(listeners_for_half_width(0.2, 0.8, {4, 0}) ==
        18); // t(.975,17) 0.4 / sqrt(18) = 0.199, with 17: 0.206
  CHECK(listeners_for_half_width(100, 0.8) == 2);
  CHECK_FALSE(listeners_for_half_width(1e-6, 0.8));
}
