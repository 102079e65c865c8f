#pragma once

#include "stimulus/stimulus_set.h"

#include <filesystem>

/// quietroom new STUDY --relabel: what tables and estimates say of the conditions of a study that is there.
namespace quietroom::cli {

/// Whether two sets are the same but for what no listener meets: labels, inputs of the E-model, stated loss.
bool same_but_for_labels(stimulus::StimulusSet a, stimulus::StimulusSet b);

/// Takes labels, emodel, Ppl and BurstR from the set in `set_folder` into STUDY/set; its lock stays, and so
/// do all orders and votes. Throws an input Error where anything else was changed.
void relabel(const std::filesystem::path& study, const std::filesystem::path& set_folder);

} // namespace quietroom::cli
