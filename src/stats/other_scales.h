#pragma once

#include "stats/describe.h"
#include "votes/vote_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What other methods than ACR ask of their votes before the same statistics apply. DCR (DMOS), listening
/// effort and the three questions of P.835 need nothing: their votes are described as they are, each question
/// by itself.
namespace quietroom::stats {

/// CCR (P.800, annex E): turns the vote of the second against the first sample into that of the processed
/// against the reference one. `order` holds "rp" or "pr", which came first; returns false, and changes
/// nothing, where a vote has another order. The scale must be symmetric about 0.
bool correct_ccr_order(votes::VoteTable& table, const votes::Factor& order);

/// ACR-HR (P.910): V(PVS) - V(REF) + 5; above 5 where the reference was voted worse.
double differential_vote(int vote, int reference);

/// 7 DV / (2 + DV) for DV > 5, else DV (clause unverified).
double crushed(double differential);

struct Dmos {
  std::string condition;
  std::uint64_t n_votes = 0, n_listeners = 0;
  std::uint64_t without_reference =
      0;                         ///< votes whose listener has none on the hidden reference of that source
  std::optional<double> dmos;    ///< mean of differential votes
  std::optional<double> sd;      ///< of them, divisor n - 1
  std::optional<double> ci_half; ///< Student t over listener means
};

/// Per condition but the hidden reference, bytewise. A source is a talker's sample: `sources` are the columns
/// that name it; several votes of a listener on the reference of a source enter as their mean.
std::vector<Dmos> differential_mos(const votes::VoteTable& table, std::string_view reference,
                                   const std::vector<const votes::Factor*>& sources, bool crush);

/// MUSHRA (BS.1534-3, clause unverified): rejected is who scores the hidden reference below 90 in more than
/// 15 % of items, or the mid anchor above 90 in more than 15 %; exactly 90 and exactly 15 % pass.
struct MushraListener {
  std::string listener;
  std::optional<double> reference_below_90, anchor_above_90; ///< shares; empty without such items
  bool rejected = false;
};

/// Bytewise. The hidden reference and the mid anchor are conditions.
std::vector<MushraListener> mushra_screening(const votes::VoteTable& table, std::string_view reference,
                                             std::string_view mid_anchor);

/// Loudness preference (P.800): 5 much louder than preferred, 3 preferred, 1 much quieter.
struct LoudnessPreference {
  std::optional<double> mean;              ///< above 3: too loud
  std::optional<double> preferred_percent; ///< votes at 3
  std::optional<double> mean_distance;     ///< from 3, whatever the direction
};

LoudnessPreference loudness_preference(const Histogram& votes);

} // namespace quietroom::stats
