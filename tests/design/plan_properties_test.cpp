#include "core/random.h"
#include "design/plan.h"
#include "design/plan_proof.h"
#include "support/seeds.h"
#include "support/small_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
using namespace quietroom::design;

namespace {

/// Panels of as many listeners each, in an order that works in rounds; the numbers are drawn from the seed.
struct Drawn {
  std::size_t panels, listeners_each;
  int conditions, samples;
  Design design;
  stimulus::StimulusSet set;

  explicit Drawn(std::uint64_t seed) {
    std::mt19937_64 shape(seed);
    panels = 2 + uniform_below(shape, 3);
    listeners_each = 2 + uniform_below(shape, 4);
    conditions = static_cast<int>(3 + uniform_below(shape, 6));
    samples = static_cast<int>(2 * panels *
                               (1 + uniform_below(shape, 2))); // of each of two talkers as many a panel
    set = test::small_set(conditions, samples);
    design = test::small_design();
    design.seed = seed;
    design.listeners.clear();
    constexpr ListeningOrder orders[] = {ListeningOrder::balanced, ListeningOrder::latin,
                                         ListeningOrder::williams, ListeningOrder::blocks};
    design.arrangement.order = orders[uniform_below(shape, 4)];
    for (std::size_t p = 0; p < panels; ++p) {
      PanelGroup panel;
      panel.id = "P" + std::to_string(p);
      for (std::size_t i = 0; i < listeners_each; ++i)
        panel.listeners.push_back(panel.id + "-" + std::to_string(i));
      design.listeners.insert(design.listeners.end(), panel.listeners.begin(), panel.listeners.end());
      design.arrangement.panels.push_back(panel);
    }
  }

  std::vector<Plan> plans() const {
    std::vector<Plan> out;
    for (const std::string& listener : design.listeners) out.push_back(plan_for(design, set, listener));
    return out;
  }
};

/// The stimuli of the main block.
std::set<std::size_t> heard(const Plan& plan) {
  std::set<std::size_t> out;
  for (const auto& trial : plan.blocks.back().trials) out.insert(trial.presented.front().stimulus);
  return out;
}

} // namespace

TEST_CASE("panels: each hears other samples, as many of every condition and talker, and each file has equal "
          "votes") {
  for (std::uint64_t seed = 1; seed <= test::seeds(); ++seed) {
    const Drawn drawn(seed);
    CAPTURE(seed, drawn.panels, drawn.listeners_each, drawn.conditions, drawn.samples,
            name_of(drawn.design.arrangement.order));
    const std::vector<Plan> plans = drawn.plans();
    for (const int votes : plan_proof(plans, drawn.set).votes)
      REQUIRE(votes == static_cast<int>(drawn.listeners_each));
    for (std::size_t i = 0; i < plans.size(); ++i) {
      const auto mine = heard(plans[i]);
      REQUIRE(mine == heard(plans[i - i % drawn.listeners_each])); // of the panel
      std::map<std::pair<std::string, std::string>, int> cells;
      for (const std::size_t each : mine)
        ++cells[{drawn.set.stimuli[each].condition, drawn.set.stimuli[each].talker}];
      REQUIRE(cells.size() == 2 * static_cast<std::size_t>(drawn.conditions));
      for (const auto& [cell, n] : cells) REQUIRE(n == drawn.samples / 2 / static_cast<int>(drawn.panels));
    }
  }
}

TEST_CASE("panels: the same seed makes the same plan, and another seed another") {
  int equal = 0;
  for (std::uint64_t seed = 1; seed <= test::seeds(); ++seed) {
    CAPTURE(seed);
    Drawn drawn(seed);
    const std::string& listener = drawn.design.listeners.front();
    const std::string hash = hash_of(plan_for(drawn.design, drawn.set, listener), drawn.set);
    REQUIRE(hash == hash_of(plan_for(drawn.design, drawn.set, listener), drawn.set));
    drawn.design.seed += 1'000'000;
    if (hash == hash_of(plan_for(drawn.design, drawn.set, listener), drawn.set)) ++equal;
  }
  CHECK(equal == 0);
}
