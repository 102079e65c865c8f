#pragma once

#include "design/design.h"
#include "stimulus/stimulus_set.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::design {

/// What the listeners of one panel hear, by index in the set, ascending.
struct Material {
  std::vector<std::size_t> main;                           ///< judged, in rounds
  std::vector<std::size_t> controls;                       ///< gold and trap items, heard in the main block
  std::vector<std::size_t> practice;                       ///< own practice items
  std::vector<Slot> slots;                                 ///< of `main`, one each
  std::vector<std::string> conditions, talkers, sentences; ///< by the numbers in `slots`
};

Material material_of(const Design& design, const stimulus::StimulusSet& set, std::size_t panel);

/// What marks this stimulus: its own mark before that of its condition; nullptr: it is of the test.
const MarkedItem* mark_of(const Design& design, const stimulus::Stimulus& stimulus);

/// The gaps and what may not come first, by the numbers of this material.
Spacing spacing_of(const Constraints& constraints, const Material& material);

/// The roles of marked items in these trials: anchors, and controls with their answers.
void give_marked_roles(const Design& design, const stimulus::StimulusSet& set,
                       std::vector<method::Trial>& trials);

/// The panel of each stimulus where the study shares its samples out: each talker's samples are dealt in
/// random order, one to each panel in turn.
std::vector<std::size_t> panel_shares(const Design& design, const stimulus::StimulusSet& set);

} // namespace quietroom::design
