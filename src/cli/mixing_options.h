#pragma once

#include "analysis/mixing.h"
#include "cli/command.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// --mixed-studies, --with-delay, and --force for these and --mixed-contexts, which model_options() has.
std::vector<Option> mixing_options();

/// The switch that allows it: "--mixed-contexts".
std::string option_of(analysis::Allowance allowance);

/// The same arguments with --force spelled out as every single switch.
Arguments with_switches(Arguments arguments);

/// Each with the switch that allowed it. Throws an input Error with the reasons of all that is not allowed.
std::vector<analysis::Forced> forced_by(const Arguments& arguments,
                                        const std::vector<analysis::Mixing>& mixings);

} // namespace quietroom::cli
