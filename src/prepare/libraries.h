#pragma once

#include "prepare/worklist.h"
#include "stimulus/stimulus_set.h"

#include <map>
#include <string>

namespace quietroom::prepare {

/// The outside libraries on which the bytes of a stimulus depend, with their versions: name -> version. A
/// library that cannot tell at run time has the version that this program was built with.
using Libraries = std::map<std::string, std::string>;

/// Of worklist.stimuli[i], from its source's files to its own.
Libraries libraries_of(const stimulus::StimulusSet& set, const Worklist& worklist, std::size_t i);

/// Of all stimuli together.
Libraries libraries_of(const stimulus::StimulusSet& set, const Worklist& worklist);

/// Whether `locked`, of set.lock, has all that `used` has, in the same versions.
bool same_versions(const Libraries& locked, const Libraries& used);

} // namespace quietroom::prepare
