#pragma once

#include "cli/command.h"
#include "cli/read_votes.h"

#include <vector>

namespace quietroom::cli {

/// How votes are read and intervals found: vote_options() without forms of text.
std::vector<Option> vote_figure_options();

/// How votes are read, and the set with the names of the conditions.
std::vector<Option> reading_figure_options();

/// snapshot_of() VOTES, with the words of their scale as a factor. Throws an input Error where none are
/// given.
study::Snapshot votes_of_figure(const Arguments& arguments, ReadingOptions options);

} // namespace quietroom::cli
