#pragma once

#include "cli/command.h"
#include "prepare/named_sound.h"

#include <vector>

/// FILE|STIMULUS: a sound by its path, or by its id in a stimulus set.
namespace quietroom::cli {

using prepare::NamedSound;

/// The sound of the argument SOUND. An id is looked for in --set; a path belongs to the set in whose folder
/// it lies, if there is one. Throws an input Error where neither is found.
NamedSound named_sound(const Arguments& arguments);

/// SOUND and --set.
std::vector<Option> named_sound_options();

} // namespace quietroom::cli
