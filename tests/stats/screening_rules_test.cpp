#include "core/random.h"
#include "stats/bt500.h"
#include "stats/correlation_screening.h"
#include "stats/expected.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;

namespace {

VoteTable shuffled(VoteTable table, unsigned seed) {
  std::mt19937_64 engine(seed);
  std::vector<std::size_t> order(table.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  shuffle(order, engine);
  VoteTable out = table;
  for (std::size_t i = 0; i < order.size(); ++i) {
    out.votes[i] = table.votes[order[i]];
    for (std::size_t f = 0; f < table.factors.size(); ++f)
      out.factors[f].codes[i] = table.factors[f].codes[order[i]];
  }
  return out;
}

} // namespace

TEST_CASE("the order of the rows changes no digit of the screening") {
  const auto seed = GENERATE(range(1U, 4U));
  const VoteTable table = test::published_case("unbalanced_missing").table;
  const VoteTable other = shuffled(table, seed);
  const auto a = correlation_screening(table), b = correlation_screening(other);
  CHECK(a.bt1788_threshold == b.bt1788_threshold);
  const auto p = bt500_screening(table), q = bt500_screening(other);
  for (std::size_t i = 0; i < p.size(); ++i) {
    CHECK(a.listeners[i].r_stimulus == b.listeners[i].r_stimulus);
    CHECK(a.listeners[i].r_spearman == b.listeners[i].r_spearman);
    CHECK(a.listeners[i].r_condition == b.listeners[i].r_condition);
    CHECK(a.listeners[i].r_leave_one_out == b.listeners[i].r_leave_one_out);
    CHECK(p[i].listener == q[i].listener);
    CHECK(p[i].p == q[i].p);
    CHECK(p[i].q == q[i].q);
  }
}

TEST_CASE("turning the scale round swaps P and Q and keeps every correlation") {
  const VoteTable table = test::published_case("unbalanced_missing").table;
  VoteTable turned = table;
  for (std::int16_t& vote : turned.votes) vote = static_cast<std::int16_t>(6 - vote);
  const auto a = bt500_screening(table), b = bt500_screening(turned);
  const auto r = correlation_screening(table), s = correlation_screening(turned);
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].p == b[i].q);
    CHECK(a[i].q == b[i].p);
    CHECK(a[i].rejected == b[i].rejected);
    CHECK_THAT(*r.listeners[i].r_stimulus,
               Catch::Matchers::WithinAbs(*s.listeners[i].r_stimulus, 1e-14)); // rounding
  }
}
