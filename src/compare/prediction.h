#pragma once

#include "emodel/band.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace quietroom::compare {

/// What the E-model needs to know of one condition of a listening test.
struct ConditionModel {
  struct Stimulus {
    std::string id;
    double ppl_percent = 0; ///< realised at the decoder's input
    double burst_ratio = 1; ///< realised
  };
  std::string condition;
  std::string label;
  std::optional<double> Ie;      ///< empty for conditions the E-model does not describe (MNRU)
  std::optional<double> Bpl;     ///< needed only where packets are lost
  std::vector<Stimulus> stimuli; ///< empty: nothing is lost
};

/// MOS-LQE of the model of this band, without echo and delay: the mean over the stimuli. Ie and Bpl must
/// stand on the scale of the band. Empty without Ie, and without Bpl where a stimulus has loss.
std::optional<double> predicted_mos(const ConditionModel& model, emodel::Band band);

/// The model of a condition by its id, or nullptr.
const ConditionModel* find(std::span<const ConditionModel> models, const std::string& condition);

} // namespace quietroom::compare
