#pragma once

#include <optional>
#include <string>
#include <vector>

/// The narrow-band E-model, ITU-T G.107 (06/2015): R = Ro - Is - Id - Ie,eff + A. Names are the
/// Recommendation's symbols. Pure; every function may be called from any thread.
namespace quietroom::emodel {

/// The number of the golden scores in tests/emodel. It rises whenever a score moves, with a line here:
///   1  2026-11  G.107 (06/2015) narrow band; MOS-LQE by T = Ta = Tr = 0 with Idle at its default (R 93.206)
inline constexpr int conformance_version = 1;

inline constexpr const char* narrow_band_edition = "G.107 (06/2015)";

/// What goes in, with the default values of G.107.
struct NarrowBand {
  double SLR = 8;             ///< send loudness rating, dB
  double RLR = 2;             ///< receive loudness rating, dB
  double STMR = 15;           ///< sidetone masking rating, dB
  std::optional<double> LSTR; ///< listener sidetone rating, dB; STMR + Dr where not given
  double Ds = 3;              ///< D-value of the telephone, send side
  double Dr = 3;              ///< D-value of the telephone, receive side
  double TELR = 65;           ///< talker echo loudness rating, dB
  double WEPL = 110;          ///< weighted echo path loss, dB
  double T = 0;               ///< mean one-way delay of the echo path, ms
  double Tr = 0;              ///< round-trip delay in a 4-wire loop, ms
  double Ta = 0;              ///< absolute one-way delay, ms
  double sT = 1;              ///< delay sensitivity, see DelayClass
  double mT = 100;            ///< minimum perceivable delay, ms
  double qdu = 1;             ///< quantizing distortion units
  double Ie = 0;              ///< equipment impairment factor
  double Bpl = 4.3;           ///< packet-loss robustness factor
  double Ppl = 0;             ///< packet-loss probability, per cent
  double BurstR = 1;          ///< burst ratio
  double Nc = -70;            ///< circuit noise at 0 dBr, dBm0p
  double Nfor = -64;          ///< noise floor at the receive side, dBmp
  double Ps = 35;             ///< room noise at the send side, dB(A)
  double Pr = 35;             ///< room noise at the receive side, dB(A)
  double A = 0;               ///< advantage factor; 0 when listening tests are compared
  bool operator==(const NarrowBand&) const = default;
};

/// Section 1.5 classes of delay sensitivity. The two lower ones rest on one public implementation:
/// unverified.
struct DelayClass {
  double sT;
  double mT; ///< ms
};
inline constexpr DelayClass delay_default = {1.0, 100};
inline constexpr DelayClass delay_low = {0.55, 120};
inline constexpr DelayClass delay_very_low = {0.4, 150};

/// Ro and the noise it is made of (eq. 7-2 to 7-7). Depends on loudness, noise and LSTR only.
struct BasicRatio {
  double Nos = 0, Pre = 0, Nor = 0, Nfo = 0; ///< dBm0p, Pre in dB(A)
  double No = 0;                             ///< sum of all noise, dBm0p
  double Ro = 0;
};

/// Is = Iolr + Ist + Iq (eq. 7-8 to 7-17).
struct Simultaneous {
  double Xolr = 0, Iolr = 0;
  double STMRo = 0, Ist = 0;
  double Iq = 0;
  double Is = 0;
};

/// Id = Idte + Idle + Idd (eq. 7-18 to 7-28). Idte may be slightly negative for T of 1 to 3 ms.
struct Delay {
  double Idte = 0, Idle = 0, Idd = 0;
  double Id = 0;
};

struct Estimate {
  BasicRatio basic;
  Simultaneous simultaneous;
  Delay delay;
  double Ie_eff = 0;
  double A = 0;
  double R = 0;           ///< not clamped: may be negative or above 100; NaN where G.107 has no value
  double MOS_CQE_raw = 0; ///< the cubic as printed, below 1 for 0 < R < 6.52
  double MOS_CQE = 0;     ///< floored at 1
  double R_LQ = 0;        ///< listening only: T = Ta = Tr = 0, TELR 65, WEPL 110, STMR 15, LSTR kept
  double MOS_LQE_raw = 0;
  double MOS_LQE = 0; ///< floored at 1
  std::string edition = narrow_band_edition;
  std::vector<std::string> unverified; ///< a sentence for every part that rests on one source only
};

/// The terms one by one, so that a batch can keep those whose inputs stand still.
BasicRatio basic_ratio(const NarrowBand& in);
Simultaneous simultaneous_impairment(const NarrowBand& in, const BasicRatio& basic);
Delay delay_impairment(const NarrowBand& in, const BasicRatio& basic, const Simultaneous& simultaneous);

/// Absolute delay alone (eq. 7-27, 7-28); Ta in ms.
double absolute_delay_impairment(double Ta, DelayClass sensitivity = delay_default);

/// Ie + (95 - Ie) Ppl / (Ppl/BurstR + Bpl), eq. 7-29; Ie without loss whatever Bpl is. Above 95 for long
/// bursts.
double effective_equipment_impairment(double Ie, double Bpl, double Ppl, double BurstR);

Estimate estimate(const NarrowBand& in);

} // namespace quietroom::emodel
