#pragma once

#include "emodel/rating.h"
#include "emodel/terms.h"

#include <span>
#include <string_view>
#include <vector>

/// The fullband E-model, ITU-T G.107.2 in its first edition of 06/2019: R = 148 - Idd,FB - Ie,eff,FB + A. It
/// has no term of echo, noise or loudness. The edition of 03/2023 has other formulas; it is not implemented.
/// Pure.
namespace quietroom::emodel {

/// Ie and Bpl are those of the fullband scale (G.113 Appendix V).
struct FullBand {
  double Ta = 0;     ///< absolute one-way delay, ms
  double Ie = 0;     ///< equipment impairment factor Ie,FB
  double Bpl = 4.3;  ///< packet-loss robustness factor Bpl,FB
  double Ppl = 0;    ///< packet-loss probability, per cent
  double BurstR = 1; ///< burst ratio; an extension, the edition of 2019 knows random loss only
  double A = 0;      ///< advantage factor
  bool operator==(const FullBand&) const = default;
};

struct FullBandEstimate {
  double Ro = 148;
  double Idd = 0;
  double Ie_eff = 0;
  Scores scores; ///< MOS-LQE: without Idd
  std::vector<std::string_view> unverified;
};

FullBandEstimate estimate(const FullBand& in);

/// The scores alone, for many connections.
Scores rate(const FullBand& in);

/// A sentence for every part of the model that is not confirmed; a bit of the mask says that the call uses
/// it.
std::span<const std::string_view> full_band_doubts();
unsigned doubts(const FullBand& in);

} // namespace quietroom::emodel
