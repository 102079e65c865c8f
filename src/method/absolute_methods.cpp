#include "method/method_entries.h"

namespace quietroom::method {

// Scales and wordings: ITU-T P.800 (08/96), Annex B, as read in a digest of the Recommendation. The numbers
// of the clauses within Annex B are from memory and unverified.
std::vector<Method> absolute_methods() {
  return {
      {.id = "acr",
       .name = "absolute category rating of listening quality",
       .clause = "ITU-T P.800 Annex B, listening-quality scale",
       .questions = {{.id = "quality", .scale = {1, 5}, .input = InputKind::digit}},
       .scoring = {.designation = "MOS-LQS", .names_bandwidth = true, .has_good_or_better = true}},

      {.id = "effort",
       .name = "absolute category rating of listening effort",
       .clause = "ITU-T P.800 Annex B, listening-effort scale",
       .questions = {{.id = "effort", .scale = {1, 5}, .input = InputKind::digit}},
       .scoring = {.designation = "MOS-LE"}},

      {.id = "loudness",
       .name = "absolute category rating of loudness preference",
       .clause = "ITU-T P.800 Annex B, loudness-preference scale",
       .questions = {{.id = "loudness", .scale = {1, 5}, .input = InputKind::digit}},
       .scoring = {.designation = "MOS-LP", .best = Best::centre}},

      // DV and the hidden reference: ITU-T P.910, for video; its use for speech is from memory and
      // unverified.
      {.id = "acr-hr",
       .name = "absolute category rating of listening quality with a hidden reference",
       .clause = "scale of ITU-T P.800 Annex B, hidden reference as in ITU-T P.910",
       .questions = {{.id = "quality", .scale = {1, 5}, .input = InputKind::digit}},
       .scoring = {.designation = "MOS-LQS",
                   .names_bandwidth = true,
                   .has_good_or_better = true,
                   .of = ScoreOf::difference,
                   .of_difference = "DMOS-HR"}},
  };
}

} // namespace quietroom::method
