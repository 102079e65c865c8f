#pragma once

#include "analysis/derivation_request.h"
#include "stats/mos_table.h"
#include "votes/vote_table.h"

#include <string>
#include <variant>
#include <vector>

/// MOS laid onto the E-model's scale through the references of the panel. Pure.
namespace quietroom::analysis {

/// By whose published Ie the MOS is normalised.
struct NormalisationQuestion {
  std::vector<TestCondition> conditions; ///< what is known of the test's conditions
  DerivationChoice choice;
  emodel::Band band = emodel::Band::narrow;
};

struct Normalisation {
  std::vector<stats::MosRow> rows; ///< those given, with MOS and limits on the E-model's scale
  std::string note;                ///< how that was done, in a sentence
};

struct NormalisationRefusal {
  std::string reason; ///< a sentence with all objections and numbers
};

/// Each condition goes by its mean of listener means. `rows` must be by condition. Throws an input Error as
/// derivation_request() does.
std::variant<Normalisation, NormalisationRefusal>
normalised_by_references(const votes::VoteTable& table, std::vector<stats::MosRow> rows,
                         const NormalisationQuestion& question);

} // namespace quietroom::analysis
