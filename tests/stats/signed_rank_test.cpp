#include "stats/signed_rank.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace quietroom::stats;

namespace {

using Differences = std::vector<double>;

/// Every choice of signs, one by one, of the ranks given.
double p_by_enumeration(const std::vector<double>& ranks, double w_plus) {
  double total = 0, extreme = 0, sum = 0;
  for (const double rank : ranks) sum += rank;
  const double distance = std::abs(w_plus - sum / 2);
  for (unsigned signs = 0; signs < 1U << ranks.size(); ++signs) {
    double w = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i)
      if (signs >> i & 1) w += ranks[i];
    ++total;
    extreme += std::abs(w - sum / 2) >= distance - 1e-9;
  }
  return extreme / total;
}

} // namespace

TEST_CASE("five listeners who all prefer one condition give the exact p of 2 in 32") {
  const SignedRank found = signed_rank(Differences{0.2, 0.4, 0.6, 0.8, 1.0});
  CHECK(found.p == 0.0625);
  CHECK(found.method == SignedRankMethod::exact);
  CHECK_THAT(*found.p_normal, Catch::Matchers::WithinAbs(0.0431, 5e-5)); // four digits
}

TEST_CASE("the exact p agrees with tables and with counting every choice of signs") {
  // Wilcoxon's table: n = 10, W = 8 has p 0.0488; n = 7, W = 2 has p 0.0469 (two-sided).
  CHECK_THAT(*signed_rank(Differences{-1, 2, 3, 4, 5, 6, -7, 8, 9, 10}).p,
             Catch::Matchers::WithinAbs(50.0 / 1024, 1e-15));
  CHECK_THAT(*signed_rank(Differences{1, -2, 3, 4, 5, 6, 7}).p, Catch::Matchers::WithinAbs(6.0 / 128, 1e-15));
  const Differences tied = {1, 1, -1, 2, 2, 2, -3, 4};
  const SignedRank found = signed_rank(tied);
  CHECK(found.method == SignedRankMethod::permutation);
  CHECK_THAT(*found.p,
             Catch::Matchers::WithinAbs(p_by_enumeration({2, 2, 2, 5, 5, 5, 7, 8}, found.w_plus), 1e-15));
}

TEST_CASE("zeros drop out, and with them the p is one of permutation") {
  const SignedRank found = signed_rank(Differences{0, 1, 2, 3, 4, 5, 0});
  CHECK(found.n == 5);
  CHECK(found.p == 0.0625);
  CHECK(found.method == SignedRankMethod::permutation);
  const SignedRank none = signed_rank(Differences{0, 0, 0});
  CHECK_FALSE(none.p);
  CHECK_FALSE(none.p_normal);
}

TEST_CASE("fifty differences are exact, fifty-one normal with continuity correction") {
  Differences d;
  for (int i = 1; i <= 50; ++i) d.push_back(i % 3 == 0 ? -i : i);
  const SignedRank exact = signed_rank(d);
  CHECK(exact.method == SignedRankMethod::exact);
  CHECK_THAT(*exact.p,
             Catch::Matchers::WithinRel(*exact.p_corrected, 0.04)); // the approximation is off by 3.4 % there
  CHECK(exact.p != exact.p_corrected);
  d.push_back(51);
  const SignedRank normal = signed_rank(d);
  CHECK(normal.method == SignedRankMethod::normal);
  CHECK(normal.p == normal.p_corrected);
  Differences one_side(50, 1.0);
  CHECK(signed_rank(one_side).p == std::ldexp(1.0, -49)); // nothing is rounded away
}
