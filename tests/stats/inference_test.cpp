#include "stats/anova.h"
#include "stats/multiplicity.h"
#include "stats/paired_comparison.h"
#include "stats/studentized_range.h"

#include "stats/expected.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;
using test::check_p;
using test::check_value;

namespace {

void check_effect(const Effect& found, const json& expected) {
  check_value(found.ss, expected["ss"]);
  check_value(found.ss_error, expected["ss_error"]);
  check_value(found.df1, expected["df1"]);
  check_value(found.df2, expected["df2"]);
  check_value(found.f, expected["F"], 1e-9); // ratio of two sums that agree to 1e-10
  // The exponent of a tail of 1e-120 multiplies what F itself is off in the vectors' own two ways of summing.
  check_p(found.p, expected["p"], 1e-9);
}

VoteTable small_table(const test::TempFolder& folder, const std::string& rows) {
  return test::read_table(folder.write("v.csv", "listener,stimulus,condition,talker,vote\n" + rows),
                          {{"talker"}, {}, false});
}

} // namespace

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

TEST_CASE("quantiles of the studentized range agree with the table, and with Student's t for two means") {
  const json table = test::read_json("stats/canonical/quantiles.json")["studentized_range_95"];
  for (const auto& [key, expected] : table.items()) {
    const int k = std::stoi(key);
    const double df = std::stod(key.substr(key.find(',') + 1));
    CAPTURE(key);
    CHECK_THAT(StudentizedRange(k, df).quantile(0.95),
               Catch::Matchers::WithinAbs(expected.get<double>(), 1e-8));
  }
  // The range of two is sqrt(2) |t|; df 2 has t in closed form, df 1 is Cauchy.
  CHECK_THAT(StudentizedRange(2, 2).quantile(0.95),
             Catch::Matchers::WithinAbs(std::sqrt(2.0) * 0.95 * std::sqrt(2 / (1 - 0.95 * 0.95)), 1e-7));
  for (const double q : {0.5, 5.0, 50.0, 500.0})
    CHECK_THAT(StudentizedRange(2, 1).upper(q),
               Catch::Matchers::WithinAbs(1 - 2 / std::acos(-1.0) * std::atan(q / std::sqrt(2.0)), 1e-9));
  // Three standard normal values: P(range > w) for df -> infinity; tabulated 3.314 at 95 %.
  CHECK_THAT(StudentizedRange(3, 1e6).quantile(0.95),
             Catch::Matchers::WithinAbs(3.3145, 1e-4)); // table's digits
  CHECK(StudentizedRange(5, 10).upper(0) == 1);
  CHECK(StudentizedRange(5, 10).upper(1e6) < 1e-9);
}

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

TEST_CASE("Holm and Benjamini-Hochberg meet the published example in any order") {
  const json example = test::read_json("stats/canonical/multiplicity.json");
  auto p = example["p"].get<std::vector<double>>();
  for (std::size_t i = 0; i < p.size(); ++i) {
    check_value(holm(p)[i], example["holm"][i]);
    check_value(benjamini_hochberg(p)[i], example["bh"][i]);
  }
  std::swap(p[0], p[9]);
  check_value(holm(p)[9], example["holm"][0]);
  check_value(benjamini_hochberg(p)[9], example["bh"][0]);
  CHECK(holm({}).empty());
}

TEST_CASE("the order of the rows changes no digit, and turning the scale round only signs") {
  const VoteTable table = test::published_case("unbalanced_missing").table;
  VoteTable other = table;
  std::reverse(other.votes.begin(), other.votes.end());
  for (Factor& factor : other.factors) std::reverse(factor.codes.begin(), factor.codes.end());
  VoteTable turned = table;
  for (std::int16_t& vote : turned.votes) vote = static_cast<std::int16_t>(6 - vote);
  const auto a = paired_comparisons(table, table.condition()),
             b = paired_comparisons(other, other.condition()),
             c = paired_comparisons(turned, turned.condition());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].t.p == b[i].t.p);
    CHECK(a[i].t_holm == b[i].t_holm);
    CHECK(a[i].wilcoxon.p == b[i].wilcoxon.p);
    CHECK(a[i].wilcoxon.w_plus == c[i].wilcoxon.w_minus);
    CHECK(a[i].wilcoxon.p == c[i].wilcoxon.p);
    CHECK_THAT(*a[i].t.t, Catch::Matchers::WithinAbs(-*c[i].t.t, 1e-11)); // rounding
  }
  CHECK(one_way_anova(table, table.condition())->f == one_way_anova(other, other.condition())->f);
  CHECK(repeated_measures_anova(table, table.condition())->p_gg ==
        repeated_measures_anova(other, other.condition())->p_gg);
  CHECK(friedman(table, table.condition())->chi2 == friedman(other, other.condition())->chi2);
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

TEST_CASE("a crowdsourced speech test of 48 conditions and 68 listeners is analysed whole") {
  const auto real = test::real_case("crowd_p808_cs401");
  if (!real) return;
  const VoteTable& table = real->table;
  CHECK(table.size() == real->expected["n_votes"].get<std::size_t>());
  const auto one_way = one_way_anova(table, table.condition());
  REQUIRE(one_way);
  CHECK(one_way->df1 == 47);
  CHECK(one_way->p.value_or(1) < 1e-100); // from MOS 1.5 to 4.8
  const auto pairs = paired_comparisons(table, table.condition());
  CHECK(pairs.size() == 48 * 47 / 2);
  for (const Comparison& pair : pairs) {
    CHECK(pair.t.p.has_value() == pair.t_holm.has_value());
    if (pair.t.p) CHECK(*pair.t_holm >= *pair.t.p);
    if (pair.t.p) CHECK(*pair.t_bh <= *pair.t_holm);
  }
}
