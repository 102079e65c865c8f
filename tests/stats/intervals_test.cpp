#include "stats/bounded_interval.h"
#include "stats/mos_table.h"
#include "stats/random_intercept.h"
#include "stats/sos.h"

#include "core/error.h"
#include "core/random.h"
#include "stats/check_number.h"
#include "votes/read_table.h"
#include "support/json_file.h"
#include "support/temp_folder.h"

#include <filesystem>
#include <map>

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

void check_bounded(const Histogram& votes, const json& expected) {
  const std::map<std::string, Bounded> kinds = {{"clopper_pearson", Bounded::clopper_pearson},
                                                {"jeffreys", Bounded::jeffreys},
                                                {"wilson", Bounded::wilson}};
  for (const auto& [name, kind] : kinds) {
    CAPTURE(name);
    const auto limits = bounded_interval(votes, kind);
    check_number(limits->low, expected["ci95_bounded"][name][0], exact_tolerance);
    check_number(limits->high, expected["ci95_bounded"][name][1], exact_tolerance);
  }
  const std::uint64_t n = expected["n"];
  const auto good = wilson(votes.counts[3] + votes.counts[4], n),
             poor = wilson(votes.counts[0] + votes.counts[1], n);
  check_number(100 * good->low, expected["gob_wilson95"][0], exact_tolerance);
  check_number(100 * good->high, expected["gob_wilson95"][1], exact_tolerance);
  check_number(100 * poor->low, expected["pow_wilson95"][0], exact_tolerance);
  check_number(100 * poor->high, expected["pow_wilson95"][1], exact_tolerance);
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

VoteTable shuffled(const VoteTable& table, unsigned seed) {
  std::mt19937_64 engine(seed);
  std::vector<std::size_t> order(table.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  shuffle(order, engine);
  VoteTable out = table;
  for (Factor& factor : out.factors) { // the codes of the levels change too, as with another first row
    std::vector<std::uint32_t> codes(factor.levels.size());
    for (std::uint32_t i = 0; i < codes.size(); ++i) codes[i] = i;
    shuffle(codes, engine);
    const Factor before = factor;
    for (std::uint32_t i = 0; i < codes.size(); ++i) factor.levels[codes[i]] = before.levels[i];
    for (std::size_t row = 0; row < order.size(); ++row) factor.codes[row] = codes[before.codes[order[row]]];
  }
  for (std::size_t row = 0; row < order.size(); ++row) out.votes[row] = table.votes[order[row]];
  return out;
}

} // namespace

TEST_CASE("bounded intervals and SOS parameters of every published case are met") {
  const std::string name = GENERATE("tiny_hand", "balanced_24x12x4", "unbalanced_missing", "all_equal",
                                    "single_listener", "straight_liner");
  CAPTURE(name);
  const json expected = test::read_json("stats/" + name + "/expected.json");
  const VoteTable table = test::read_table(vectors + name + "/votes.csv");
  check_bounded({1, mos_table(table, {}, CiMethod::none).at(0).votes}, expected["overall"]);
  const auto points = [&](const char* factor, bool population) {
    std::vector<MeanVariance> out;
    for (const MosRow& row : mos_table(table, std::vector<std::string>{factor}, CiMethod::none)) {
      const auto n = static_cast<double>(row.n_votes);
      const double variance = row.sd ? *row.sd * *row.sd : 0;
      if (row.sd) // one vote has no variance to fit
        out.push_back({row.mean_votes, population ? variance * (n - 1) / n : variance});
      check_bounded({1, row.votes}, factor == std::string("condition")
                                        ? expected["per_condition"][row.keys[0]]["votes"]
                                        : expected["per_stimulus"][row.keys[0]]);
    }
    return out;
  };
  const auto files_1 = points("stimulus", false), files_0 = points("stimulus", true);
  const auto conditions_1 = points("condition", false);
  if (!expected.contains("sos_a")) return;
  check_number(sos_parameter(files_1, {1, 5}), expected["sos_a"]["per_stimulus_ddof1"], exact_tolerance);
  check_number(sos_parameter(files_0, {1, 5}), expected["sos_a"]["per_stimulus_ddof0"], exact_tolerance);
  check_number(sos_parameter(conditions_1, {1, 5}), expected["sos_a"]["per_condition_ddof1"],
               exact_tolerance);
}

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

TEST_CASE("the random intercept agrees with the published fits") {
  const std::string name = GENERATE("tiny_hand", "balanced_24x12x4", "unbalanced_missing", "straight_liner");
  CAPTURE(name);
  const json expected = test::read_json("stats/" + name + "/expected.json")["lmm_random_listener_reml"];
  const auto rows = conditions(test::read_table(vectors + name + "/votes.csv"), CiMethod::mixed);
  REQUIRE(rows.size() == expected["conditions"].size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(rows[i].keys[0] == expected["conditions"][i].get<std::string>());
    check_number(rows[i].mos, expected["beta"][i], 1e-5); // both programs stop somewhere in a flat valley
    check_number(rows[i].se, expected["se"][i], 1e-5);
  }
}

TEST_CASE("variances and deviance of a random intercept are those of the likelihood, also at its edge") {
  // Two listeners, two votes each on one condition: between means 1 and 4, mean squares by hand 9 and 1.
  const std::vector<VoteCell> apart = {{0, 0, 2, 3, 5}, {1, 0, 2, 8, 34}};
  const auto fit = random_intercept(apart, 2, 1);
  REQUIRE(fit);
  const double within = (5 - 4.5 + 34 - 32) / 2, between = 2 * (4 - 1.5) * (4 - 1.5) / 2;
  CHECK_THAT(fit->var_residual, Catch::Matchers::WithinRel(within, 1e-6)); // ANOVA estimates, as balanced
  CHECK_THAT(fit->var_listener, Catch::Matchers::WithinRel((between - within) / 2, 1e-6));
  const std::vector<VoteCell> alike = {{0, 0, 2, 4, 10},
                                       {1, 0, 2, 4, 10}}; // listeners differ less than votes
  CHECK(random_intercept(alike, 2, 1)->var_listener == 0);
  CHECK_FALSE(random_intercept(std::vector<VoteCell>{{0, 0, 2, 4, 10}}, 1, 1));
  CHECK_THROWS_AS(random_intercept({}, 2, 100000), Error);
}

TEST_CASE("for a balanced test the cluster interval is the one over listener means") {
  const VoteTable table = test::read_table(vectors + "balanced_24x12x4/votes.csv");
  const auto means = conditions(table, CiMethod::listeners), robust = conditions(table, CiMethod::cluster);
  for (std::size_t i = 0; i < means.size(); ++i) {
    CHECK_THAT(robust[i].mos, Catch::Matchers::WithinRel(means[i].mos, 1e-14));
    CHECK_THAT(robust[i].ci_half.value(), Catch::Matchers::WithinRel(means[i].ci_half.value(), 1e-13));
  }
}

TEST_CASE("no method lets the order of rows or the first appearance of a name change a digit") {
  const auto method = GENERATE(CiMethod::votes, CiMethod::listeners, CiMethod::cluster, CiMethod::twoway,
                               CiMethod::mixed, CiMethod::bootstrap);
  const auto resampling = GENERATE(Resampling::listeners, Resampling::votes);
  CAPTURE(text(method));
  const CiOptions ci{method, {resampling, BootstrapLimits::bca, 200, 7}};
  const VoteTable table = test::read_table(vectors + "unbalanced_missing/votes.csv");
  const auto before = conditions(table, ci), after = conditions(shuffled(table, 3), ci);
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(after[i].keys == before[i].keys);
    CHECK(after[i].mos == before[i].mos);
    CHECK(after[i].se == before[i].se);
    CHECK(after[i].ci_low == before[i].ci_low);
    CHECK(after[i].ci_high == before[i].ci_high);
  }
}

