#pragma once

#include "compare/prediction.h"
#include "emodel/planning_values.h"
#include "stimulus/stimulus_set.h"

#include <optional>
#include <string>
#include <vector>

/// What the E-model needs to know of the conditions of a stimulus set. Pure.
namespace quietroom::analysis {

/// The E-model of "NB", "WB", "SWB", "FB"; narrow-band without a context.
emodel::Band band_of_context(const std::optional<std::string>& context);

/// Ie and Bpl of each condition from its own values or the codec table, Ppl and BurstR as realised in each
/// stimulus, in the order of the set. A codec of a narrower band than the set's context is carried over. Loss
/// in several codecs has no estimate: Ppl and Bpl are those of one. Throws an input Error for a codec that
/// the table does not have.
std::vector<compare::ConditionModel> models_of(const stimulus::StimulusSet& set,
                                               const emodel::CodecTable& codecs);

/// The same for a prediction by the model of this band, whatever the context of the set.
std::vector<compare::ConditionModel> models_of(stimulus::StimulusSet set, emodel::Band band,
                                               const emodel::CodecTable& codecs);

/// Whether a recipe loses packets (loss, jitter or both) before more than one of its codecs.
bool loses_in_several_codecs(const stimulus::Condition& condition);

/// Conditions of finished files whose codec has a Bpl in the table and whose packet loss is not stated: they
/// are predicted as free of loss.
std::vector<std::string> silent_about_loss(const stimulus::StimulusSet& set,
                                           const std::vector<compare::ConditionModel>& models);

/// Only a prepared set knows what was lost; without that, conditions with loss would be predicted as clean.
/// Throws an input Error that names `file` and the line.
void refuse_unknown_loss(const stimulus::StimulusSet& set, const std::string& file);

} // namespace quietroom::analysis
