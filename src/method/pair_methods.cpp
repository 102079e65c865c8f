#include "method/method_entries.h"

namespace quietroom::method {

// Wordings of the scales: as public templates have them. Gaps, null pairs and orders: ITU-T P.800 (08/96),
// Annexes D and E, as read in a digest of the Recommendation.
std::vector<Method> pair_methods() {
  return {
      {.id = "dcr",
       .name = "degradation category rating",
       .clause = "ITU-T P.800 Annex D",
       .layout = Layout::pair,
       .questions = {{.id = "degradation", .scale = {1, 5}, .input = InputKind::digit}},
       .scoring = {.designation = "DMOS"}},

      {.id = "ccr",
       .name = "comparison category rating",
       .clause = "ITU-T P.800 Annex E",
       .layout = Layout::pair,
       .questions = {{.id = "comparison", .scale = {-3, 3}, .input = InputKind::arrows}},
       .scoring = {.designation = "CMOS", .of = ScoreOf::comparison}},
  };
}

} // namespace quietroom::method
