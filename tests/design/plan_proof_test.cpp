#include "design/plan_proof.h"

#include "support/small_study.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;
using Catch::Matchers::WithinAbs;

namespace {

Plan hearing(const std::vector<std::size_t>& stimuli) {
  Plan out;
  out.blocks = {{BlockType::practice, {{{{0}}}}}, {BlockType::main, {}}};
  for (const std::size_t each : stimuli) out.blocks[1].trials.push_back({{{each}}});
  return out;
}

std::vector<Plan> plans_of(const Design& design, const stimulus::StimulusSet& set) {
  std::vector<Plan> out;
  for (const std::string& each : design.listeners) out.push_back(plan_for(design, set, each));
  return out;
}

} // namespace

TEST_CASE("plan proof: positions, followers and votes are counted by hand") {
  const auto set = test::small_set(2, 2); // stimuli 0, 1 are of c1; 2, 3 of c2
  const PlanProof proof = plan_proof({hearing({0, 2, 3, 1})}, set);
  CHECK(proof.at_position == std::vector<std::vector<int>>{{1, 1}, {1, 1}});
  CHECK(proof.followed_by == std::vector<std::vector<int>>{{0, 1}, {1, 1}});
  CHECK(proof.followed_in_round == std::vector<std::vector<int>>{{0, 1}, {1, 0}});
  CHECK(proof.votes == std::vector<int>{1, 1, 1, 1}); // practice is no vote
  CHECK(proof.position_difference == 0);
  const PlanProof no_rounds = plan_proof({hearing({0, 1, 2, 3})}, set);
  CHECK(no_rounds.at_position.empty());
  CHECK(no_rounds.followed_in_round.empty());
  CHECK(no_rounds.position_difference == 2);
}

TEST_CASE("plan proof: several questions on one stimulus are one trial, and controls none") {
  const auto set = test::small_set(2, 2);
  Plan plan = hearing({0, 0, 1, 2, 2, 3});
  plan.blocks[1].trials[2].presented[0].role = method::Role::gold;
  const PlanProof proof = plan_proof({plan}, set);
  CHECK(proof.followed_by == std::vector<std::vector<int>>{{0, 1}, {0, 1}});
  CHECK(proof.votes == std::vector<int>{1, 1, 1, 1});
}

TEST_CASE("plan proof: 4 x 8 listeners hear equal parts, with equal votes a file and level conditions") {
  auto design = test::small_design();
  design.arrangement.order = ListeningOrder::balanced;
  design.listeners.clear();
  for (int p = 0; p < 4; ++p) {
    PanelGroup panel;
    panel.id = "P" + std::to_string(p);
    for (int i = 0; i < 8; ++i) panel.listeners.push_back(panel.id + "-" + std::to_string(i));
    design.listeners.insert(design.listeners.end(), panel.listeners.begin(), panel.listeners.end());
    design.arrangement.panels.push_back(panel);
  }
  const auto set = test::small_set(6, 16);
  const PlanProof proof = plan_proof(plans_of(design, set), set);
  for (const int votes : proof.votes) CHECK(votes == 8);
  CHECK_THAT(proof.position_difference, WithinAbs(0, 1e-9)); // an even number of listeners: exactly level
}

TEST_CASE("plan proof: a study without the key has no such proof, and may well be unbalanced") {
  auto design = test::small_design();
  const auto set = test::small_set(10, 8);
  double worst = 0;
  for (design.seed = 1; design.seed <= 20; ++design.seed)
    worst = std::max(worst, plan_proof(plans_of(design, set), set).position_difference);
  CHECK(worst > 3);
}
