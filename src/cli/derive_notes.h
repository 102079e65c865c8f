#pragma once

#include "cli/derive_output.h"

#include <string>

namespace quietroom::cli {

/// The first lines: that a refused result was forced, and why it was refused. Empty otherwise.
std::string forced_note(const Derived& derived);

/// The fit of the references, the rescaling, how intervals came about, what is not verified.
std::string derive_notes(const Derived& derived);

} // namespace quietroom::cli
