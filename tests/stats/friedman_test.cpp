#include "stats/paired_comparison.h"

#include "stats/expected.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;
using test::check_p;
using test::check_value;

TEST_CASE("Friedman, Kendall's W and Iman-Davenport meet the published cases") {
  const std::string name = GENERATE("tiny_hand", "balanced_24x12x4", "straight_liner");
  CAPTURE(name);
  const auto [expected, table] = test::published_case(name);
  const json& values = expected["friedman_listener_x_condition"];
  const auto found = friedman(table, table.condition());
  REQUIRE(found);
  check_value(found->chi2, values["chi2"]);
  check_value(found->df, values["df"]);
  check_p(found->p, values["p"]);
  check_value(found->kendall_w, values["kendall_W"]);
  check_value(found->iman_davenport_f, values["iman_davenport_F"]);
  check_p(found->iman_davenport_p, values["id_p"]);
  CHECK(found->df2 == values["id_df"][1].get<double>());
  for (std::size_t i = 0; i < found->mean_ranks.size(); ++i)
    check_value(found->mean_ranks[i], values["mean_ranks"][i]);
}
