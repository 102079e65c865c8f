#pragma once

#include "cli/command.h"
#include "compare/prediction.h"
#include "emodel/codec_table.h"
#include "study/snapshot.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::cli {

/// What the E-model needs of each condition of a set: Ie and Bpl from its own values or the codec table, Ppl
/// and BurstR as realised in each stimulus. A codec of a narrower band than the set's context is carried
/// over. Loss in several codecs has no estimate: Ppl and Bpl are those of one. Throws an input Error
/// for a codec that the table does not have.
std::vector<compare::ConditionModel> models_of(const stimulus::StimulusSet& set,
                                               const emodel::CodecTable& codecs);

/// Throws an input Error where a condition has a Bpl and finished files whose packet loss nobody states.
void refuse_unstated_losses(const std::filesystem::path& folder, const stimulus::StimulusSet& set);

/// Conditions of finished files whose codec has a Bpl in the table and whose packet loss is not stated: they
/// are predicted as free of loss.
std::vector<std::string> silent_about_loss(const stimulus::StimulusSet& set,
                                           const std::vector<compare::ConditionModel>& models);

/// Whether a recipe loses packets (loss, jitter or both) before more than one of its codecs.
bool loses_in_several_codecs(const stimulus::Condition& condition);

/// The E-model of "NB", "WB", "SWB", "FB"; narrow-band without a context.
emodel::Band band_of(const std::optional<std::string>& context);

/// --band, else the model of the context. Throws an input Error where the two are different scales, unless
/// --mixed-contexts is given.
emodel::Band band_of_votes(const Arguments& arguments, const std::optional<stimulus::StimulusSet>& set);

/// "MOS-LQEF by G.107.2 (06/2019), context SWB, ..."; says so where contexts are mixed.
std::string estimate_note(const Arguments& arguments, const std::optional<stimulus::StimulusSet>& set);

/// --models, --band, --mixed-contexts, --codecs.
std::vector<Option> model_options();

/// The set that votes belong to: that of --set, else STUDY/set of a study folder or of a database in one.
std::optional<stimulus::StimulusSet> set_of_votes(const Arguments& arguments, const std::string& votes);

/// The bandwidth context of the test: --context, else the set's. Throws an input Error where the two differ.
std::optional<std::string> context_of_votes(const Arguments& arguments,
                                            const std::optional<stimulus::StimulusSet>& set);

std::optional<std::string> context_of_votes(const Arguments& arguments, const std::optional<study::SetOfVotes>& set);

/// The E-model's parameters: --models, else the set's; nothing where neither is known.
std::optional<std::vector<compare::ConditionModel>>
models_of_votes(const Arguments& arguments, const std::optional<stimulus::StimulusSet>& set);

/// "Listening level 73 dB SPL, heard through hw:0", and whose sessions are not finished; empty for a CSV and
/// for simulated votes. for simulated votes.
std::string level_note(const std::string& votes, bool simulated);

/// Whether simulated votes of a study may owe their truth to the E-model; true where it is not known.
bool truth_may_be_emodel(const std::string& votes);

} // namespace quietroom::cli
