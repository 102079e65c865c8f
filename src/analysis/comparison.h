#pragma once

#include "analysis/emodel_request.h"
#include "analysis/mixing.h"
#include "analysis/objective.h"
#include "analysis/provenance.h"
#include "analysis/reference_normalisation.h"
#include "analysis/scores_question.h"
#include "analysis/simulated_truth.h"
#include "compare/agreement.h"
#include "compare/pairwise.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// People against one objective or several (P.1401). Pure.
namespace quietroom::analysis {

/// One objective, and how it agrees.
struct Contender {
  Objective objective;
  std::vector<compare::Point> points; ///< with its scores
  compare::Agreement agreement;
  compare::Order asked = compare::Order::none; ///< the mapping asked for, else the highest that points allow
  std::optional<CircularConditions> circular = {}; ///< of the E-model against simulated votes
  bool beside = false;                             ///< nobody asked for it: it stands beside the others
};

/// Tests of all pairs of contenders after one mapping.
struct Round {
  compare::Order order = compare::Order::none;
  std::vector<compare::Duel> duels;
};

struct Comparison {
  std::vector<Contender> models; ///< at least one; all have the same points
  std::vector<Round> rounds;     ///< without a mapping, and with that asked for; none for one contender
  compare::PairedBootstrap bootstrap;
  std::vector<stats::MosRow> rows = {};       ///< of the votes, before any normalisation; none of pairs
  std::optional<std::string> normalised = {}; ///< how MOS was normalised
  std::vector<Mixing> mixings = {};           ///< to be refused unless each is allowed
  std::vector<Problem> warnings = {};
  Provenance provenance = {};
  // What the one who asked knows besides:
  std::vector<Forced> forced = {}; ///< each of the mixings
  std::string source = {};         ///< sentences about the votes: intervals, listening level
};

/// How the contenders are to be compared, whatever they are.
struct ComparisonChoice {
  std::optional<compare::Order> mapping = {};
  compare::PairedBootstrap bootstrap = {};
};

/// A column to hold against the votes.
struct ColumnQuestion {
  std::string column;
};

using ObjectiveQuestion = std::variant<EmodelRequest, ColumnQuestion, ScoresQuestion>;

struct VotesQuestion {
  std::string votes; ///< names the source in errors
  bool by_stimulus = false;
  stats::CiOptions ci = {};
  std::vector<ObjectiveQuestion> against; ///< at least one
  std::size_t beside = 0; ///< of them, at the end, that nobody asked for and that stand beside the others
  std::optional<NormalisationQuestion> references = {};
  std::optional<std::string> context = {};        ///< of the votes
  std::optional<std::string> scores_context = {}; ///< of the columns, where it is known
  std::vector<SimulatedTruth> truths = {};        ///< of simulated votes; none: not known
};

/// Throws an input Error for what cannot be compared.
Comparison comparison_of(const votes::VoteTable& table, const VotesQuestion& question,
                         const ComparisonChoice& choice);

/// Finished pairs: the same points for each objective.
struct PairsQuestion {
  std::vector<compare::Point> points;
  std::vector<PairsObjective> objectives; ///< at least one
  std::vector<Mixing> mixings = {};
  bool simulated = false;
};

Comparison comparison_of(const PairsQuestion& question, const ComparisonChoice& choice);

} // namespace quietroom::analysis
