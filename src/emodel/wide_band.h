#pragma once

#include "emodel/rating.h"
#include "emodel/terms.h"

#include <span>
#include <string_view>
#include <vector>

/// The wideband E-model, ITU-T G.107.1 (06/2019): R = 129 - Id,WB - Ie,eff,WB + A. Loudness, sidetone, noise
/// and quantizing distortion are not modelled. Pure.
namespace quietroom::emodel {

/// Ie and Bpl are those of the wideband scale (G.113 Appendix IV): a clean narrow-band channel has 35.8
/// there.
struct WideBand {
  double RLR = 2;    ///< receive loudness rating, dB; of the talker echo only
  double TELR = 65;  ///< talker echo loudness rating, dB
  double WEPL = 110; ///< weighted echo path loss, dB
  double T = 0;      ///< mean one-way delay of the echo path, ms
  double Tr = 0;     ///< round-trip delay in a 4-wire loop, ms
  double Ta = 0;     ///< absolute one-way delay, ms
  double Ie = 0;     ///< equipment impairment factor Ie,WB
  double Bpl = 4.3;  ///< packet-loss robustness factor Bpl,WB
  double Ppl = 0;    ///< packet-loss probability, per cent
  double BurstR = 1; ///< burst ratio; an extension, the Recommendation knows random loss only
  /// Noise that the talker echo's Roe = -1.5 (No - RLR) takes, dBm0p. Unverified: the Recommendation leaves
  /// it open and its corrigendum replaced the equation. -84 makes Roe = Ro.
  double No_wb = -84;
  double A = 0; ///< advantage factor; G.107.1 fixes 0
  bool operator==(const WideBand&) const = default;
};

struct WideBandEstimate {
  double Ro = 129;
  double TERV = 0, Roe = 0, Re = 0; ///< of the talker echo; unverified
  double Idte = 0;                  ///< unverified
  double Idle = 0, Idd = 0;
  double Id = 0;
  double Ie_eff = 0;
  Scores scores; ///< MOS-LQE: without Id
  std::vector<std::string_view> unverified;
};

WideBandEstimate estimate(const WideBand& in);

/// The scores alone, for many connections.
Scores rate(const WideBand& in);

/// A sentence for every part of the model that is not confirmed; a bit of the mask says that the call uses
/// it.
std::span<const std::string_view> wide_band_doubts();
unsigned doubts(const WideBand& in);

} // namespace quietroom::emodel
