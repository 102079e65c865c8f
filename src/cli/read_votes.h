#pragma once

#include "cli/exclude_by_rule.h"
#include "votes/wide_votes.h"
#include "votes/vote_table_builder.h"

#include <functional>
#include <optional>
#include <string>

namespace quietroom::cli {

using HeaderSink = std::function<void(votes::Row)>;

struct ReadingOptions : votes::VoteOptions {
  std::optional<votes::StimulusColumns> stimuli; ///< conditions of a wide CSV
  std::optional<ExclusionRule> rule;      ///< listeners to exclude by screening, after those by name
  bool wide = false;                      ///< a listener a row and a stimulus a column, as the user says
  std::vector<std::pair<std::string, std::string>> names; ///< the name of a column here, its name in the file
  bool questions = false;                                 ///< the caller takes several questions apart
};

/// The rows of VOTES as text, header first: a CSV file ("-" is standard input), long or wide, a study folder,
/// a .sqlite file or a postgresql:// URL. A wide CSV comes in the long form. Throws an input Error for what
/// cannot be read, and for conditions where the votes have their own.
void each_vote_row(const std::string& votes, const ReadingOptions& options, const HeaderSink& header,
                   const votes::RowSink& row);

/// The votes of VOTES less the listeners excluded. Says on stderr what was noticed in reading. Throws an
/// input Error where no vote is left to compute from, and for several questions unless the caller takes them.
votes::VoteTable read_votes(const std::string& votes, const ReadingOptions& options);

} // namespace quietroom::cli
