#pragma once

#include "analysis/per_question.h"
#include "stats/reliability.h"

#include <cstdint>
#include <optional>

namespace quietroom::analysis {

/// How well the listeners agree with each other.
struct ListenerAgreement {
  std::optional<stats::Icc> icc; ///< over the stimuli that all listeners rated; empty for fewer than two
  stats::KrippendorffAlpha alpha;
  std::optional<double> kendall_w; ///< over the listeners who have every condition
  std::uint64_t n_stimuli = 0;     ///< with votes; one name under several conditions is several
};

PerQuestion<ListenerAgreement> listener_agreement(votes::VoteTable votes);

} // namespace quietroom::analysis
