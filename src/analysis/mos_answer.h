#pragma once

#include "analysis/provenance.h"
#include "method/method.h"
#include "stats/mos_table.h"
#include "votes/vote_table.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::analysis {

/// A table of MOS with its intervals.
struct MosAnswer {
  Provenance of;               ///< with designation and interval method
  std::vector<std::string> by; ///< the keys of the rows: with several questions the first is `question`
  std::vector<stats::MosRow> rows;
  method::Scale scale;
  std::optional<std::string> asked = {}; ///< other_question() of the votes
  bool differences = false;              ///< the rows have difference values (difference_values.h)
  bool crushed = false;                  ///< these are
  std::vector<std::string> notes = {};   ///< sentences without their full stops
};

/// Rows by the factors of `by`, with the condition behind a stimulus whose name stands under several.
/// `context` is that of the test (NB, WB, SWB, FB), where it is known. The shares of good and poor votes are
/// there only where the method gives them a meaning. Throws an input Error for votes of a method whose
/// score is no plain mean (refuse_other_scores()).
MosAnswer mos_answer(const votes::VoteTable& votes, const std::vector<std::string>& by,
                     const stats::CiOptions& ci, const std::optional<std::string>& context);

/// Of a mean of these votes, by P.800.1: none for simulated votes, which are nobody's opinion, nor where the
/// context is not known and belongs to the name. A table without a column `method` holds ACR quality.
std::optional<std::string> designation_of(const votes::VoteTable& votes,
                                          const std::optional<std::string>& context);

/// The question that all the votes answer, as their method has it: the only one of the method where the table
/// names none; ACR quality where no method is stated either. nullptr where there are several or another one.
const method::Question* asked_question(const votes::VoteTable& votes);

/// Throws an input Error, which begins with `name`, for votes that lack the column without which their mean
/// says nothing: comparisons without `presentation`, those of a method of several questions without
/// `question`.
void refuse_other_scores(const votes::VoteTable& votes, const std::string& name);

/// "MOS-LE (listening effort ...)" where votes answer another question than listening quality, the one that
/// the E-model predicts and whose scale Ie is on. Nothing for quality, and where no method is stated.
std::optional<std::string> other_question(const votes::VoteTable& votes);

/// Whether a higher mean is a better one: not so for loudness preference, which is best in the middle.
bool higher_is_better(const votes::VoteTable& votes);

} // namespace quietroom::analysis
