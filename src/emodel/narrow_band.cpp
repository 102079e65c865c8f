#include "emodel/narrow_band.h"

#include <array>
#include <cmath>
#include <numbers>

namespace quietroom::emodel {

namespace {

double decibels(double power) { return 10 / std::numbers::ln10 * std::log(power); }
double power(double level) { return std::exp(std::numbers::ln10 / 10 * level); }

template<int n>
constexpr double to_the(double x) {
  if constexpr (n == 1)
    return x;
  else if constexpr (n % 2 == 1)
    return x * to_the<n - 1>(x);
  else
    return to_the<n / 2>(x * x);
}

/// (1 + base^n)^(1/n), the smooth maximum of G.107. A negative base is right: it has a value until
/// base^n < -1 (STMRo below -20.4), and is NaN beyond.
template<int n>
double smooth(double base) {
  const double sum = 1 + to_the<n>(base);
  if constexpr (n == 8) return std::sqrt(std::sqrt(std::sqrt(sum)));
  return std::exp(std::log(sum) / n);
}

double loudness_impairment(double Xolr) { return 20 * (smooth<8>(Xolr / 8) - Xolr / 8); }

/// The echo's share of the sidetone: 10^(-TELR/10) exp(-T/4).
double echo_power(double TELR, double T) { return std::exp(-T / 4 - std::numbers::ln10 / 10 * TELR); }

double sidetone_impairment(double STMRo) {
  return 12 * smooth<8>((STMRo - 13) / 6) - 28 * smooth<35>((STMRo + 1) / 19.4) -
         13 * smooth<13>((STMRo - 3) / 33) + 29;
}

double quantizing_impairment(double Ro, double qdu) {
  const double Q = 37 - 1.5 * decibels(qdu);
  const double G = 1.07 + 0.258 * Q + 0.0602 * Q * Q;
  const double Y = (Ro - 100) / 15 + 46 / 8.4 - G / 9;
  const double Z = 46.0 / 30 - G / 40;
  return 1.5 * decibels(1 + power(10 * Y) + power(10 * Z));
}

BasicRatio basic_ratio(const NarrowBand& in) {
  BasicRatio out;
  const double OLR = in.SLR + in.RLR;
  const double LSTR = in.LSTR.value_or(in.STMR + in.Dr);
  const double send = in.Ps - OLR - in.Ds - 14;
  out.Nos = in.Ps - in.SLR - in.Ds - 100 + 0.004 * send * send;
  out.Pre = in.Pr + decibels(1 + power(10 - LSTR));
  out.Nor = in.RLR - 121 + out.Pre + 0.008 * (out.Pre - 35) * (out.Pre - 35);
  out.Nfo = in.Nfor + in.RLR;
  out.No = decibels(power(in.Nc) + power(out.Nos) + power(out.Nor) + power(out.Nfo));
  out.Ro = 15 - 1.5 * (in.SLR + out.No);
  return out;
}

double talker_echo(const NarrowBand& in, const BasicRatio& basic, double Ist) {
  double Idte = 0;
  if (in.T >= 1) { // below 1 ms echo counts as sidetone
    double TERV = in.TELR + echo_path_weight(in.T);
    if (in.STMR < 9) TERV += Ist / 2;
    const double Roe = -1.5 * (basic.No - in.RLR);
    const double Re = 80 + 2.5 * (TERV - 14);
    Idte = talker_echo_impairment(Roe - Re, in.T);
  }
  // Above 20 dB the sidetone impairment enters R twice, here and in Is: so do all implementations of the
  // branch.
  return in.STMR > 20 ? std::hypot(Idte, Ist) : Idte;
}

bool same_ratio(const NarrowBand& a, const NarrowBand& b) {
  return a.SLR == b.SLR && a.RLR == b.RLR && a.STMR == b.STMR && a.LSTR == b.LSTR && a.Ds == b.Ds &&
         a.Dr == b.Dr && a.Nc == b.Nc && a.Nfor == b.Nfor && a.Ps == b.Ps && a.Pr == b.Pr;
}

bool same_sidetone(const NarrowBand& a, const NarrowBand& b) {
  return a.STMR == b.STMR && a.TELR == b.TELR && a.T == b.T;
}

constexpr std::array<std::string_view, 2> narrow_doubt_sentences = {
    "sT and mT other than 1 and 100 ms: the delay classes rest on one public implementation",
    "BurstR above 2 with Ppl of 2 % or more lies outside the stated validity of Ie,eff",
};

} // namespace

/// STMRo = -10 log10(10^(-STMR/10) + exp(-T/4) 10^(-TELR/10)), and Ist of it. Mostly the echo's share does
/// not change the sum in its last bit; then both are known from STMR alone.
void NarrowBandRater::renew_sidetone(const NarrowBand& in) {
  Simultaneous& out = m_terms.simultaneous;
  if (m_first || in.STMR != m_last.STMR) {
    m_own_power = power(-in.STMR);
    m_own_STMRo = -decibels(m_own_power);
    m_own_Ist = sidetone_impairment(m_own_STMRo);
  }
  const double sum = m_own_power + echo_power(in.TELR, in.T);
  const bool own = sum == m_own_power;
  out.STMRo = own ? m_own_STMRo : -decibels(sum);
  out.Ist = own ? m_own_Ist : sidetone_impairment(out.STMRo);
}

void NarrowBandRater::renew(const NarrowBand& in) {
  auto& [basic, simultaneous, delay, Ie_eff] = m_terms;
  const bool ratio = m_first || !same_ratio(in, m_last);
  const bool sidetone = m_first || !same_sidetone(in, m_last);
  if (ratio) {
    basic = basic_ratio(in);
    simultaneous.Xolr = in.SLR + in.RLR + 0.2 * (64 + basic.No - in.RLR);
    simultaneous.Iolr = loudness_impairment(simultaneous.Xolr);
    m_listening_Idle = listener_echo_impairment(basic.Ro, NarrowBand{}.WEPL, 0);
  }
  if (ratio || in.qdu != m_last.qdu) simultaneous.Iq = quantizing_impairment(basic.Ro, in.qdu);
  if (sidetone) renew_sidetone(in);
  if (ratio || sidetone) delay.Idte = talker_echo(in, basic, simultaneous.Ist);
  if (ratio || in.WEPL != m_last.WEPL || in.Tr != m_last.Tr)
    delay.Idle = listener_echo_impairment(basic.Ro, in.WEPL, in.Tr);
  if (m_first || in.Ta != m_last.Ta || in.sT != m_last.sT || in.mT != m_last.mT)
    delay.Idd = absolute_delay_impairment(in.Ta, {in.sT, in.mT});
  simultaneous.Is = simultaneous.Iolr + simultaneous.Ist + simultaneous.Iq;
  delay.Id = delay.Idte + delay.Idle + delay.Idd;
  Ie_eff = effective_equipment_impairment(in.Ie, in.Bpl, in.Ppl, in.BurstR);
  m_last = in;
  m_first = false;
}

Scores NarrowBandRater::rate(const NarrowBand& in) {
  static const double standard_Ist =
      sidetone_impairment(-decibels(power(-NarrowBand{}.STMR) + echo_power(NarrowBand{}.TELR, 0)));
  renew(in);
  const auto& [basic, simultaneous, delay, Ie_eff] = m_terms;
  const double listening_Is = simultaneous.Iolr + standard_Ist + simultaneous.Iq;
  Scores out;
  out.R = basic.Ro - simultaneous.Is - delay.Id - Ie_eff + in.A;
  out.MOS_CQE = mos_of_r(out.R);
  out.R_LQ = basic.Ro - listening_Is - m_listening_Idle - Ie_eff + in.A;
  out.MOS_LQE = mos_of_r(out.R_LQ);
  return out;
}

NarrowBandEstimate estimate(const NarrowBand& in) {
  NarrowBandRater rater;
  NarrowBandEstimate out;
  out.scores = rater.rate(in);
  static_cast<NarrowBandTerms&>(out) = rater.terms();
  out.MOS_CQE_raw = mos_of_r_raw(out.scores.R);
  out.MOS_LQE_raw = mos_of_r_raw(out.scores.R_LQ);
  out.unverified = sentences_of_mask(narrow_band_doubts(), doubts(in));
  return out;
}

std::span<const std::string_view> narrow_band_doubts() { return narrow_doubt_sentences; }

unsigned doubts(const NarrowBand& in) {
  const bool delay_class = in.sT != delay_default.sT || in.mT != delay_default.mT;
  const bool long_bursts = in.BurstR > 2 && in.Ppl >= 2;
  return unsigned{delay_class} | unsigned{long_bursts} << 1;
}

} // namespace quietroom::emodel
