#include "stats/random_intercept.h"

#include "core/error.h"
#include "stats/check_number.h"
#include "stats/mos_table.h"
#include "support/json_file.h"
#include "votes/read_table.h"

#include <map>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;
using test::check_number;

namespace {

const std::string vectors = QUIETROOM_SOURCE_DIR "/tests/vectors/stats/";

const std::vector<std::string> by_condition = {"condition"};

std::vector<MosRow> conditions(const VoteTable& table, const CiOptions& ci) {
  return mos_table(table, by_condition, ci);
}

} // namespace

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
