#pragma once

#include "cli/command.h"

#include <filesystem>
#include <string>
#include <vector>

/// The guard of core/output_guard.h, asked by commands that write.
namespace quietroom::cli {

/// --force
Option force_option();

/// Every file that the command reads: what its arguments name, and what the studies, sets and databases among
/// them hold. `not_inputs` are the options whose value is not read.
std::vector<std::filesystem::path> inputs_of(const Arguments& arguments,
                                             const std::vector<std::string>& not_inputs);

/// To be called before anything is written. Says each refusal but the last on stderr; throws that one as an
/// input Error.
void guard(const Arguments& arguments, const std::vector<std::string>& not_inputs,
           const std::vector<std::filesystem::path>& outputs);

} // namespace quietroom::cli
