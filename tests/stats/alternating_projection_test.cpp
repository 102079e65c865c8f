#include "stats/subject_model.h"

#include "../benchmarks/generated_votes.h"
#include "stats/check_number.h"
#include "support/json_file.h"
#include "support/temp_folder.h"
#include "votes/read_table.h"

#include <filesystem>
#include <fmt/format.h>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;
using test::check_number;

namespace {

const std::string vectors = QUIETROOM_SOURCE_DIR "/tests/vectors/stats/";

constexpr double projection_tolerance = 1e-8; // the tolerance the vectors state: where the iterations stop

template<class Numbers>
void check_numbers(const Numbers& values, const json& expected, double tolerance) {
  REQUIRE(values.size() == expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) check_number(values[i], expected[i], tolerance);
}

void check_projection(const Opinions& opinions, const AlternatingProjection& fit, const json& expected) {
  CHECK(fit.iterations == expected["iterations"].get<int>());
  CHECK(fit.converged);
  check_numbers(fit.quality, expected["quality"], projection_tolerance);
  check_numbers(fit.bias, expected["bias"], projection_tolerance);
  check_numbers(fit.inconsistency, expected["inconsistency"], projection_tolerance);
  check_numbers(fit.se_fisher, expected["quality_se_fisher"], projection_tolerance);
  check_numbers(fit.se_residual, expected["quality_se_sos"], projection_tolerance);
  for (std::size_t i = 0; i < opinions.listeners.size(); ++i) {
    check_number(bias_se(fit, opinions, i), expected["bias_se"][i], projection_tolerance);
    const Inconsistency limits = inconsistency_interval(fit.inconsistency[i], opinions.votes_of(i));
    check_number(limits.se, expected["inconsistency_se"][i], projection_tolerance);
    check_number(limits.low, expected["inconsistency_ci95"][i][0], projection_tolerance);
    check_number(limits.high, expected["inconsistency_ci95"][i][1], projection_tolerance);
  }
  const ModelFit model = fit_of(fit, opinions);
  check_number(model.log_likelihood, expected["loglik_per_obs"], projection_tolerance);
  check_number(model.parameters, expected["dof_per_obs"], 1e-14);
  check_number(model.aic, expected["aic_per_obs"], projection_tolerance);
  check_number(model.bic, expected["bic_per_obs"], projection_tolerance);
}

Opinions opinions_in(const test::TempFolder& folder, const std::string& lines) {
  return opinions_of(test::read_table(folder.write("v.csv", "listener,stimulus,condition,vote\n" + lines)));
}

} // namespace

TEST_CASE("alternating projection of every published case is met") {
  const std::string name =
      GENERATE("tiny_hand", "balanced_24x12x4", "unbalanced_missing", "all_equal", "straight_liner");
  CAPTURE(name);
  const json expected = test::read_json("stats/" + name + "/expected.json");
  const Opinions opinions = opinions_of(test::read_table(vectors + name + "/votes.csv"));
  check_projection(opinions, project(opinions), expected["ap_mle"]);
}

TEST_CASE("a floor that nobody needs changes nothing") {
  const Opinions opinions = opinions_of(test::read_table(vectors + "balanced_24x12x4/votes.csv"));
  const auto plain = project(opinions), floored = project(opinions, {0.1});
  CHECK(plain.quality == floored.quality);
  CHECK(floored.floored == std::vector<char>(24, 0));
}

TEST_CASE("a listener whose votes are fitted exactly is floored, flagged and does not take over") {
  const test::TempFolder folder;
  std::string lines = "A,s1,c,5\n"; // one vote: any bias explains it
  for (int l = 0; l < 5; ++l)
    for (int s = 0; s < 10; ++s)
      lines += fmt::format("L{},s{},c,{}\n", l, s, (l * 7 + s * 5 + l * s % 3) % 5 + 1);
  const Opinions opinions = opinions_in(folder, lines);
  const auto fit = project(opinions, {0.1});
  CHECK(fit.floored.front());
  CHECK(fit.inconsistency.front() == 0.1);
  CHECK(*std::min_element(fit.inconsistency.begin(), fit.inconsistency.end()) == 0.1);
  CHECK(fit.converged);
}

TEST_CASE("the solution depends neither on the order of rows nor on listeners who are not there") {
  const test::TempFolder folder;
  VoteTable table = test::read_table(vectors + "unbalanced_missing/votes.csv");
  const auto before = project(opinions_of(table));
  std::reverse(table.votes.begin(), table.votes.end());
  for (Factor& factor : table.factors) std::reverse(factor.codes.begin(), factor.codes.end());
  table.factors[0].levels.push_back("A0 who came to no session");
  const auto after = project(opinions_of(table));
  CHECK(after.quality == before.quality);
  CHECK(after.bias == before.bias);
  CHECK(after.se_residual == before.se_residual);
}

