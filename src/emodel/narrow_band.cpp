#include "emodel/narrow_band.h"

#include "emodel/rating.h"

#include <cmath>

namespace quietroom::emodel {

namespace {

double decibels(double power) { return 10 * std::log10(power); }
double power(double level) { return std::pow(10.0, level / 10); }

/// (1 + base^exponent)^(1/exponent), the smooth maximum of G.107. Integer exponents take negative bases.
double smooth(double base, double exponent) { return std::pow(1 + std::pow(base, exponent), 1 / exponent); }

/// d/2 + sqrt(d^2/4 + square) without cancellation where d is far below zero (Idle: d is about -1134).
double smooth_positive(double d, double square) {
  const double root = std::sqrt(d * d / 4 + square);
  return d < 0 ? square / (root - d / 2) : root + d / 2;
}

double listener_sidetone(const NarrowBand& in) { return in.LSTR.value_or(in.STMR + in.Dr); }

double loudness_impairment(double Xolr) { return 20 * (smooth(Xolr / 8, 8) - Xolr / 8); }

double effective_sidetone(double STMR, double TELR, double T) {
  return -decibels(power(-STMR) + std::exp(-T / 4) * power(-TELR));
}

double sidetone_impairment(double STMRo) {
  return 12 * smooth((STMRo - 13) / 6, 8) - 28 * smooth((STMRo + 1) / 19.4, 35) -
         13 * smooth((STMRo - 3) / 33, 13) + 29;
}

double quantizing_impairment(double Ro, double qdu) {
  const double Q = 37 - 15 * std::log10(qdu);
  const double G = 1.07 + 0.258 * Q + 0.0602 * Q * Q;
  const double Y = (Ro - 100) / 15 + 46 / 8.4 - G / 9;
  const double Z = 46.0 / 30 - G / 40;
  return 15 * std::log10(1 + std::pow(10, Y) + std::pow(10, Z));
}

double talker_echo(const NarrowBand& in, const BasicRatio& basic, double Ist) {
  double Idte = 0;
  if (in.T >= 1) { // below 1 ms echo counts as sidetone
    double TERV =
        in.TELR - 40 * std::log10((1 + in.T / 10) / (1 + in.T / 150)) + 6 * std::exp(-0.3 * in.T * in.T);
    if (in.STMR < 9) TERV += Ist / 2;
    const double Roe = -1.5 * (basic.No - in.RLR);
    const double Re = 80 + 2.5 * (TERV - 14);
    Idte = (smooth_positive(Roe - Re, 100) - 1) * (1 - std::exp(-in.T));
  }
  return in.STMR > 20 ? std::hypot(Idte, Ist) : Idte;
}

double listener_echo(double Ro, double WEPL, double Tr) {
  const double Rle = 10.5 * (WEPL + 7) * std::pow(Tr + 1, -0.25);
  return smooth_positive(Ro - Rle, 169);
}

/// R of the same connection heard without echo and delay, by the convention that keeps Idle at its default.
double listening_rating(const Estimate& of, const NarrowBand& in) {
  const NarrowBand standard;
  const double Ist = sidetone_impairment(effective_sidetone(standard.STMR, standard.TELR, 0));
  const double Is = of.simultaneous.Iolr + Ist + of.simultaneous.Iq;
  return of.basic.Ro - Is - listener_echo(of.basic.Ro, standard.WEPL, 0) - of.Ie_eff + in.A;
}

std::vector<std::string> unverified_parts(const NarrowBand& in) {
  std::vector<std::string> out;
  if (in.sT != delay_default.sT || in.mT != delay_default.mT)
    out.emplace_back(
        "sT and mT other than 1 and 100 ms: the delay classes rest on one public implementation");
  if (in.BurstR > 2 && in.Ppl >= 2)
    out.emplace_back("BurstR above 2 with Ppl of 2 % or more lies outside the stated validity of Ie,eff");
  return out;
}

} // namespace

BasicRatio basic_ratio(const NarrowBand& in) {
  BasicRatio out;
  const double OLR = in.SLR + in.RLR;
  const double send = in.Ps - OLR - in.Ds - 14;
  out.Nos = in.Ps - in.SLR - in.Ds - 100 + 0.004 * send * send;
  out.Pre = in.Pr + decibels(1 + power(10 - listener_sidetone(in)));
  out.Nor = in.RLR - 121 + out.Pre + 0.008 * (out.Pre - 35) * (out.Pre - 35);
  out.Nfo = in.Nfor + in.RLR;
  out.No = decibels(power(in.Nc) + power(out.Nos) + power(out.Nor) + power(out.Nfo));
  out.Ro = 15 - 1.5 * (in.SLR + out.No);
  return out;
}

Simultaneous simultaneous_impairment(const NarrowBand& in, const BasicRatio& basic) {
  Simultaneous out;
  out.Xolr = in.SLR + in.RLR + 0.2 * (64 + basic.No - in.RLR);
  out.Iolr = loudness_impairment(out.Xolr);
  out.STMRo = effective_sidetone(in.STMR, in.TELR, in.T);
  out.Ist = sidetone_impairment(out.STMRo);
  out.Iq = quantizing_impairment(basic.Ro, in.qdu);
  out.Is = out.Iolr + out.Ist + out.Iq;
  return out;
}

Delay delay_impairment(const NarrowBand& in, const BasicRatio& basic, const Simultaneous& simultaneous) {
  Delay out;
  out.Idte = talker_echo(in, basic, simultaneous.Ist);
  out.Idle = listener_echo(basic.Ro, in.WEPL, in.Tr);
  out.Idd = absolute_delay_impairment(in.Ta, {in.sT, in.mT});
  out.Id = out.Idte + out.Idle + out.Idd;
  return out;
}

double absolute_delay_impairment(double Ta, DelayClass sensitivity) {
  if (Ta <= sensitivity.mT) return 0;
  const double X = std::log2(Ta / sensitivity.mT);
  const double exponent =
      6 * sensitivity.sT; // 6 times sT, not 6 minus sT: sT = 1 is the older editions' formula
  return 25 * (smooth(X, exponent) - 3 * smooth(X / 3, exponent) + 2);
}

double effective_equipment_impairment(double Ie, double Bpl, double Ppl, double BurstR) {
  return Ppl == 0 ? Ie : Ie + (95 - Ie) * Ppl / (Ppl / BurstR + Bpl);
}

Estimate estimate(const NarrowBand& in) {
  Estimate out;
  out.basic = basic_ratio(in);
  out.simultaneous = simultaneous_impairment(in, out.basic);
  out.delay = delay_impairment(in, out.basic, out.simultaneous);
  out.Ie_eff = effective_equipment_impairment(in.Ie, in.Bpl, in.Ppl, in.BurstR);
  out.A = in.A;
  out.R = out.basic.Ro - out.simultaneous.Is - out.delay.Id - out.Ie_eff + in.A;
  out.MOS_CQE_raw = mos_of_r_raw(out.R);
  out.MOS_CQE = mos_of_r(out.R);
  out.R_LQ = listening_rating(out, in);
  out.MOS_LQE_raw = mos_of_r_raw(out.R_LQ);
  out.MOS_LQE = mos_of_r(out.R_LQ);
  out.unverified = unverified_parts(in);
  return out;
}

} // namespace quietroom::emodel
