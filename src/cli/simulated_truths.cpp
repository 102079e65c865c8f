#include "cli/simulated_truths.h"

namespace quietroom::cli {

std::vector<analysis::SimulatedTruth> simulated_truths_of(const study::Snapshot& snapshot) {
  std::vector<analysis::SimulatedTruth> out;
  if (!snapshot.facts) return out;
  for (const std::string& text : snapshot.facts->truths)
    out.push_back(analysis::parse_simulated_truth(text).value_or(analysis::SimulatedTruth{}));
  return out;
}

} // namespace quietroom::cli
