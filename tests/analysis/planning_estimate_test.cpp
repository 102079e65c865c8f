#include "analysis/planning_estimate.h"

#include "core/error.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace quietroom;
using namespace quietroom::analysis;

TEST_CASE("an estimate has the scores of its inputs, and what is unverified of codec and model") {
  PlanningQuestion question;
  question.unverified = {"of the codec"};
  const PlanningEstimate plain = planning_estimate(question);
  CHECK(plain.has_value());
  CHECK(plain.answer.scores.R == Approx(93.206).margin(0.001)); // G.107 (06/2015), the defaults
  CHECK(plain.unverified == question.unverified);
  input_of(question, "sT") = 0.55;
  input_of(question, "mT") = 120;
  input_of(question, "Ta") = 300;
  const PlanningEstimate doubtful = planning_estimate(question);
  CHECK(doubtful.unverified.front() == "of the codec");
  CHECK(doubtful.unverified.size() == 1 + doubtful.answer.unverified.size());
  CHECK(doubtful.unverified.size() > 1);
}

TEST_CASE("a missing value is an estimate without a value; inputs without a value are an error") {
  PlanningQuestion question;
  input_of(question, "Ie") = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_WITH(planning_estimate(question), Catch::Matchers::StartsWith("the E-model has no value"));
  question.missing = "No published value";
  CHECK_FALSE(planning_estimate(question).has_value());
}

TEST_CASE("other products see the same delay and loss") {
  PlanningQuestion question;
  input_of(question, "Ta") = 80;
  input_of(question, "Ppl") = 3;
  const auto here = other_products(question, 5);
  const auto expected = emodel::simplified_scores({80, 5, 3, 1});
  REQUIRE(here.size() == expected.size());
  for (std::size_t i = 0; i < here.size(); ++i) CHECK(here[i].value.score == expected[i].value.score);
}
