#pragma once

#include "stimulus/lock.h"

#include <optional>
#include <string_view>

namespace quietroom::stimulus {

/// The lock of a text that stands line for line as lock_text and the journal write it; nothing for any other,
/// which may still be TOML and a lock. It keeps no tree of the text, so a lock of 50,000 stimuli needs no
/// more memory than the lock itself.
std::optional<Lock> read_lock_lines(std::string_view text);

} // namespace quietroom::stimulus
