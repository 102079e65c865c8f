#pragma once

#include "votes/vote_table.h"

#include <string>
#include <vector>

/// A test may ask several questions of one presentation (P.835: SIG, BAK, OVRL). Each has an answer of its
/// own; no mean goes over two of them.
namespace quietroom::votes {

/// The votes on one question.
struct QuestionVotes {
  std::string question; ///< empty where the table holds one question only
  VoteTable votes;
};

/// The table question by question, bytewise; a question all of whose listeners are excluded is not there. A
/// table of one question comes back as it is.
std::vector<QuestionVotes> by_question(VoteTable table);

} // namespace quietroom::votes
