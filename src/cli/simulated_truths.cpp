#include "cli/simulated_truths.h"

#include "store/study_reader.h"
#include "study/votes_place.h"

namespace quietroom::cli {

std::vector<analysis::SimulatedTruth> simulated_truths_of(const std::string& votes) {
  const study::VotesPlace place = study::votes_place(votes);
  if (place.database.empty()) return {};
  std::vector<analysis::SimulatedTruth> out;
  for (const std::string& text : store::StudyReader(place.database).simulated_truths())
    out.push_back(analysis::parse_simulated_truth(text).value_or(analysis::SimulatedTruth{}));
  return out;
}

} // namespace quietroom::cli
