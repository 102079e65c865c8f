#pragma once

#include "analysis/exclude_by_rule.h"
#include "cli/command.h"
#include "study/opened_votes.h"
#include "study/snapshot.h"

#include <optional>
#include <string>

namespace quietroom::cli {

struct ReadingOptions : votes::VoteOptions {
  study::TableForm form;
  std::optional<analysis::ExclusionRule> rule; ///< listeners to exclude by screening, after those by name
  bool questions = false;                      ///< the caller takes several questions apart
  bool with_set = true;                        ///< the caller asks for the set and the facts of a study too
};

/// The votes less the listeners excluded. Says on stderr what was noticed in reading. Throws an input Error
/// where no vote is left to compute from, for several questions unless the caller takes them, and for a
/// method whose score is no mean.
votes::VoteTable read_votes(study::OpenedVotes& opened, const ReadingOptions& options);

/// VOTES, and which study of a server (--study). Throws an input Error like study::votes_place().
study::VotesPlace place_of(const Arguments& arguments);

/// VOTES of a command that goes through its rows more than once. Throws an input Error for standard input and
/// for a pipe, which can be read once.
study::VotesPlace place_read_again(const Arguments& arguments);

/// VOTES, opened once: votes, facts of a database, and the set that belongs to them (--set, else that of the
/// study). Says what was noticed and what was left out.
study::Snapshot snapshot_of(const Arguments& arguments, const ReadingOptions& options);
study::Snapshot snapshot_of(study::OpenedVotes& opened, const Arguments& arguments,
                            const ReadingOptions& options);

} // namespace quietroom::cli
