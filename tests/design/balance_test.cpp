#include "design/balance.h"

#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using design::Plan;

TEST_CASE("the balance counts every trial once and the duration adds up") {
  const auto set = test::small_set(4, 3);
  const Plan plan = plan_for(test::small_design(), set, "L01");
  const auto balance = design::position_balance({plan, plan_for(test::small_design(), set, "L02")}, set);
  REQUIRE(balance.size() == 4);
  double positions = 0;
  for (const auto& row : balance) {
    CHECK(row.trials == 6);
    CHECK(row.first_third + row.middle_third + row.last_third == 6);
    positions += row.mean_position * row.trials;
  }
  CHECK(positions == 2 * (12 * 13 / 2));
  CHECK_THAT(expected_seconds(plan, set, 3),
             Catch::Matchers::WithinAbs(14 * (1 + 0.6 + 3) + 30, 1e-9)); // sums of doubles
}

TEST_CASE("a condition falls in the third of the block in which its trial stands") {
  const auto set = test::small_set(3, 1);
  Plan plan;
  plan.blocks = {{design::BlockType::practice, {{{{2}}}}}, {design::BlockType::main, {}}};
  for (const std::size_t stimulus : {1, 0, 2, 1, 1, 0, 0}) // thirds of 7: 3, 2 and 2 trials
    plan.blocks[1].trials.push_back({{{stimulus}}});
  const auto rows = design::position_balance({plan}, set);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].condition == "c1");
  CHECK(rows[0].mean_position == (2 + 6 + 7) / 3.0);
  CHECK(rows[0].first_third == 1);
  CHECK(rows[0].middle_third == 0);
  CHECK(rows[0].last_third == 2);
  CHECK(rows[1].first_third == 1);
  CHECK(rows[1].middle_third == 2);
  CHECK(rows[2].trials == 1); // practice is not counted
  CHECK(rows[2].first_third == 1);
}

TEST_CASE("a condition that nobody hears has a row without a position") {
  const auto rows = design::position_balance({}, test::small_set(2, 1));
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].condition == "c2");
  CHECK(rows[1].trials == 0);
  CHECK(rows[1].mean_position == 0);
}

TEST_CASE(
    "a sitting lasts its sounds, the gaps of its pages, a vote a trial, and a break of the main block") {
  const auto set = test::small_set(2, 1);
  Plan plan;
  plan.method.questions.resize(2);
  plan.break_min_s = 40;
  plan.blocks = {{design::BlockType::practice, {{{{0}, {1}}}}},
                 {design::BlockType::main, {{{{0}}}, {{{1}}}}}};
  const double without_break = 4 * 1 + 3 * 0.6 + 3 * 5;
  CHECK_THAT(expected_seconds(plan, set, 5), Catch::Matchers::WithinAbs(without_break, 1e-9));
  plan.break_after = 1;
  CHECK_THAT(expected_seconds(plan, set, 5), Catch::Matchers::WithinAbs(without_break + 40, 1e-9));
}
