#include "stats/cluster_interval.h"

#include "stats/check_number.h"
#include "stats/mos_table.h"
#include "support/json_file.h"
#include "votes/read_table.h"

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;
using test::check_number;

namespace {

const std::string vectors = QUIETROOM_SOURCE_DIR "/tests/vectors/stats/";

const std::vector<std::string> by_condition = {"condition"};

/// t quantiles behind the vectors' half-widths are off by up to 4e-10; all else agrees to 1e-10.
constexpr double quantile_tolerance = 1e-9;

constexpr double exact_tolerance = 1e-10;

std::vector<MosRow> conditions(const VoteTable& table, const CiOptions& ci) {
  return mos_table(table, by_condition, ci);
}

void check_bootstrap(const VoteTable& table, const json& cases, Resampling resampling, const char* key) {
  BootstrapOptions options{resampling, BootstrapLimits::percentile, 2000, 12345};
  const auto percentile = conditions(table, {CiMethod::bootstrap, options});
  options.limits = BootstrapLimits::bca;
  const auto bca = conditions(table, {CiMethod::bootstrap, options});
  for (std::size_t i = 0; i < percentile.size(); ++i) {
    CAPTURE(percentile[i].keys[0], key);
    if (!cases[percentile[i].keys[0]].contains(key)) continue;
    const json& expected = cases[percentile[i].keys[0]][key];
    constexpr double same_draws = 1e-12;
    check_number(percentile[i].mos, expected["theta"], same_draws);
    check_number(percentile[i].se, expected["se"], exact_tolerance);
    check_number(percentile[i].ci_low, expected["percentile"][0], same_draws);
    check_number(percentile[i].ci_high, expected["percentile"][1], same_draws);
    check_number(bca[i].ci_low, expected["bca"]["lo"], exact_tolerance); // through normal quantiles
    check_number(bca[i].ci_high, expected["bca"]["hi"], exact_tolerance);
  }
}

} // namespace

TEST_CASE("cluster-robust, two-way and bootstrap intervals of every published case are met") {
  const std::string name = GENERATE("tiny_hand", "balanced_24x12x4", "unbalanced_missing", "all_equal",
                                    "single_listener", "straight_liner");
  CAPTURE(name);
  const json cases = test::read_json("stats/" + name + "/expected.json")["per_condition"];
  const VoteTable table = test::read_table(vectors + name + "/votes.csv");
  for (const MosRow& row : conditions(table, CiMethod::cluster)) {
    CAPTURE(row.keys[0]);
    const json& expected = cases[row.keys[0]]["cluster_robust"];
    CHECK(row.n_listeners == expected["G"].get<std::uint64_t>());
    check_number(row.mos, expected["mean"], exact_tolerance);
    check_number(row.se, expected["se"], exact_tolerance);
    check_number(row.ci_half, expected["ci95_half"], quantile_tolerance);
  }
  for (const MosRow& row : conditions(table, CiMethod::twoway)) {
    CAPTURE(row.keys[0]);
    if (!cases[row.keys[0]].contains("twoway_cluster")) continue;
    check_number(row.se, cases[row.keys[0]]["twoway_cluster"]["se"], exact_tolerance);
    check_number(row.ci_half, cases[row.keys[0]]["twoway_cluster"]["ci95_half"], quantile_tolerance);
  }
  check_bootstrap(table, cases, Resampling::votes, "bootstrap_iid");
  check_bootstrap(table, cases, Resampling::listeners, "bootstrap_cluster");
}

TEST_CASE("for a balanced test the cluster interval is the one over listener means") {
  const VoteTable table = test::read_table(vectors + "balanced_24x12x4/votes.csv");
  const auto means = conditions(table, CiMethod::listeners), robust = conditions(table, CiMethod::cluster);
  for (std::size_t i = 0; i < means.size(); ++i) {
    CHECK_THAT(robust[i].mos, Catch::Matchers::WithinRel(means[i].mos, 1e-14));
    CHECK_THAT(robust[i].ci_half.value(), Catch::Matchers::WithinRel(means[i].ci_half.value(), 1e-13));
  }
}
