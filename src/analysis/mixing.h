#pragma once

#include "emodel/band.h"
#include "votes/vote_table.h"

#include <optional>
#include <string>
#include <vector>

/// Scores that share no axis. Whoever asks refuses them, or lets them pass and says so in every form. Pure.
namespace quietroom::analysis {

/// What has to be allowed before such scores are compared anyway. How a user does that is the business of the
/// front end.
enum class Allowance { mixed_contexts, mixed_studies, with_delay };

struct Mixing {
  Allowance needs;
  std::string reason; ///< "the votes are of the studies A and B; ..."
  bool operator==(const Mixing&) const = default;
};

/// A mixing that was allowed, and by what, in the words of the front end: "--mixed-studies".
struct Forced {
  Mixing mixing;
  std::string option;
  bool operator==(const Forced&) const = default;
};

/// The levels of a column that votes have, bytewise; an empty one is no statement. None without the column.
std::vector<std::string> levels_used(const votes::VoteTable& table, const std::string& column);

/// Votes whose columns name several contexts or studies. `votes` names the source.
std::vector<Mixing> mixings_of_votes(const votes::VoteTable& table, const std::string& votes);

/// Objective scores made for another context than that of the votes. Nothing where either is not known.
std::optional<Mixing> mixing_of_scores(const std::optional<std::string>& votes_context,
                                       const std::optional<std::string>& scores_context);

/// The E-model of another band than that of the votes' context. Nothing where the context is not known.
std::optional<Mixing> mixing_of_band(const std::optional<std::string>& context, emodel::Band band);

} // namespace quietroom::analysis
