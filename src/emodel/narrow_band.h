#pragma once

#include "emodel/rating.h"
#include "emodel/terms.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// The narrow-band E-model, ITU-T G.107 (06/2015): R = Ro - Is - Id - Ie,eff + A. Names are the
/// Recommendation's symbols. Pure; every function may be called from any thread.
namespace quietroom::emodel {

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

struct NarrowBandTerms {
  BasicRatio basic;
  Simultaneous simultaneous;
  Delay delay;
  double Ie_eff = 0;
};

/// Rates one connection after another and keeps the terms whose inputs stand still; the scores are bit for
/// bit the same without it. One for each thread.
class NarrowBandRater {
public:
  /// MOS-LQE: T = Ta = Tr = 0, TELR 65, WEPL 110, STMR 15, LSTR kept, so that Idle stays at its default.
  Scores rate(const NarrowBand& in);

  /// Of the connection last rated.
  const NarrowBandTerms& terms() const { return m_terms; }

private:
  void renew(const NarrowBand& in);
  void renew_sidetone(const NarrowBand& in);

  bool m_first = true;
  NarrowBand m_last;
  NarrowBandTerms m_terms;
  double m_listening_Idle = 0;
  double m_own_power = 0, m_own_STMRo = 0, m_own_Ist = 0; ///< sidetone without the echo's share
};

struct NarrowBandEstimate : NarrowBandTerms {
  Scores scores;
  double MOS_CQE_raw = 0; ///< the cubic as printed, below 1 for 0 < R < 6.52
  double MOS_LQE_raw = 0;
  std::vector<std::string_view> unverified; ///< a sentence for every part that rests on one source only
};

NarrowBandEstimate estimate(const NarrowBand& in);

/// A sentence for every part of the model that is not confirmed; a bit of the mask says that the call uses
/// it.
std::span<const std::string_view> narrow_band_doubts();
unsigned doubts(const NarrowBand& in);

} // namespace quietroom::emodel
