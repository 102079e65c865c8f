#pragma once

#include "cli/derive_request.h"
#include "compare/derive.h"
#include "compare/equivalent_q.h"
#include "report/json.h"
#include "report/table.h"
#include "votes/vote_table.h"

#include <optional>
#include <string>
#include <vector>

/// The forms of a derivation.
namespace quietroom::cli {

/// All that is printed, and what a reader must know of it.
struct Derived {
  const DeriveRequest& request;
  const compare::Derivation& result;
  std::vector<std::string> objections; ///< against the references; with any, the result was forced
  compare::MnruOrder mnru;
  std::vector<std::optional<compare::EquivalentQ>> equivalent_q; ///< of each condition
  std::vector<double> mos; ///< of each condition: mean of listener means
  compare::PropagationOptions options;
  std::size_t n_listeners = 0;
  std::optional<std::string> context;
  bool simulated = false;
  bool circular = false; ///< simulated votes whose truth may be the E-model
  std::vector<votes::Excluded> excluded;
  std::vector<std::string> where; ///< of the VoteTable
};

/// "Ie", "Ie,WB", "Ie,FB"; "Bpl" alike.
std::string symbol(const char* factor, emodel::Band band);

/// Tables and sentences for readers.
std::string derive_text(const Derived& derived);

/// One row a codec.
report::Table derive_csv(const Derived& derived);

report::Json derive_json(const Derived& derived);

/// What a reader must be told before the values are believed: conditions that were not used, or
/// that are better than the direct one. A sentence each.
std::vector<std::string> cautions(const Derived& derived);

/// The steps of the procedure that could not be read in the Recommendation.
std::vector<std::string> unverified_steps();

/// A line for each pair of neighbours of the MNRU ladder that violates the order, or that none does; empty
/// without a ladder.
std::string mnru_note(const compare::MnruOrder& order);

} // namespace quietroom::cli
