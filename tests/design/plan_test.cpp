#include "design/plan.h"

#include "support/small_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
using design::BlockType;
using design::Plan;

namespace {

/// The stimuli of a block in the order heard.
std::vector<std::size_t> heard(const design::Block& block) {
  std::vector<std::size_t> out;
  for (const method::Trial& trial : block.trials)
    for (const method::Presented& each : trial.presented) out.push_back(each.stimulus);
  return out;
}

} // namespace

TEST_CASE("the same design, set and listener give the same plan, another listener another one") {
  const auto set = test::small_set();
  const auto design = test::small_design();
  const Plan plan = plan_for(design, set, "L01");
  CHECK(plan == plan_for(design, set, "L01"));
  CHECK(plan.blocks[1] != plan_for(design, set, "L02").blocks[1]);
  auto reseeded = design;
  reseeded.seed = 8;
  CHECK(plan.blocks[1] != plan_for(reseeded, set, "L01").blocks[1]);
}

TEST_CASE("an order is the same on every machine") {
  const Plan plan = plan_for(test::small_design(), test::small_set(), "L01");
  CHECK(heard(plan.blocks[1]) == std::vector<std::size_t>{6, 8, 1, 9, 4, 5, 7, 3, 10, 2, 0, 11});
}

TEST_CASE("every stimulus comes exactly once in the main block") {
  const auto conditions = GENERATE(1, 2, 7, 40);
  const auto set = test::small_set(conditions, 3);
  for (const char* listener : {"L01", "x", "sim-001"}) {
    auto trials = heard(plan_for(test::small_design(), set, listener).blocks.back());
    std::sort(trials.begin(), trials.end());
    REQUIRE(trials.size() == set.stimuli.size());
    for (std::size_t i = 0; i < trials.size(); ++i) CHECK(trials[i] == i);
  }
}

TEST_CASE("practice trials come from different conditions while there are enough") {
  const auto set = test::small_set(3, 4);
  auto design = test::small_design();
  design.practice = 3;
  const Plan plan = plan_for(design, set, "L01");
  REQUIRE(plan.blocks[0].type == BlockType::practice);
  std::set<std::string> conditions;
  for (const std::size_t index : heard(plan.blocks[0])) conditions.insert(set.stimuli[index].condition);
  CHECK(conditions.size() == 3);
  design.practice = 100;
  CHECK(plan_for(design, set, "L01").blocks[0].trials.size() == set.stimuli.size());
  design.practice = 0;
  CHECK(plan_for(design, set, "L01").blocks.size() == 1);
}

TEST_CASE("over many listeners every stimulus is equally often first") {
  const auto set = test::small_set(4, 1);
  std::vector<int> first(4);
  for (int i = 0; i < 4000; ++i)
    ++first[heard(plan_for(test::small_design(), set, std::to_string(i)).blocks.back()).front()];
  double chi2 = 0; // 3 degrees of freedom: 16.3 is the 99.9 % point
  for (const int n : first) chi2 += (n - 1000.0) * (n - 1000.0) / 1000.0;
  CHECK(chi2 < 16.3);
}

TEST_CASE("the hash of a plan changes with its order and with a stimulus") {
  auto set = test::small_set();
  Plan plan = plan_for(test::small_design(), set, "L01");
  const std::string hash = hash_of(plan, set);
  std::swap(plan.blocks[1].trials[0], plan.blocks[1].trials[1]);
  CHECK(hash_of(plan, set) != hash);
  std::swap(plan.blocks[1].trials[0], plan.blocks[1].trials[1]);
  CHECK(hash_of(plan, set) == hash);
  set.stimuli[0].sha256 = "other";
  CHECK(hash_of(plan, set) != hash);
}

TEST_CASE("the hash of a plan does not change with breaks, confirmation, texts or the experimenter's code") {
  const auto set = test::small_set();
  auto design = test::small_design();
  const std::string hash = hash_of(plan_for(design, set, "L01"), set);
  design.break_after = 3;
  design.break_min_s = 99;
  design.confirm = true;
  design.experimenter_code = "2468";
  design.wording.vote_now = "Now";
  CHECK(hash_of(plan_for(design, set, "L01"), set) == hash);
  design.practice = 3;
  CHECK(hash_of(plan_for(design, set, "L01"), set) != hash);
}

TEST_CASE("by every method of one sound each stimulus comes in the same order, once per question") {
  const auto order = heard(plan_for(test::small_design(), test::small_set(), "L01").blocks[1]);
  for (const method::Method& method : method::methods()) {
    CAPTURE(method.id);
    auto design = test::small_design();
    design.method = method;
    const Plan plan = plan_for(design, test::small_set(), "L01");
    CHECK(plan.method == method);
    if (method.layout != method::Layout::single) continue;
    const std::vector<method::Trial>& trials = plan.blocks[1].trials;
    const std::size_t questions = method.questions.size();
    REQUIRE(trials.size() == order.size() * questions);
    for (std::size_t i = 0; i < trials.size(); ++i) {
      REQUIRE(trials[i].presented.size() == 1);
      CHECK(trials[i].presented[0].stimulus == order[i / questions]);
    }
  }
}

TEST_CASE(
    "the hash of a plan is the one of sessions that began before there were roles, and tells roles apart") {
  const auto set = test::small_set();
  Plan plan = plan_for(test::small_design(), set, "L01");
  CHECK(hash_of(plan, set) == "f820ce065cde1169a95ed28209b9192819d49b2a0d69c5546097c91fb031ef9e");
  plan.blocks[1].trials[0].presented[0].role = method::Role::hidden_reference;
  CHECK(hash_of(plan, set) != "f820ce065cde1169a95ed28209b9192819d49b2a0d69c5546097c91fb031ef9e");
}
