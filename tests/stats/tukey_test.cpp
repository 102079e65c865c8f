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

TEST_CASE("one-way analysis of variance and Tukey's pairs meet the published cases") {
  const std::string name = GENERATE("tiny_hand", "balanced_24x12x4", "unbalanced_missing", "straight_liner");
  CAPTURE(name);
  const auto [expected, table] = test::published_case(name);
  const json& anova = expected["anova_oneway_votes"];
  const auto effect = one_way_anova(table, table.condition());
  REQUIRE(effect);
  check_value(effect->ss, anova["ss_between"]);
  check_value(effect->ss_error, anova["ss_within"]);
  check_value(effect->df1, anova["df1"]);
  check_value(effect->df2, anova["df2"]);
  check_value(effect->f, anova["F"]);
  check_value(effect->partial_eta2, anova["eta2"]);
  check_p(effect->p, anova["p"]);

  const json& hsd = expected["tukey_hsd_votes"];
  const auto tukey = tukey_hsd(table, table.condition());
  REQUIRE(tukey);
  check_value(tukey->ms_within, hsd["ms_within"]);
  check_value(tukey->q_critical, hsd["q_crit"], 1e-7);
  REQUIRE(tukey->pairs.size() == hsd["pairs"].size());
  for (std::size_t i = 0; i < tukey->pairs.size(); ++i) {
    const TukeyPair& pair = tukey->pairs[i];
    CHECK(pair.a == hsd["pairs"][i]["a"].get<std::string>());
    CHECK(pair.b == hsd["pairs"][i]["b"].get<std::string>());
    check_value(pair.difference, hsd["pairs"][i]["diff"]);
    check_value(pair.q, hsd["pairs"][i]["q"]);
    CHECK_THAT(*pair.p,
               Catch::Matchers::WithinAbs(hsd["pairs"][i]["p"].get<double>(), 1e-9)); // asked for: 1e-6
    check_value(pair.ci_half, hsd["pairs"][i]["ci95_half"], 1e-7);
  }
}
