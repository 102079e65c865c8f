#pragma once

#include "emodel/inputs.h"
#include "emodel/model.h"
#include "support/vector_csv.h"

#include <catch2/catch.hpp>

/// Rows of vectors/emodel against the models.
namespace quietroom::emodel::test {

using Catch::Matchers::WithinAbs;
using quietroom::test::VectorRow;

inline constexpr double rounded = 1e-6; // the vectors have six decimals

inline Model inputs_of(const VectorRow& row, Band band) {
  Model in = default_model(band);
  for (const Input& input : inputs(band)) input.field(in) = row.number(std::string(input.symbol));
  return in;
}

inline void check_scores(const VectorRow& row, const Scores& scores) {
  CHECK_THAT(scores.R, WithinAbs(row.number("R"), rounded));
  CHECK_THAT(scores.MOS_CQE, WithinAbs(row.number("MOS"), rounded));
  CHECK_THAT(scores.R_LQ, WithinAbs(row.number("R_listening"), rounded));
  CHECK_THAT(scores.MOS_LQE, WithinAbs(row.number("MOS_LQE"), rounded));
}

inline bool names(const Breakdown& answer, std::string_view word) {
  for (const std::string_view part : answer.unverified)
    if (part.find(word) != std::string_view::npos) return true;
  return false;
}

} // namespace quietroom::emodel::test
