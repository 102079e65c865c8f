#pragma once

#include "stimulus/check.h"
#include "stimulus/lock.h"

#include <string>

namespace quietroom::stimulus {

/// Whether the set is made of finished files: nothing is prepared, and its lock is made from measuring them.
bool is_finished(const StimulusSet& set);

/// The lock of a set of finished files as they were measured. `set_toml` is the text of its set.toml.
Lock lock_of_finished(const Checked& checked, const std::string& set_toml, const std::string& tool_version);

} // namespace quietroom::stimulus
