#pragma once

#include "store/location.h"

#include <filesystem>

namespace quietroom::study {

/// Where the votes of a study are gathered: on the server that `store` of study.toml names, under the name of
/// the study, else in the study's own file. Whoever is asked for a folder without a study.toml that can be
/// read answers with the file. Throws an input Error for an address with a password.
store::Location store_of(const std::filesystem::path& folder);

} // namespace quietroom::study
