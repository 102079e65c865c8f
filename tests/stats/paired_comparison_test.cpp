#include "stats/paired_comparison.h"

#include "stats/anova.h"
#include "stats/expected.h"
#include "stats/studentized_range.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;
using test::check_p;
using test::check_value;

namespace {

VoteTable small_table(const test::TempFolder& folder, const std::string& rows) {
  return test::read_table(folder.write("v.csv", "listener,stimulus,condition,talker,vote\n" + rows),
                          {{"talker"}, {}, false});
}

} // namespace

TEST_CASE("paired t and Wilcoxon, with Holm and Benjamini-Hochberg, meet the published cases") {
  const std::string name = GENERATE("tiny_hand", "balanced_24x12x4", "unbalanced_missing", "straight_liner");
  CAPTURE(name);
  const auto [expected, table] = test::published_case(name);
  const json& pairs = expected["pairwise_listener_means"];
  const auto found = paired_comparisons(table, table.condition());
  REQUIRE(found.size() == pairs.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(found[i].a, found[i].b);
    const json& t = pairs[i]["t"];
    const json& w = pairs[i]["wilcoxon"];
    CHECK(found[i].a == pairs[i]["a"].get<std::string>());
    CHECK(found[i].b == pairs[i]["b"].get<std::string>());
    CHECK(found[i].t.n == t["n"].get<std::uint64_t>());
    check_value(found[i].t.difference, t["diff"]);
    check_value(found[i].t.t, t["t"]);
    check_value(found[i].t.df, t["df"]);
    check_p(found[i].t.p, t["p"]);
    check_value(found[i].t.ci_half, t["ci95_half"], 1e-9); // the vectors' t quantile
    check_p(found[i].t_holm, t["p_holm"]);
    check_p(found[i].t_bh, t["p_bh"]);
    CHECK(found[i].wilcoxon.n == w["n"].get<std::uint64_t>());
    CHECK(found[i].wilcoxon.w_plus == w["w_plus"].get<double>());
    CHECK(found[i].wilcoxon.w_minus == w["w_minus"].get<double>());
    check_value(found[i].wilcoxon.z, w["z"]);
    check_p(found[i].wilcoxon.p_normal, w["p"]);
    check_p(found[i].wilcoxon.p_corrected, w["p_cc"]);
  }
}

TEST_CASE("equal differences of thirds have no variance, whatever rounding says") {
  const test::TempFolder folder;
  std::string rows;
  for (const char* listener : {"a", "b", "c", "d", "e"}) {
    const int shift = listener[0] % 2;
    for (const int vote : {1, 2, 2})
      rows += std::string(listener) + ",s,c1,t," + std::to_string(vote + shift) + "\n";
    for (const int vote : {2, 3, 3})
      rows += std::string(listener) + ",s,c2,t," + std::to_string(vote + shift) + "\n";
  }
  const VoteTable table = small_table(folder, rows);
  const auto pair = paired_comparisons(table, table.condition()).at(0);
  CHECK(pair.t.sd == 0.0);
  CHECK_FALSE(pair.t.p);
  CHECK(pair.wilcoxon.w_minus == 15); // all tied: no false order
  CHECK_FALSE(repeated_measures_anova(table, table.condition())->effect.f);
  CHECK_FALSE(two_factor_anova(table, table.condition(), *table.find("talker"))); // one talker
}
