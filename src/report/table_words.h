#pragma once

#include "analysis/mos_answer.h"
#include "analysis/standing.h"
#include "analysis/study_record.h"

#include <optional>
#include <string>
#include <vector>

/// What stands above and below a printed table of MOS: sentences of the columns that are there, and nothing
/// that names a listener, a device or a file.
namespace quietroom::report {

struct TableFacts {
  std::vector<std::string> columns; ///< keys of the columns shown
  std::vector<stats::MosRow> rows;  ///< those shown
  std::string unit = "condition";   ///< what a row is
  const analysis::MosAnswer* answer = nullptr;
  std::vector<std::string> chosen = {};              ///< analysis::choices_without_names()
  std::optional<analysis::StudyRecord> study = {};   ///< none: the votes are a plain table
  std::optional<analysis::Standings> standings = {}; ///< where letters or the best are shown
  bool has_bold = false;
  std::string estimate = {}; ///< emodel_note(), for the columns of the model
};

/// "Mean opinion scores (MOS-LQSN) with 95 % confidence intervals, and estimates of the E-model."
std::string caption_of(const TableFacts& facts);

/// Designation, listeners, votes, interval method, meaning of columns and marks, rows chosen and left out,
/// exclusions as counts and rule, seed and plan hash.
std::string footnote_of(const TableFacts& facts);

/// Why listeners are excluded, without words that somebody wrote: "by name", "by the rule bt500".
std::string rule_words(const std::string& reason);

} // namespace quietroom::report