TEST_CASE("a scale turned round mirrors the intervals") {
  const auto method =
      GENERATE(CiMethod::votes, CiMethod::listeners, CiMethod::cluster, CiMethod::twoway, CiMethod::mixed);
  CAPTURE(text(method));
  VoteTable table = test::read_table(vectors + "unbalanced_missing/votes.csv");
  const auto before = conditions(table, method);
  for (std::int16_t& vote : table.votes) vote = static_cast<std::int16_t>(6 - vote);
  const auto after = conditions(table, method);
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK_THAT(after[i].mos,
               Catch::Matchers::WithinAbs(6 - before[i].mos, 1e-8)); // REML stops in a flat valley
    CHECK_THAT(after[i].ci_half.value(), Catch::Matchers::WithinAbs(before[i].ci_half.value(), 1e-7));
  }
}

TEST_CASE("every method answers hostile tables, or says that there is no interval") {
  const auto method = GENERATE(CiMethod::votes, CiMethod::listeners, CiMethod::cluster, CiMethod::twoway,
                               CiMethod::mixed, CiMethod::bootstrap, CiMethod::none);
  CAPTURE(text(method));
  const test::TempFolder folder;
  const std::string head = "listener,stimulus,condition,vote\n";
  const auto rows = [&](const std::string& lines) {
    return conditions(test::read_table(folder.write("v.csv", head + lines)), method);
  };
  CHECK_FALSE(rows("L,s,c,4\n").at(0).ci_half);
  CHECK_FALSE(rows("L,s,c,4\n").at(0).se);
  CHECK(rows("L,s,c,4\n").at(0).mos == 4);
  const auto one_listener = rows("L,s,c,4\nL,t,c,2\n").at(0);
  CHECK(one_listener.ci_half.has_value() == (method == CiMethod::votes));
  const auto equal = rows("L,s,c,4\nL,t,c,4\nM,s,c,4\nM,t,c,4\n").at(0);
  CHECK(equal.mos == 4);
  if (method != CiMethod::none) CHECK(equal.ci_half == 0.0);
  const auto names = rows("=1+1,s,漢字,4\n=1+1,s,漢字,4\nÖ,t,=c,2\n");
  CHECK(names.at(0).keys[0] == "=c");
  CHECK(names.at(1).keys[0] == "漢字");
  CHECK_THAT(names.at(1).mos, Catch::Matchers::WithinAbs(4, 1e-12)); // REML solves for it
}

