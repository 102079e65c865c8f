#pragma once

#include "analysis/derivation_request.h"
#include "analysis/provenance.h"
#include "analysis/simulated_truth.h"
#include "compare/derive.h"
#include "compare/equivalent_q.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Ie and Bpl from a panel's own votes (P.833). Pure.
namespace quietroom::analysis {

struct DerivationQuestion {
  std::vector<TestCondition> conditions; ///< what is known of the test's conditions
  DerivationChoice choice;
  emodel::Band band = emodel::Band::narrow;
  std::optional<std::string> context; ///< of the votes: NB, WB, SWB or FB
  compare::PropagationOptions propagation;
  bool refused_too = false;                ///< show the result though the references cannot fix the scale
  std::vector<SimulatedTruth> truths = {}; ///< of simulated votes; none: not known
};

/// All that there is to say of a derivation.
struct DerivationAnswer {
  DerivationRequest request;
  compare::Derivation result;
  std::vector<std::string> objections; ///< against the references; with any, the result was forced
  compare::MnruOrder mnru;
  std::vector<std::optional<compare::EquivalentQ>> equivalent_q; ///< of each condition
  std::vector<double> mos; ///< of each condition: mean of listener means
  compare::PropagationOptions propagation;
  std::size_t n_listeners = 0;
  std::optional<std::string> context;
  bool circular = false; ///< the truth of simulated votes on some condition is or may be the E-model's
  Provenance provenance; ///< with the designation of the votes
};

struct DerivationRefusal {
  std::string reason;    ///< a sentence with all objections and numbers
  bool has_line = false; ///< there is a result that could be shown
};

/// Of votes of one study and context. Throws an input Error as derivation_request() does.
std::variant<DerivationAnswer, DerivationRefusal> derivation_of(const votes::VoteTable& table,
                                                                const DerivationQuestion& question);

} // namespace quietroom::analysis