TEST_CASE("repeated votes count one by one, in whatever order") {
  const test::TempFolder folder;
  const std::string rest = "M,s,c,3\nM,t,c,2\nN,s,c,5\nN,t,c,1\nN,t,c,2\n";
  const Opinions a = opinions_in(folder, "L,s,c,4\nL,s,c,2\nL,t,c,1\n" + rest);
  const Opinions b = opinions_in(folder, rest + "L,s,c,2\nL,t,c,1\nL,s,c,4\n");
  CHECK(a.most_repetitions == 2);
  CHECK(a.complete == std::vector<char>{0, 1, 0});
  CHECK(a.votes == b.votes);
  CHECK(project(a).quality == project(b).quality);
}

TEST_CASE("a million generated votes recover the published qualities") {
  const json expected = test::read_json("stats/gen_1e6/expected.json")["ap_mle"];
  VoteTable table;
  table.factors.resize(3);
  benchmark::generate({}, [&](const benchmark::GeneratedVote& v) {
    table.votes.push_back(static_cast<std::int16_t>(v.vote));
    table.factors[0].codes.push_back(static_cast<std::uint32_t>(v.listener));
    table.factors[1].codes.push_back(static_cast<std::uint32_t>((v.condition * 5 + v.talker) * 4 + v.sample));
    table.factors[2].codes.push_back(static_cast<std::uint32_t>(v.condition));
  });
  for (int i = 0; i < 50; ++i) table.factors[2].levels.push_back(fmt::format("c{:02}", i));
  for (int i = 0; i < 1000; ++i) {
    table.factors[0].levels.push_back(fmt::format("L{:04}", i));
    table.factors[1].levels.push_back(fmt::format("s{:04}", i));
  }
  const auto fit = project(opinions_of(table));
  CHECK(fit.iterations == expected["iterations"].get<int>());
  double sum = 0, squares = 0;
  for (const double quality : fit.quality) {
    sum += quality;
    squares += quality * quality;
  }
  check_numbers(std::vector<double>(fit.quality.begin(), fit.quality.begin() + 10),
                expected["quality_first10"], projection_tolerance);
  check_number(sum / 1000, expected["quality_mean"], projection_tolerance);
  check_number(squares, expected["quality_sum_sq"], projection_tolerance);
}

TEST_CASE("the public video test agrees with sureal's own output") {
  const std::string data = QUIETROOM_SOURCE_DIR "/../shared/data/nflx_public/";
  if (!std::filesystem::exists(data)) {
    WARN(data << " is absent; this test did nothing");
    return;
  }
  const json sureal = json::parse(read_file(data + "expected.json"))["sureal"];
  const Opinions opinions = opinions_of(test::read_table(data + "votes.csv"));
  const auto fit = project(opinions);
  CHECK(fit.iterations == sureal["AP_Solver"]["num_iter"].get<int>());
  check_numbers(fit.quality, sureal["AP_Solver"]["quality_scores"], projection_tolerance);
  check_numbers(fit.se_fisher, sureal["AP_Solver"]["quality_scores_std"], projection_tolerance);
  check_numbers(fit.se_residual, sureal["AP_Solver2"]["quality_scores_std"], projection_tolerance);
  check_numbers(fit.bias, sureal["AP_Solver"]["observer_bias"], projection_tolerance);
  check_numbers(fit.inconsistency, sureal["AP_Solver"]["observer_inconsistency"], projection_tolerance);
  const BiasSubtraction subtracted = subtract_bias(opinions);
  check_numbers(subtracted.bias, sureal["BR_MOS"]["observer_bias"], 1e-10);
  check_numbers(subtracted.mos, sureal["BR_MOS"]["quality_scores"], 1e-10);
  const auto check_model = [&](const ModelFit& model, const char* name) {
    check_number(model.log_likelihood, sureal[name]["loglikelihood"], projection_tolerance);
    check_number(model.aic, sureal[name]["aic"], projection_tolerance);
    check_number(model.bic, sureal[name]["bic"], projection_tolerance);
  };
  check_model(fit_of(fit, opinions), "AP_Solver");
  check_model(fit_of(subtracted, opinions), "BR_MOS");
  check_model(fit_of_mos(opinions), "MOS");
}
