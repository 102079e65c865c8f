#pragma once

#include "study/opened_votes.h"

#include <filesystem>
#include <vector>

namespace quietroom::study {

/// Every row of the votes, practice, void and simulated ones included, as plain RFC 4180 in the long form,
/// with who is excluded and why (votes/excluded_column.h). The file is there whole or not at all, and noted
/// as ours. Throws an environment Error where it cannot be written.
void write_long_csv(OpenedVotes& opened, const std::filesystem::path& target,
                    const std::vector<votes::Excluded>& excluded);

} // namespace quietroom::study
