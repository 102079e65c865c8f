#include "stats/anova.h"

#include "stats/expected.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;
using test::check_p;
using test::check_value;

namespace {

void check_effect(const AnovaEffect& found, const json& expected) {
  check_value(found.ss, expected["ss"]);
  check_value(found.ss_error, expected["ss_error"]);
  check_value(found.df1, expected["df1"]);
  check_value(found.df2, expected["df2"]);
  check_value(found.f, expected["F"], 1e-9); // ratio of two sums that agree to 1e-10
  // The exponent of a tail of 1e-120 multiplies what F itself is off in the vectors' own two ways of summing.
  check_p(found.p, expected["p"], 1e-9);
}

} // namespace

TEST_CASE("condition x talker x listener meets the published cases") {
  const std::string name = GENERATE("tiny_hand", "balanced_24x12x4", "straight_liner");
  CAPTURE(name);
  const auto [expected, table] = test::published_case(name, {"talker"});
  const json& anova = expected["rm_anova_condition_x_talker"];
  const auto found = two_factor_anova(table, table.condition(), *table.find("talker"));
  REQUIRE(found);
  check_effect(found->a, anova["condition"]);
  check_effect(found->b, anova["talker"]);
  check_effect(found->a_by_b, anova["condition_x_talker"]);
  check_value(found->ss_listener, anova["ss_listener"]);
  check_value(found->ss_total, anova["ss_total"]);
}
