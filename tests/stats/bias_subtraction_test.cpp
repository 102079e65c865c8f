#include "stats/subject_model.h"

#include "analysis/votes_in.h"
#include "stats/check_number.h"
#include "support/json_file.h"
#include "votes/read_table.h"

#include <catch2/catch.hpp>
#include <numbers>

using namespace quietroom;
using namespace quietroom::stats;
using Catch::Matchers::WithinAbs;

namespace {

Opinions opinions_in(const std::string& lines) {
  return opinions_of(test::votes_in("listener,stimulus,condition,vote\n" + lines));
}

template<class Numbers>
void check_numbers(const Numbers& values, const nlohmann::json& expected) {
  REQUIRE(values.size() == expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) test::check_number(values[i], expected[i], 1e-10);
}

constexpr double exact = 1e-12; // sums of a few small numbers

} // namespace

TEST_CASE("bias subtraction of every published case is met") {
  const std::string name =
      GENERATE("tiny_hand", "balanced_24x12x4", "unbalanced_missing", "all_equal", "straight_liner");
  CAPTURE(name);
  const nlohmann::json expected = test::read_json("stats/" + name + "/expected.json");
  const Opinions opinions =
      opinions_of(test::read_table(QUIETROOM_SOURCE_DIR "/tests/vectors/stats/" + name + "/votes.csv"));
  CHECK(opinions.listeners == expected["listeners"].get<std::vector<std::string>>());
  CHECK(opinions.stimuli == expected["stimuli"].get<std::vector<std::string>>());
  const BiasSubtraction subtracted = subtract_bias(opinions);
  check_numbers(subtracted.bias, expected["p913_bias"]["bias"]);
  check_numbers(subtracted.mos, expected["p913_bias"]["mos"]);
  check_numbers(subtracted.se, expected["p913_bias"]["se"]);
}

TEST_CASE("a bias is the mean distance from the MOS, and listeners who differ by it alone agree without it") {
  const BiasSubtraction out = subtract_bias(opinions_in("A,s1,c,5\nA,s2,c,3\nB,s1,c,3\nB,s2,c,1\n"));
  CHECK(out.bias == std::vector<double>{1, -1});
  CHECK(out.mos == std::vector<double>{4, 2});
  CHECK(out.sd == std::vector<std::optional<double>>{0, 0});
  CHECK(out.n_votes == std::vector<std::uint32_t>{2, 2});
}

TEST_CASE("corrected votes spread by n - 1, and one vote has no spread") {
  // MOS 4, 3, 2; biases 0, 1, -1/2; votes on s1 without them: 3, 4, 5.5
  const BiasSubtraction out =
      subtract_bias(opinions_in("A,s1,c,3\nA,s2,c,4\nB,s1,c,5\nC,s1,c,4\nC,s2,c,2\nC,s3,c,2\n"));
  CHECK_THAT(out.bias[0], WithinAbs(0, exact));
  CHECK_THAT(out.bias[1], WithinAbs(1, exact));
  CHECK_THAT(out.bias[2], WithinAbs(-1 / 3.0, exact));
  const double third = 4 + 1 / 3.0, mean = (3 + 4 + third) / 3;
  CHECK_THAT(out.mos[0], WithinAbs(mean, exact));
  const double squares = (3 - mean) * (3 - mean) + (4 - mean) * (4 - mean) + (third - mean) * (third - mean);
  CHECK_THAT(*out.sd[0], WithinAbs(std::sqrt(squares / 2), exact));
  CHECK_THAT(*out.se[0], WithinAbs(std::sqrt(squares / 6), exact));
  CHECK_FALSE(out.sd[2]);
  CHECK_FALSE(out.se[2]);
}

TEST_CASE(
    "the likelihood of plain MOS is that of normal votes around it, a parameter for each mean and spread") {
  const Opinions opinions = opinions_in("A,s1,c,5\nA,s2,c,3\nB,s1,c,2\nB,s2,c,3\nC,s1,c,4\nC,s2,c,1\n");
  const double sd1 = std::sqrt(14 / 6.0), sd2 = std::sqrt(8 / 6.0);
  double sum = 0;
  const auto add = [&](double d, double sd) {
    sum += std::log(std::exp(-d * d / (2 * sd * sd)) / (sd * std::sqrt(2 * std::numbers::pi)));
  };
  for (const double vote : {5, 2, 4}) add(vote - 11 / 3.0, sd1);
  for (const double vote : {3, 3, 1}) add(vote - 7 / 3.0, sd2);
  const ModelFit fit = fit_of_mos(opinions);
  CHECK_THAT(*fit.log_likelihood, WithinAbs(sum / 6, exact));
  CHECK_THAT(fit.parameters, WithinAbs(4 / 6.0, exact));
  CHECK_THAT(*fit.aic, WithinAbs(2 * 4 / 6.0 - 2 * sum / 6, exact));
  CHECK_THAT(*fit.bic, WithinAbs(std::log(6) * 4 / 6.0 - 2 * sum / 6, exact));
}

TEST_CASE("each listener's bias is a parameter, once a repetition, and votes without variance add nothing") {
  const Opinions once = opinions_in("A,s1,c,5\nA,s2,c,3\nB,s1,c,3\nB,s2,c,1\n");
  const ModelFit fit = fit_of(subtract_bias(once), once);
  CHECK_THAT(fit.parameters, WithinAbs((2 * 2 + 2) / 4.0, exact));
  CHECK(*fit.log_likelihood == 0);
  const Opinions twice = opinions_in("A,s1,c,5\nA,s1,c,4\nB,s1,c,3\n");
  CHECK_THAT(fit_of(subtract_bias(twice), twice).parameters, WithinAbs((2 * 1 + 2 * 2) / 3.0, exact));
}
