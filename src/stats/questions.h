#pragma once

#include "stats/mos_table.h"
#include "stats/vote_table.h"

#include <span>
#include <string>
#include <vector>

/// A test may ask several questions of one presentation (P.835: SIG, BAK, OVRL). Each has an answer of its
/// own; no mean goes over two of them.
namespace quietroom::stats {

/// The votes on one question.
struct QuestionVotes {
  std::string question; ///< empty where the table holds one question only
  VoteTable votes;
};

/// The table question by question, bytewise; a question all of whose listeners are excluded is not there. A
/// table of one question comes back as it is.
std::vector<QuestionVotes> by_question(VoteTable table);

/// mos_table() of each question; with several, the question is the first key of every row.
std::vector<MosRow> mos_by_question(const VoteTable& table, std::span<const std::string> by,
                                    const CiOptions& ci, double level = 0.95);

} // namespace quietroom::stats
