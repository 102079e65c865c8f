#include "design/material.h"

#include "method/names.h"

#include "support/small_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace quietroom;
using namespace quietroom::design;

namespace {

MarkedItem marked(const std::string& condition, const std::string& stimulus, Purpose purpose,
                  int answer = 0) {
  return {condition, stimulus, purpose, answer, 1};
}

std::vector<std::size_t> heard(const Block& block) {
  std::vector<std::size_t> out;
  for (const method::Trial& trial : block.trials) out.push_back(trial.presented.front().stimulus);
  return out;
}

Design panels_of(std::size_t n) {
  Design out = test::small_design();
  out.listeners.clear();
  for (std::size_t i = 0; i < n; ++i) {
    PanelGroup panel;
    panel.id = "P" + std::to_string(i);
    panel.listeners = {"x" + std::to_string(2 * i), "x" + std::to_string(2 * i + 1)};
    out.listeners.insert(out.listeners.end(), panel.listeners.begin(), panel.listeners.end());
    out.arrangement.panels.push_back(panel);
  }
  out.arrangement.order = ListeningOrder::balanced;
  return out;
}

} // namespace

TEST_CASE("material: without marks and panels all stimuli are of the test, with the numbers of their parts") {
  const Material material = material_of(test::small_design(), test::small_set(2, 3), 0);
  CHECK(material.main.size() == 6);
  CHECK(material.practice.empty());
  CHECK(material.conditions == std::vector<std::string>{"c1", "c2"});
  CHECK(material.talkers == std::vector<std::string>{"m", "f"});
  CHECK(material.slots[4] == Slot{1, 1, 1});
}

TEST_CASE("material: practice items are heard in practice, all of them, and nowhere else") {
  auto design = test::small_design();
  const auto set = test::small_set(4, 3);
  design.arrangement.items = {marked("c4", "", Purpose::practice), marked("", "c1.s1", Purpose::practice)};
  for (const ListeningOrder order :
       {ListeningOrder::random, ListeningOrder::balanced, ListeningOrder::blocks}) {
    design.arrangement.order = order;
    const Plan plan = plan_for(design, set, "L01");
    REQUIRE(plan.blocks.size() == 2);
    auto practice = heard(plan.blocks[0]), main = heard(plan.blocks[1]);
    std::ranges::sort(practice);
    std::ranges::sort(main);
    CHECK(practice == std::vector<std::size_t>{0, 9, 10, 11});
    CHECK(main == std::vector<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8});
  }
}

TEST_CASE("material: gold and trap items are in the main block with their answer, anchors with their role") {
  auto design = test::small_design();
  design.arrangement.items = {marked("", "c1.s1", Purpose::gold, 4), marked("c2", "", Purpose::trap, 2),
                              marked("c3", "", Purpose::anchor)};
  const auto set = test::small_set(4, 3);
  const Plan plan = plan_for(design, set, "L01");
  std::map<method::Role, int> roles;
  for (const method::Trial& trial : plan.blocks[1].trials) {
    const method::Presented& one = trial.presented.front();
    ++roles[one.role];
    if (one.role == method::Role::gold) CHECK(one.answer == 4);
    if (one.role == method::Role::trap) CHECK(one.answer == 2);
  }
  CHECK(roles == std::map<method::Role, int>{{method::Role::processed, 5}, // c1 less one, and c4
                                             {method::Role::anchor, 3},
                                             {method::Role::gold, 1},
                                             {method::Role::trap, 3}});
  auto other = design;
  other.arrangement.items[0].answer = 5;
  CHECK(hash_of(plan_for(other, set, "L01"), set) != hash_of(plan, set)); // the answer is of the plan
  for (const method::Trial& trial : plan.blocks[0].trials)
    CHECK_FALSE(is_control(trial.presented.front().role)); // no control is practised
}

TEST_CASE(
    "material: panels share the samples out, every condition and talker alike, each file in one panel") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    auto design = panels_of(4);
    design.seed = seed;
    CAPTURE(seed);
    const auto set = test::small_set(5, 8); // 4 samples of each talker
    std::map<std::size_t, int> panels_of_file;
    for (std::size_t p = 0; p < 4; ++p) {
      const Material material = material_of(design, set, p);
      REQUIRE(material.main.size() == 10); // 2 samples of 5 conditions
      std::map<std::size_t, int> conditions, talkers;
      for (const Slot& slot : material.slots) ++conditions[slot.condition], ++talkers[slot.talker];
      for (const auto& [condition, n] : conditions) CHECK(n == 2);
      CHECK(talkers == std::map<std::size_t, int>{{0, 5}, {1, 5}});
      for (const std::size_t file : material.main) ++panels_of_file[file];
    }
    CHECK(panels_of_file.size() == 40);
    CHECK(std::ranges::all_of(panels_of_file, [](const auto& each) { return each.second == 1; }));
  }
}

TEST_CASE("material: a panel may name its samples, by talker too, or have all of them") {
  auto design = panels_of(3);
  design.arrangement.panels[0].samples = {"s1"};
  design.arrangement.panels[1].samples = {"f.s2", "m.s1"};
  design.arrangement.panels[2].has_all_samples = true;
  const auto set = test::small_set(2, 4);
  CHECK(material_of(design, set, 0).main == std::vector<std::size_t>{0, 4});
  CHECK(material_of(design, set, 1).main == std::vector<std::size_t>{0, 1, 4, 5});
  CHECK(material_of(design, set, 2).main.size() == 8);
}
