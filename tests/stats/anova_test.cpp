#include "stats/anova.h"

#include "stats/expected.h"
#include "stats/paired_comparison.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;
using test::check_p;
using test::check_value;

TEST_CASE("repeated measures with their corrections meet the published cases") {
  const std::string name = GENERATE("tiny_hand", "balanced_24x12x4", "straight_liner");
  CAPTURE(name);
  const auto [expected, table] = test::published_case(name);
  const json& anova = expected["rm_anova_listener_x_condition"];
  const auto found = repeated_measures_anova(table, table.condition());
  REQUIRE(found);
  check_value(found->effect.ss, anova["ss_condition"]);
  check_value(found->ss_listener, anova["ss_listener"]);
  check_value(found->effect.ss_error, anova["ss_error"]);
  check_value(found->effect.df1, anova["df1"]);
  check_value(found->effect.df2, anova["df2"]);
  check_value(found->effect.f, anova["F"]);
  check_p(found->effect.p, anova["p"]);
  check_value(found->epsilon_gg, anova["gg_eps"]);
  check_value(found->epsilon_hf, anova["hf_eps"]);
  check_p(found->p_gg, anova["p_gg"]);
  check_p(found->p_hf, anova["p_hf"]);
  check_value(found->effect.partial_eta2, anova["partial_eta2"]);
  CHECK(found->n_left_out == 0);
}

TEST_CASE("repeated measures use the listeners who have every condition and count the others") {
  const VoteTable table = test::published_case("unbalanced_missing").table;
  const auto found = repeated_measures_anova(table, table.condition());
  REQUIRE(found);
  CHECK(found->n_left_out > 0); // L24 left after three conditions
  CHECK(found->n_listeners + found->n_left_out == 24);
}

TEST_CASE("votes that never vary leave F and its p undefined") {
  const auto [expected, table] = test::published_case("all_equal");
  CHECK_FALSE(one_way_anova(table, table.condition())->f);
  CHECK_FALSE(repeated_measures_anova(table, table.condition())->effect.p);
  CHECK_FALSE(tukey_hsd(table, table.condition())->pairs.at(0).p);
  CHECK_FALSE(friedman(table, table.condition())->chi2);
  const auto pair = paired_comparisons(table, table.condition()).at(0);
  CHECK(pair.t.difference == 0.0);
  CHECK(pair.t.ci_half == 0.0);
  CHECK_FALSE(pair.t.p);
  CHECK_FALSE(pair.t_holm);
  CHECK_FALSE(pair.wilcoxon.p);
  const VoteTable single = test::published_case("single_listener").table;
  CHECK_FALSE(repeated_measures_anova(single, single.condition()));
  CHECK_FALSE(paired_comparisons(single, single.condition()).at(0).t.p);
  CHECK_FALSE(paired_comparisons(single, single.condition()).at(0).wilcoxon.p);
}
