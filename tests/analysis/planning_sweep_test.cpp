#include "analysis/planning_sweep.h"

#include "core/error.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

Sweep loss(double low, double high, double step) {
  return {emodel::find_input("Ppl", emodel::Band::narrow), low, high, step};
}

} // namespace

TEST_CASE("a sweep has both ends and no dust of sums") {
  const PlanningSweep swept = planning_sweep({}, loss(0, 0.3, 0.1));
  REQUIRE(swept.rows.size() == 4);
  CHECK(swept.rows[3].value == 0.3); // not 0.30000000000000004
  CHECK(planning_sweep({}, loss(0, 1, 0.4)).rows.size() == 3);
  CHECK(planning_sweep({}, loss(2, 2, 1)).rows.size() == 1);
}

TEST_CASE("every row has the scores of its value") {
  PlanningQuestion question;
  const PlanningSweep swept = planning_sweep(question, loss(0, 20, 10));
  for (const SweptRow& row : swept.rows) {
    input_of(question, "Ppl") = row.value;
    CHECK(row.scores == emodel::answer(question.in).scores);
  }
}

TEST_CASE("what is unverified at either end is told once, after that of the codec") {
  PlanningQuestion question;
  question.in = emodel::default_model(emodel::Band::wide);
  question.unverified = {"of the codec"};
  input_of(question, "Ppl") = 2;
  const Sweep bursts{emodel::find_input("BurstR", emodel::Band::wide), 1, 3, 1};
  const auto unverified = planning_sweep(question, bursts).unverified;
  CHECK(unverified.front() == "of the codec");
  const auto about_bursts = [](const std::string& part) { return part.starts_with("BurstR"); };
  CHECK(std::count_if(unverified.begin(), unverified.end(), about_bursts) == 1);
}

TEST_CASE("a value that the codec lacks leaves rows without scores; without that it is an error") {
  PlanningQuestion question;
  input_of(question, "Bpl") = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(planning_sweep(question, loss(0, 1, 1)), Error);
  question.missing = "No published value";
  const PlanningSweep swept = planning_sweep(question, loss(0, 1, 1));
  CHECK(std::isfinite(swept.rows[0].scores.R)); // no loss needs no Bpl
  CHECK(std::isnan(swept.rows[1].scores.R));
}
