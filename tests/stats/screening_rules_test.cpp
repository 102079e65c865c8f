#include "stats/bt500.h"
#include "stats/correlation_screening.h"

#include "core/random.h"
#include "stats/expected.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;

namespace {

void check_bt500(const std::vector<Bt500Listener>& found, const json& expected) {
  std::vector<std::size_t> rejected;
  REQUIRE(found.size() == expected["P"].size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(found[i].listener);
    CHECK(found[i].p == expected["P"][i].get<std::uint64_t>());
    CHECK(found[i].q == expected["Q"][i].get<std::uint64_t>());
    test::check_value(found[i].share, expected["stat1"][i]);
    test::check_value(found[i].asymmetry, expected["stat2"][i]);
    if (found[i].rejected) rejected.push_back(i);
  }
  CHECK(rejected == expected["rejected"].get<std::vector<std::size_t>>());
}

/// The lists were made by a comparison that lets an undefined r pass; here it fails.
void check_rejected(const std::vector<ListenerCorrelation>& found, bool ListenerCorrelation::*rejected,
                    const json& expected) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(found[i].listener);
    const bool listed = std::find(expected.begin(), expected.end(), json(i)) != expected.end();
    CHECK(found[i].*rejected == (listed || !found[i].r_stimulus));
  }
}

void check_correlations(const VoteTable& table, const json& expected) {
  const CorrelationScreening found = correlation_screening(table);
  REQUIRE(found.listeners.size() == expected["r1_pearson"].size());
  for (std::size_t i = 0; i < found.listeners.size(); ++i) {
    const ListenerCorrelation& one = found.listeners[i];
    CAPTURE(one.listener);
    test::check_value(one.r_stimulus, expected["r1_pearson"][i]);
    test::check_value(one.r_spearman, expected["r1_spearman"][i]);
    if (expected.contains("r1_loo")) test::check_value(one.r_leave_one_out, expected["r1_loo"][i]);
    if (expected.contains("r2_condition")) test::check_value(one.r_condition, expected["r2_condition"][i]);
  }
  test::check_value(found.bt1788_threshold, expected["bt1788_threshold"]);
  check_rejected(found.listeners, &ListenerCorrelation::rejected_vqeg, expected["reject_pvs_075"]);
  check_rejected(found.listeners, &ListenerCorrelation::rejected_bt1788, expected["reject_bt1788"]);
  if (expected.contains("reject_vqeg_mm"))
    check_rejected(found.listeners, &ListenerCorrelation::rejected_p913, expected["reject_vqeg_mm"]);
}

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

TEST_CASE("BT.500 counts and rejects as the published cases do, in both variants") {
  const std::string name =
      GENERATE("tiny_hand", "balanced_24x12x4", "unbalanced_missing", "all_equal", "straight_liner");
  CAPTURE(name);
  const auto [expected, table] = test::published_case(name);
  check_bt500(bt500_screening(table), expected["bt500_text"]);
  check_bt500(bt500_screening(table, bt500_sureal()), expected["bt500_sureal_variant"]);
}

TEST_CASE("BT.500 finds in a public video test what its authors' program finds") {
  const auto real = test::real_case("nflx_public");
  if (!real) return;
  check_bt500(bt500_screening(real->table), real->expected["bt500_text_variant"]);
  const auto sureal = bt500_screening(real->table, bt500_sureal());
  const json& theirs = real->expected["sureal"]["SR_MOS_bt500"];
  for (std::size_t i = 0; i < sureal.size(); ++i) {
    CHECK(sureal[i].rejected == theirs["observer_rejected"][i].get<bool>());
    test::check_value(sureal[i].share, theirs["observer_rejected_1st_stats"][i]);
  }
}

TEST_CASE("each point where programs differ from the text of BT.500 can be switched by itself") {
  const auto [expected, table] = test::published_case("unbalanced_missing");
  const auto text = bt500_screening(table);
  const auto of_all = bt500_screening(table, {false, true, false, false});
  CHECK(of_all[14].p == text[14].p);
  CHECK(of_all[14].share < text[14].share);
  const auto zero = bt500_screening(table, {false, false, true, false});
  CHECK(zero[6].p == text[6].p + 1); // L07 alone rated c05_t3_s1
  CHECK(zero[6].q == text[6].q + 1);
  const auto population =
      bt500_screening(test::published_case("straight_liner").table, {true, false, false, false});
  CHECK(population[1].p == 1); // 0 with n - 1
}

TEST_CASE("a vote exactly at the limit of BT.500 counts, and so does a kurtosis of exactly 4") {
  const test::TempFolder folder;
  const auto panel = [&](int in_the_middle) {
    std::string text = "listener,stimulus,condition,vote\nA,s,c,5\nB,s,c,1\n";
    for (int i = 0; i < in_the_middle; ++i) text += "L" + std::to_string(i) + ",s,c,3\n";
    return test::read_table(folder.write("v.csv", text));
  };
  const Bt500Options population{true, false, false, false};
  const auto at = bt500_screening(panel(6), population); // m2 = 1, m4 = 4: beta2 = 4, k S = 2
  CHECK(at[0].p == 1);
  CHECK(at[1].q == 1);
  CHECK(at[2].p + at[2].q == 0);
  const auto beyond = bt500_screening(panel(7), population); // beta2 = 4.5: k S = sqrt(20 * 8 / 9)
  CHECK(beyond[0].p == 0);
  CHECK(beyond[1].q == 0);
}

TEST_CASE("correlations and their rules are those of the published cases, but undefined fails") {
  const std::string name =
      GENERATE("tiny_hand", "balanced_24x12x4", "unbalanced_missing", "all_equal", "straight_liner");
  CAPTURE(name);
  const auto [expected, table] = test::published_case(name);
  check_correlations(table, expected["correlation_screening"]);
}

TEST_CASE("correlations of a public video test are met") {
  if (const auto real = test::real_case("nflx_public"))
    check_correlations(real->table, real->expected["corr_screen"]);
}

TEST_CASE("a listener who always votes the same fails every rule of correlation") {
  const auto [expected, table] = test::published_case("straight_liner");
  const ListenerCorrelation straight = correlation_screening(table).listeners.at(14);
  CHECK(straight.listener == "L15");
  CHECK_FALSE(straight.r_stimulus);
  CHECK_FALSE(straight.r_leave_one_out);
  CHECK(straight.rejected_vqeg);
  CHECK(straight.rejected_p913);
  CHECK(straight.rejected_bt1788);
}

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
