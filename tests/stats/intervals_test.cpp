#include "core/random.h"
#include "stats/check_number.h"
#include "stats/mos_table.h"
#include "stats/sos.h"
#include "support/json_file.h"
#include "support/temp_folder.h"
#include "votes/read_table.h"

#include <filesystem>

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
