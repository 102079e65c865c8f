#pragma once

#include "analysis/study_description.h"
#include "cli/command.h"
#include "study/opened_votes.h"
#include "study/snapshot.h"

/// The description of a test, as `methods` and `cite` ask for it.
namespace quietroom::cli {

/// What choosing votes, naming intervals and stating facts needs.
std::vector<Option> description_options();

struct DescribedVotes {
  study::Snapshot snapshot; ///< with the columns of a session as factors, for screening
  analysis::StudyDescription description;
};

DescribedVotes described_votes(const Arguments& arguments);

/// The same of votes that are open already.
analysis::StudyDescription description_of(const Arguments& arguments, study::OpenedVotes& opened,
                                          const study::Snapshot& snapshot);

/// VOTES, opened once, with everything known of how they came about.
analysis::StudyDescription description_of(const Arguments& arguments);

} // namespace quietroom::cli
