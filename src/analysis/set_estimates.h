#pragma once

#include "core/error.h"
#include "emodel/planning_values.h"
#include "stimulus/stimulus_set.h"

#include <string>
#include <vector>

namespace quietroom::analysis {

/// Warnings of a set whose set.toml is `file`: first conditions whose estimate names a codec that the table
/// has not, then those of finished files or a program of whose packet loss nobody speaks, though the codec's
/// Bpl says that packets may be lost. Pure.
std::vector<Problem> estimate_problems(const stimulus::StimulusSet& set, const std::string& file,
                                       const emodel::CodecTable& codecs);

} // namespace quietroom::analysis
