#include "stats/anova.h"
#include "stats/expected.h"
#include "stats/paired_comparison.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;

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
  for (const PairComparison& pair : pairs) {
    CHECK(pair.t.p.has_value() == pair.t_holm.has_value());
    if (pair.t.p) CHECK(*pair.t_holm >= *pair.t.p);
    if (pair.t.p) CHECK(*pair.t_bh <= *pair.t_holm);
  }
}
