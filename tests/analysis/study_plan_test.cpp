#include "analysis/study_plan.h"

#include "support/small_study.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
using namespace quietroom::analysis;
using Catch::Matchers::WithinAbs;

TEST_CASE("a study plan has every trial of every listener, as the session will have it") {
  const auto set = test::small_set();
  const auto design = test::small_design();
  const StudyPlan plan = study_plan(design, set);
  REQUIRE(plan.listeners.size() == 2);
  for (const ListenerPlan& listener : plan.listeners) {
    const design::Plan session = plan_for(design, set, listener.listener);
    REQUIRE(listener.trials.size() == 2 + 12); // practice, and each stimulus once
    std::set<std::string> heard;
    for (const PlannedTrial& trial : listener.trials) {
      REQUIRE(trial.presented.size() == 1);
      CHECK(trial.judged == 0);
      CHECK(trial.presented[0].role == "processed");
      const auto& planned = session.blocks.at(trial.block - 1).trials.at(trial.trial - 1);
      CHECK(trial.presented[0].stimulus == planned.presented[0].stimulus);
      CHECK(trial.block_type == (trial.block == 1 ? "practice" : "main"));
      if (trial.block == 2) heard.insert(plan.stimuli.at(trial.presented[0].stimulus).stimulus);
    }
    CHECK(heard.size() == 12);
    CHECK_THAT(listener.session_s, WithinAbs(expected_seconds(session, set), 1e-9)); // the same sum
  }
  CHECK(plan.stimuli.at(4).stimulus == "c2.s2");
  CHECK(plan.stimuli.at(4).condition == "c2");
  CHECK(plan.stimuli.at(4).talker == "f");
  CHECK(plan.stimuli.at(4).sample == "s2");
}

TEST_CASE("a study plan has its proof: order, positions of rounds, what follows what, votes and panels") {
  auto design = test::small_design();
  design.listeners = {"a", "b", "c", "d"};
  design.arrangement.order = design::ListeningOrder::williams;
  const StudyPlan plan = study_plan(design, test::small_set());
  CHECK(plan.order == "williams");
  CHECK(plan.complete_listeners == 4);
  for (const auto& condition : plan.at_position)
    for (const int n : condition) CHECK(n == 3); // rounds
  for (std::size_t a = 0; a < 4; ++a)
    for (std::size_t b = 0; b < 4; ++b) CHECK(plan.carry_over_in_round[a][b] == (a == b ? 0 : 3));
  for (const int votes : plan.votes) CHECK(votes == 4);
  CHECK(plan.position_difference == 0);
  CHECK(plan.too_long.empty());
  CHECK(plan.listeners[0].panel.empty());
}

TEST_CASE("a study plan says what its study asks, how long its blocks are and when there is a break") {
  auto design = test::small_design();
  design.method = *method::find("effort");
  design.level_db_spl = 73;
  const StudyPlan plan = study_plan(design, test::small_set());
  CHECK(plan.name == "small");
  CHECK(plan.method == "effort");
  CHECK(plan.listeners[0].trials[0].question == "effort");
  CHECK(plan.seed == 7);
  CHECK(plan.level_db_spl == 73.0);
  CHECK(plan.break_after == 5);
  CHECK(plan.break_min_s == 30);
  REQUIRE(plan.blocks.size() == 2);
  CHECK(plan.blocks[0].type == "practice");
  CHECK(plan.blocks[0].trials == 2);
  CHECK(plan.blocks[1].type == "main");
  CHECK(plan.blocks[1].trials == 12);
  REQUIRE(plan.balance.size() == 4);
  CHECK(plan.balance[0].trials == 6); // 3 stimuli, 2 listeners
}
