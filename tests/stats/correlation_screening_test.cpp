#include "stats/correlation_screening.h"

#include "stats/expected.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;

namespace {

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

} // namespace

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
