#pragma once

#include "analysis/derivation_request.h"
#include "cli/command.h"

namespace quietroom::cli {

/// --references, --direct and --codec. Throws an input Error for a --codec that is not NAME=IDS.
analysis::DerivationChoice derivation_choice(const Arguments& arguments);

} // namespace quietroom::cli
