#pragma once

#include "analysis/comparison.h"

namespace quietroom::test {

/// Two points of two objectives, of which the second lacks one.
inline analysis::Comparison two_objectives() {
  analysis::PairsQuestion pairs;
  for (const auto& [condition, mos] : {std::pair{"a", 4.0}, {"b", 2.0}}) {
    auto& point = pairs.points.emplace_back();
    point.condition = condition;
    point.mos = mos;
    point.ci_half = 0.25;
    point.n_votes = 8;
  }
  pairs.objectives = {{"one", "p.csv", {4.125, 3.0}}, {"two", "p.csv", {4.0, std::nullopt}}};
  analysis::Comparison out = comparison_of(pairs, {});
  out.provenance.left_out.practice = 3;
  out.provenance.excluded = {{"L1", "by name", 8}};
  out.provenance.where = {"talker=f1"};
  out.provenance.designation = "MOS-LQSN";
  out.provenance.ci = stats::CiOptions(stats::CiMethod::listeners);
  return out;
}

} // namespace quietroom::test
