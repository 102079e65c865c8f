#pragma once

#include "cli/command.h"

namespace quietroom::cli {

/// An option without effect is an error: throws an input Error that names the first option of `arguments`
/// that does nothing in this combination, and what it needs or what is in its way. What depends on files is
/// not known here; it is refused by whoever reads them.
void refuse_without_effect(const Command& command, const Arguments& arguments);

} // namespace quietroom::cli
