#pragma once

#include "design/design.h"
#include "store/expected_sessions.h"

#include <filesystem>

namespace quietroom::study {

/// What the sessions of a study are, as its study.toml says; and under which other names of the study this
/// folder's own file has some that a server may still get.
store::ExpectedSessions sessions_to_expect(const design::Design& design, const std::filesystem::path& folder);

} // namespace quietroom::study
