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
  struct Delays {
    double T = 0, Tr = 0, Ta = 0; ///< ms, as in G.107
    bool any() const { return T != 0 || Tr != 0 || Ta != 0; }
    bool operator==(const Delays&) const = default;
  };
  std::string condition;
  std::string label;
  std::optional<double> Ie;      ///< empty for conditions the E-model does not describe (MNRU)
  std::optional<double> Bpl;     ///< needed only where packets are lost
  std::vector<Stimulus> stimuli; ///< empty: nothing is lost
  Delays delays = {};            ///< of a conversation; no listener of a finished sample can notice them
  std::string where = {};        ///< FILE:LINE, where a file says it
  std::string no_estimate = {};  ///< why there can be none though the model has values; without Ie then
};

/// MOS-LQE leaves echo and delay out, as a listening test does; MOS-CQE has those of the model.
enum class Quantity { listening, conversational };

/// MOS by the model of this band: the mean over the stimuli. Ie and Bpl must stand on the scale of the band,
/// which leaves out the delays it does not know. Empty without Ie, and without Bpl where a stimulus has loss.
std::optional<double> predicted_mos(const ConditionModel& model, emodel::Band band,
                                    Quantity quantity = Quantity::listening);

/// The same of one stimulus by its id; where the model has a single entry without an id, that holds for all.
/// Empty also where the model does not know the stimulus.
std::optional<double> predicted_stimulus_mos(const ConditionModel& model, const std::string& stimulus,
                                             emodel::Band band, Quantity quantity = Quantity::listening);

/// The model of a condition by its id, or nullptr.
const ConditionModel* find(std::span<const ConditionModel> models, const std::string& condition);

} // namespace quietroom::compare
