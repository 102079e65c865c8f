#pragma once

#include "core/error.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <set>
#include <vector>

namespace quietroom::station {

/// A problem for each of these stimuli of a set that a digital gain would drive beyond full scale: which, and
/// by how much. Files that cannot be read are left out: they are refused when they are loaded. Decodes them
/// on all cores where the gain is above 0 dB, and none of them otherwise.
std::vector<Problem> clipped_by_gain(double gain_db, const stimulus::StimulusSet& set,
                                     const std::filesystem::path& audio,
                                     const std::set<std::size_t>& stimuli);

} // namespace quietroom::station
