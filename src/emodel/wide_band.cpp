#include "emodel/wide_band.h"

#include <cmath>

namespace quietroom::emodel {

namespace {

/// 10 + 0.08 T up to 18 at 100 ms. A source prints 100 for the 10; continuity at 100 ms shows what is meant.
double echo_bonus(double T) { return T < 100 ? 0.08 * T + 10 : 18; }

WideBandEstimate terms_of(const WideBand& in) {
  WideBandEstimate out;
  out.TERV = in.TELR + echo_bonus(in.T) + echo_path_weight(in.T);
  out.Roe = -1.5 * (in.No_wb - in.RLR);
  out.Re = 80 + 3 * (out.TERV - 14);
  out.Idte = talker_echo_impairment(out.Roe - out.Re, in.T);
  out.Idle = listener_echo_impairment(out.Ro, in.WEPL, in.Tr);
  out.Idd = scale(Band::wide) * absolute_delay_impairment(in.Ta);
  out.Id = out.Idte + out.Idle + out.Idd;
  out.Ie_eff =
      effective_equipment_impairment(in.Ie, in.Bpl, in.Ppl, in.BurstR); // the constant is 95 here too
  out.scores.R = out.Ro - out.Id - out.Ie_eff + in.A;
  out.scores.MOS_CQE = mos_of_r(out.scores.R, Band::wide);
  out.scores.R_LQ = out.Ro - out.Ie_eff + in.A;
  out.scores.MOS_LQE = mos_of_r(out.scores.R_LQ, Band::wide);
  return out;
}

std::vector<std::string_view> unverified_parts(const WideBand& in) {
  const WideBand standard;
  std::vector<std::string_view> out;
  if (in.T > 0)
    out.emplace_back("Idte, talker echo: G.107.1 leaves the noise in Roe open and Corrigendum 1 (01/2020) "
                     "replaced the equation; R may be off by up to 13");
  if (in.WEPL != standard.WEPL || in.Tr != standard.Tr)
    out.emplace_back("Idle, listener echo: rests on one source");
  if (in.Ta > delay_default.mT)
    out.emplace_back("Idd, absolute delay (1.29 times the narrow-band one): rests on one source");
  if (in.BurstR != 1 && in.Ppl > 0)
    out.emplace_back("BurstR: an extension; Bpl,WB holds for uniform loss only");
  return out;
}

} // namespace

WideBandEstimate estimate(const WideBand& in) {
  WideBandEstimate out = terms_of(in);
  out.unverified = unverified_parts(in);
  return out;
}

Scores rate(const WideBand& in) { return terms_of(in).scores; }

} // namespace quietroom::emodel
