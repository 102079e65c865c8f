#pragma once

#include "design/design.h"
#include "stimulus/stimulus_set.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// What stimuli are held against where the method needs that: the stimulus of the reference condition that
/// has their talker and sample.
namespace quietroom::design {

/// The id of the reference condition: `reference` of study.toml, else the one condition of kind reference
/// without steps. Nothing where neither says it.
std::optional<std::string> reference_condition(const Design& design, const stimulus::StimulusSet& set);

/// What `reference` may name: the conditions of kind reference, or all where there is none.
std::vector<std::string> reference_candidates(const stimulus::StimulusSet& set);

/// The reference of a stimulus, by index; itself for one of the reference condition.
std::optional<std::size_t> reference_of(const stimulus::StimulusSet& set, const std::string& condition,
                                        std::size_t stimulus);

/// Why a study of this design cannot be held with this set: none, or another reference than the set has.
/// `study_toml` is the name of the file in messages. Empty for a method without reference.
std::vector<Problem> reference_problems(const Design& design, const stimulus::StimulusSet& set,
                                        const std::string& study_toml);

} // namespace quietroom::design
