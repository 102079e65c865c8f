#pragma once

#include "scoring/set_score.h"

#include <optional>
#include <string>

namespace quietroom::test {

/// A score as it stands in a table, by hand.
inline scoring::SetScore set_score(const std::string& stimulus, const std::string& condition,
                                   std::optional<double> mos_lqo) {
  scoring::SetScore out;
  out.stimulus = stimulus;
  out.condition = condition;
  out.talker = "t";
  out.sample = "s";
  out.file = stimulus + ".wav";
  out.reference = "source s";
  out.sha256 = "a" + stimulus;
  out.reference_sha256 = "b";
  out.asked = "speech";
  out.by = "quietroom 1";
  out.version = "333";
  out.mode = "speech";
  out.mapping = "exponential, scaled";
  out.mos_lqo = mos_lqo;
  if (!mos_lqo) out.reason = "the reference is silent";
  if (mos_lqo) out.vnsim = *mos_lqo / 5;
  if (mos_lqo) out.worst_s = 1.5;
  return out;
}

} // namespace quietroom::test
