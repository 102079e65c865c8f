#pragma once

#include "analysis/derivation.h"
#include "analysis/references.h"
#include "analysis/votes_in.h"

namespace quietroom::test {

/// Ie and Bpl of the codec `new` from a panel of four listeners; by force with two references, too few.
inline analysis::DerivationAnswer derived(bool by_force = false) {
  analysis::DerivationQuestion question;
  question.conditions = four_references();
  question.conditions.push_back(of_codec("x", "new", 0));
  question.conditions.push_back(of_codec("y", "new", 3));
  if (by_force) question.choice.references = {"r0", "r3"};
  question.refused_too = by_force;
  const auto table = votes_in(panel_of_references("43443444", "33433233"));
  auto out = std::get<analysis::DerivationAnswer>(derivation_of(table, question));
  out.provenance.excluded = {{"L9", "by name", 2}};
  return out;
}

} // namespace quietroom::test
