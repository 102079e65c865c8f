#pragma once

#include "analysis/test_conditions.h"

#include <string>
#include <vector>

namespace quietroom::test {

inline analysis::TestCondition known(const std::string& id, std::optional<double> Ie,
                                     bool reference = false) {
  analysis::TestCondition out;
  out.id = id;
  out.Ie = Ie;
  out.reference = reference;
  return out;
}

/// Ie 0, 10, 25 and 50, which are enough to fix a scale.
inline std::vector<analysis::TestCondition> four_references() {
  return {known("r0", 0, true), known("r1", 10, true), known("r2", 25, true), known("r3", 50, true)};
}

inline analysis::TestCondition of_codec(const std::string& id, const std::string& codec, double ppl_percent) {
  analysis::TestCondition out = known(id, std::nullopt);
  out.codec = codec;
  out.stimuli = {{ppl_percent, 1}};
  return out;
}

} // namespace quietroom::test