TEST_CASE("the real crowd test's intervals agree with an independent program") {
  const std::string data = QUIETROOM_SOURCE_DIR "/../shared/data/crowd_p808_cs401/";
  if (!std::filesystem::exists(data)) {
    WARN(data << " is absent; this test did nothing");
    return;
  }
  const json expected = json::parse(read_file(data + "expected.json"));
  const VoteTable table = test::read_table(data + "votes.csv");
  double ratio = 0;
  const auto votes = conditions(table, CiMethod::votes), cluster = conditions(table, CiMethod::cluster);
  const auto mixed = conditions(table, CiMethod::mixed);
  std::vector<MeanVariance> sos;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const json& entry = expected["condition"][votes[i].keys[0]];
    check_number(votes[i].ci_half, entry["votes"]["ci95_half_t"], quantile_tolerance);
    CHECK(votes[i].votes ==
          expected["published"][votes[i].keys[0]]["hist"].get<std::vector<std::uint64_t>>());
    check_number(mixed[i].mos, expected["lmm_random_listener_reml"]["beta"][i], 1e-5);
    check_number(mixed[i].se, expected["lmm_random_listener_reml"]["se"][i], 1e-5);
    ratio += *cluster[i].ci_half / *votes[i].ci_half / static_cast<double>(votes.size());
    sos.push_back({votes[i].mean_votes, *votes[i].sd * *votes[i].sd});
  }
  check_number(ratio, expected["mean_ratio_cluster_to_vote_ci"], 2 * quantile_tolerance);
  check_number(sos_parameter(sos, {1, 5}), expected["sos_a_ddof1"], exact_tolerance);
}

TEST_CASE("Satterthwaite's degrees of freedom are those of the mean squares of a complete test") {
  const VoteTable table = test::read_table(vectors + "balanced_24x12x4/votes.csv");
  const auto rows = conditions(table, CiMethod::mixed);
  // Variance of a condition's mean: (MS listeners + (C - 1) MS rest) / (I C m), each mean square with its own
  // df.
  constexpr double listeners = 24, conditions_ = 12, votes = 4, n = listeners * conditions_ * votes;
  std::map<std::uint32_t, double> by_listener, by_condition;
  double total = 0, squares = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    by_listener[table.listener().codes[i]] += table.votes[i];
    by_condition[table.condition().codes[i]] += table.votes[i];
    total += table.votes[i];
    squares += table.votes[i] * table.votes[i];
  }
  double ss_listeners = -total * total / n, ss_conditions = ss_listeners;
  for (const auto& [code, sum] : by_listener) ss_listeners += sum * sum / (conditions_ * votes);
  for (const auto& [code, sum] : by_condition) ss_conditions += sum * sum / (listeners * votes);
  const double df_rest = n - conditions_ - (listeners - 1);
  const double ms_listeners = ss_listeners / (listeners - 1);
  const double ms_rest = (squares - total * total / n - ss_listeners - ss_conditions) / df_rest;
  const double first = ms_listeners, second = (conditions_ - 1) * ms_rest;
  const double df =
      (first + second) * (first + second) / (first * first / (listeners - 1) + second * second / df_rest);
  for (const MosRow& row : rows) {
    REQUIRE(row.df);
    CHECK_THAT(*row.df, Catch::Matchers::WithinRel(df, 1e-4)); // second differences of the likelihood
  }
}

TEST_CASE("without variance of listeners the mixed model has the degrees of freedom of its votes") {
  const std::vector<VoteCell> alike = {{0, 0, 2, 4, 10}, {1, 0, 2, 4, 10}};
  CHECK(random_intercept(alike, 2, 1)->df == std::vector<double>{3});
}
