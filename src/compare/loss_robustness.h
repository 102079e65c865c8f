#pragma once

#include "emodel/band.h"
#include "emodel/loss.h"

#include <optional>
#include <span>
#include <vector>

/// Bpl from the impairments that packet loss brings (P.833 step 8). Pure.
namespace quietroom::compare {

/// Ie,eff = Ie + (C - Ie) Ppl/(Ppl/BurstR + Bpl) with C = 95, fullband 132; the mean over the stimuli of a
/// condition. BurstR counts as 1 where it is empty. G.107 eq. 7-29, G.107.1, G.107.2.
double effective_ie(double Ie, double Bpl, std::span<const emodel::Loss> stimuli, emodel::Band band);

/// One condition with loss: what its stimuli realised, and its impairment.
struct LossPoint {
  std::vector<emodel::Loss> stimuli;
  double Ie_eff = 0;
};

/// The Bpl with the least sum of squared differences from the points; with one point the curve goes through
/// it. Infinite where loss made nothing worse; 0 where it made things worse than any Bpl from 0.01 on.
double fit_bpl(double Ie, std::span<const LossPoint> points, emodel::Band band);

} // namespace quietroom::compare
