#include "method/method_entries.h"

namespace quietroom::method {

namespace {

Question dimension(std::string id) {
  return {.id = std::move(id), .scale = {1, 5}, .input = InputKind::digit};
}

// Wordings of the three scales: as public templates have them, ITU-T P.835 (11/2003). That OVRL comes last is
// from memory and unverified.
Method p835() {
  return {.id = "p835",
          .name = "rating of speech signal, background and overall quality",
          .clause = "ITU-T P.835",
          .questions = {{.id = "sig", .scale = {1, 5}, .input = InputKind::digit, .designation = "S-MOS"},
                        {.id = "bak", .scale = {1, 5}, .input = InputKind::digit, .designation = "N-MOS"},
                        {.id = "ovrl", .scale = {1, 5}, .input = InputKind::digit, .designation = "G-MOS"}},
          .scoring = {},
          .changing_places = 2};
}

// The two ends of each scale are those of a public crowdsourcing toolkit after ITU-T P.804; the words between
// them are ours and unverified.
Method dimensions() {
  return {.id = "dimensions",
          .name = "rating of perceptual dimensions of speech quality",
          .clause = "dimensions after ITU-T P.804, as a crowdsourcing toolkit asks them",
          .questions = {dimension("noisiness"), dimension("coloration"), dimension("discontinuity"),
                        dimension("loudness_dim"), dimension("reverberation")},
          .scoring = {}};
}

} // namespace

std::vector<Method> several_methods() { return {p835(), dimensions()}; }

} // namespace quietroom::method
