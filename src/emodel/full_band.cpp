#include "emodel/full_band.h"

#include <array>

namespace quietroom::emodel {

namespace {

constexpr double equipment_limit = 132;

constexpr std::array<std::string_view, 1> doubt_sentences = {
    "BurstR: an extension; the edition of 2019 knows random loss only",
};

FullBandEstimate terms_of(const FullBand& in) {
  FullBandEstimate out;
  out.Idd = scale(Band::full) * absolute_delay_impairment(in.Ta);
  out.Ie_eff = effective_equipment_impairment(in.Ie, in.Bpl, in.Ppl, in.BurstR, equipment_limit);
  out.scores.R = out.Ro - out.Idd - out.Ie_eff + in.A;
  out.scores.MOS_CQE = mos_of_r(out.scores.R, Band::full);
  out.scores.R_LQ = out.Ro - out.Ie_eff + in.A;
  out.scores.MOS_LQE = mos_of_r(out.scores.R_LQ, Band::full);
  return out;
}

} // namespace

FullBandEstimate estimate(const FullBand& in) {
  FullBandEstimate out = terms_of(in);
  out.unverified = sentences_of_mask(full_band_doubts(), doubts(in));
  return out;
}

Scores rate(const FullBand& in) { return terms_of(in).scores; }

std::span<const std::string_view> full_band_doubts() { return doubt_sentences; }

unsigned doubts(const FullBand& in) { return unsigned{in.BurstR != 1 && in.Ppl > 0}; }

} // namespace quietroom::emodel
