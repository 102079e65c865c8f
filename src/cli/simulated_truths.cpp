#include "cli/simulated_truths.h"

#include "cli/study_models.h"
#include "store/study_store.h"

namespace quietroom::cli {

std::vector<analysis::SimulatedTruth> simulated_truths_of(const std::string& votes) {
  const auto database = database_of_votes(votes);
  if (!database) return {};
  std::vector<analysis::SimulatedTruth> out;
  for (const std::string& text : store::simulated_truths(*database))
    out.push_back(analysis::parse_simulated_truth(text).value_or(analysis::SimulatedTruth{}));
  return out;
}

} // namespace quietroom::cli
