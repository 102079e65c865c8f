#include "report/comparison_forms.h"

#include "report/two_objectives.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("the text of a comparison begins with the verdicts and ends with the choice of votes") {
  analysis::Comparison answer = test::two_objectives();
  answer.forced = {{{analysis::Allowance::mixed_studies, "two studies"}, "--mixed-studies"}};
  answer.source = "95 % intervals";
  const std::string text = comparison_text(answer);
  CHECK(text.starts_with("FORCED (--mixed-studies): two studies.\none agrees within"));
  CHECK(text.ends_with("95 % intervals.\nOnly rows with talker=f1.\nExcluded: L1 (8 votes), by name.\n"));
}

TEST_CASE("the circular part stands in the text, behind the word that votes are simulated") {
  analysis::Comparison answer = test::two_objectives();
  answer.provenance.simulated = true;
  answer.models[0].circular = analysis::CircularConditions{{"b"}, 2, true};
  const std::string text = comparison_text(answer);
  CHECK(text.starts_with("SIMULATED votes"));
  CHECK(text.find("1 of 2 conditions: its simulated truth comes from the E-model") != std::string::npos);
}

TEST_CASE("points without an interval are told as what they lack") {
  analysis::Comparison answer = test::two_objectives();
  for (auto& point : answer.models[0].points) point.ci_half.reset();
  answer.models.resize(1);
  answer.rounds.clear();
  answer.models[0].agreement = compare::agreement(answer.models[0].points);
  CHECK(comparison_text(answer).starts_with(
      "No condition can be compared yet: each needs an interval (two or more "
      "listeners) and a value of one"));
}

TEST_CASE("each model has its own part, and tests of them follow with the bootstrap that they rest on") {
  analysis::Comparison answer = test::two_objectives();
  const std::string text = comparison_text(answer);
  const auto one = text.find("\n== one\n"), two = text.find("\n== two\n");
  REQUIRE(one != std::string::npos);
  CHECK(one < two);
  CHECK(text.find("\nModels against each other, without mapping:\n") > two);
  CHECK(text.find(std::to_string(answer.bootstrap.replicates) + " replicates of the points, seed 1") !=
        std::string::npos);
  answer.models.resize(1);
  answer.rounds.clear();
  const std::string alone = comparison_text(answer);
  CHECK(alone.find("==") == std::string::npos);
  CHECK(alone.find("Models against each other") == std::string::npos);
}

TEST_CASE("a mapping is printed as the formula it is, with its signs and what keeps it from falling") {
  analysis::PairsQuestion pairs;
  const double mos[] = {1.2, 2.1, 2.8, 3.9, 4.4}, objective[] = {5, 4, 3, 2, 1};
  for (std::size_t i = 0; i < 5; ++i) {
    auto& point = pairs.points.emplace_back();
    point.condition = std::string(1, static_cast<char>('a' + i));
    point.mos = mos[i];
    point.ci_half = 0.2;
  }
  pairs.objectives = {{"upside", "p.csv", {objective, objective + 5}}};
  const std::string text = comparison_text(comparison_of(pairs, {}));
  // least squares by hand: slope (2 * -3.2 - 1.8) / 10, mean of MOS 2.88 at 3
  CHECK(text.find("First order: MOS = 5.3400 - 0.8200 x (d = 2).\n") != std::string::npos);
  CHECK(text.find(", kept from falling: flat at ") != std::string::npos);
  CHECK(text.find("Bland-Altman: bias 0.120 ± ") != std::string::npos);
}
