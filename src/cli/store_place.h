#pragma once

#include "cli/command.h"
#include "store/location.h"

#include <filesystem>

/// The places of `store`: what was typed, told apart, with a sentence for each that is none.
namespace quietroom::cli {

/// Where the argument PLACE or TO says that a database is. A folder is where its study.toml says that votes
/// are gathered; with `own_file` the study's own file. Throws an input Error for what is no place of a study.
store::Location location_of(const Arguments& arguments, const char* argument, bool own_file = false);

/// The study of a server that store init is to make. Throws an input Error for a place without a server, and
/// for a server without --study.
store::Location location_to_make(const Arguments& arguments);

/// The folder of a booth, whose study.toml names a server and which has votes of its own. Throws an input
/// Error otherwise.
std::filesystem::path folder_of_booth(const Arguments& arguments);

} // namespace quietroom::cli
