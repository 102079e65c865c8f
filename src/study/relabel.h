#pragma once

#include "core/error.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <string>
#include <vector>

/// What tables and estimates say of the conditions of a study that is there.
namespace quietroom::study {

/// A set.toml, as text and as it reads.
struct SetText {
  std::filesystem::path folder;
  std::string toml;
  stimulus::StimulusSet set;
  std::vector<Problem> problems; ///< with an error the set is not to be used
};

/// Throws an input Error where the folder has none that can be read.
SetText read_set_text(const std::filesystem::path& folder);

/// Whether two sets are the same but for what no listener meets: labels, inputs of the E-model, stated loss.
bool same_but_for_labels(stimulus::StimulusSet a, stimulus::StimulusSet b);

/// A label that changed.
struct NewLabel {
  std::string condition, before, now;
  bool operator==(const NewLabel&) const = default;
};

/// Takes labels, emodel, Ppl and BurstR from `now`, the set as it is, into `copy`, which is STUDY/set; the
/// copy's lock stays, and so do all orders and votes. Both must be free of errors. Throws an input Error,
/// before anything is written, where the lock cannot be read or anything else was changed.
std::vector<NewLabel> relabel(const std::filesystem::path& study, const SetText& copy, const SetText& now);

} // namespace quietroom::study
