// How often the intervals of Ie and Bpl hold the truth, over simulated panels of known Ie and Bpl.
//   derive_coverage [SEEDS [REPLICATES]]     seeds 1..SEEDS (default 1000), bootstrap replicates (default
//   2000)
// Asked: of 1,000 panels each 95 % interval holds its parameter in 930 to 970.

#include "compare/simulated_panel.h"

#include <cstdlib>
#include <fmt/format.h>
#include <future>

namespace {

using namespace quietroom;

struct Scenario {
  const char* name;
  test::PanelDesign design;
};

std::vector<Scenario> scenarios() {
  test::PanelDesign ceiling, below, above, few, many, wide;
  below.R_direct = 88;
  below.b = 0.9;
  above.stretch = 1.08;
  few = below;
  few.references = {0, 7, 15, 25, 50};
  few.Ppl = {2, 5, 10};
  many = ceiling;
  wide.band = emodel::Band::wide;
  wide.R_direct = 118;
  wide.references = {0, 8, 13, 20, 26, 41, 56};
  many.listeners = 32;
  return {{"direct at the model's ceiling", ceiling},  {"direct below the ceiling, b 0.9", below},
          {"direct above it, always rescaled", above}, {"five references, three losses", few},
          {"32 listeners, at the ceiling", many},      {"wideband", wide}};
}

test::Coverage measure(const test::PanelDesign& design, int seeds, std::uint64_t replicates) {
  const test::SimulatedPanels panels(design);
  const auto part = [&](int first, int step) {
    test::Coverage out;
    for (int seed = first; seed <= seeds; seed += step)
      count_panel(out, panels, design, static_cast<std::uint64_t>(seed), replicates);
    return out;
  };
  auto other = std::async(std::launch::async, part, 2, 2);
  test::Coverage out = part(1, 2);
  const test::Coverage more = other.get();
  out.panels += more.panels;
  out.refused += more.refused;
  out.Ie_delta += more.Ie_delta;
  out.Ie_bootstrap += more.Ie_bootstrap;
  out.Bpl_delta += more.Bpl_delta;
  out.Bpl_bootstrap += more.Bpl_bootstrap;
  for (int i = 0; i < 4; ++i) out.above[i] += more.above[i];
  out.Ie_sum += more.Ie_sum;
  out.Bpl_sum += more.Bpl_sum;
  out.se_sum += more.se_sum;
  return out;
}

} // namespace

int main(int argc, char** argv) {
  const int seeds = argc > 1 ? std::atoi(argv[1]) : 1000;
  const std::uint64_t replicates = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 2000;
  fmt::print("{:<34}{:>9}{:>9}{:>9}{:>9}  of {} panels (seeds 1..{})\n", "intervals that hold the truth",
             "Ie delta", "Ie boot", "Bpl delta", "Bpl boot", seeds, seeds);
  for (const Scenario& scenario : scenarios()) {
    const test::Coverage c = measure(scenario.design, seeds, replicates);
    fmt::print("{:<34}{:>9}{:>9}{:>9}{:>9}  mean Ie {:.2f} (true {}), Bpl {:.2f} (true {}), SE(Ie) {:.2f}; "
               "misses above {} {} {} {}; refused {}\n",
               scenario.name, c.Ie_delta, c.Ie_bootstrap, c.Bpl_delta, c.Bpl_bootstrap, c.Ie_sum / c.panels,
               scenario.design.Ie, c.Bpl_sum / c.panels, scenario.design.Bpl, c.se_sum / c.panels, c.above[0],
               c.above[1], c.above[2], c.above[3], c.refused);
  }
  return 0;
}
