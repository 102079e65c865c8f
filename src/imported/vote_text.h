#pragma once

#include "imported/rows.h"

namespace quietroom::imported {

/// What the texts of votes may look like in one source.
struct VoteTextForm {
  std::vector<std::string> na; ///< besides the empty text
  bool nan_is_na = false;      ///< "nan" in any case stands for no vote
  std::optional<char> decimal; ///< as given
  bool may_take_comma = false; ///< a decimal comma is taken where every vote reads so
};

/// Makes the votes of the rows numbers in their shortest form, or empty. A decimal comma is taken where
/// `may_take_comma` and every vote that is there reads with it. What is no number, or lies outside the
/// `scale` of its row, makes its row void. Throws an input Error for a vote that is a number with a comma
/// only, where that is not so: the sentence has both readings.
void settle_votes(Rows& rows, const VoteTextForm& form);

} // namespace quietroom::imported
