#include "emodel/model.h"

#include <algorithm>

namespace quietroom::emodel {

namespace {

Breakdown answer_of(const NarrowBand& in) {
  const NarrowBandEstimate e = estimate(in);
  Breakdown out;
  out.scores = e.scores;
  out.Ro = e.basic.Ro;
  out.Is = e.simultaneous.Is;
  out.Id = e.delay.Id;
  out.Ie_eff = e.Ie_eff;
  out.A = in.A;
  out.terms = {{"Nos", e.basic.Nos},
               {"Pre", e.basic.Pre},
               {"Nor", e.basic.Nor},
               {"Nfo", e.basic.Nfo},
               {"No", e.basic.No},
               {"Xolr", e.simultaneous.Xolr},
               {"Iolr", e.simultaneous.Iolr},
               {"STMRo", e.simultaneous.STMRo},
               {"Ist", e.simultaneous.Ist},
               {"Iq", e.simultaneous.Iq},
               {"Idte", e.delay.Idte},
               {"Idle", e.delay.Idle},
               {"Idd", e.delay.Idd}};
  out.unverified = e.unverified;
  return out;
}

Breakdown answer_of(const WideBand& in) {
  const WideBandEstimate e = estimate(in);
  Breakdown out;
  out.scores = e.scores;
  out.Ro = e.Ro;
  out.Id = e.Id;
  out.Ie_eff = e.Ie_eff;
  out.A = in.A;
  out.terms = {{"TERV", e.TERV}, {"Roe", e.Roe},   {"Re", e.Re},
               {"Idte", e.Idte}, {"Idle", e.Idle}, {"Idd", e.Idd}};
  out.unverified = e.unverified;
  return out;
}

Breakdown answer_of(const FullBand& in) {
  const FullBandEstimate e = estimate(in);
  Breakdown out;
  out.scores = e.scores;
  out.Ro = e.Ro;
  out.Id = e.Idd;
  out.Ie_eff = e.Ie_eff;
  out.A = in.A;
  out.terms = {{"Idd", e.Idd}};
  out.unverified = e.unverified;
  return out;
}

} // namespace

Model default_model(Band band) {
  switch (band) {
  case Band::narrow:
    break;
  case Band::wide:
    return WideBand{};
  case Band::full:
    return FullBand{};
  }
  return NarrowBand{};
}

Band band_of(const Model& model) { return static_cast<Band>(model.index()); }

double Breakdown::term(std::string_view name) const {
  const auto found = std::find_if(terms.begin(), terms.end(), [&](const Term& t) { return t.name == name; });
  return found == terms.end() ? 0 : found->value;
}

Breakdown answer(const Model& model) {
  Breakdown out = std::visit([](const auto& in) { return answer_of(in); }, model);
  out.band = band_of(model);
  out.edition = edition(out.band);
  return out;
}

unsigned doubts(const Model& model) {
  return std::visit([](const auto& in) { return doubts(in); }, model);
}

std::vector<std::string_view> unverified(Band band, unsigned doubts) {
  switch (band) {
  case Band::narrow:
    break;
  case Band::wide:
    return sentences_of_mask(wide_band_doubts(), doubts);
  case Band::full:
    return sentences_of_mask(full_band_doubts(), doubts);
  }
  return sentences_of_mask(narrow_band_doubts(), doubts);
}

Scores Rater::rate(const Model& model) {
  if (const auto* narrow = std::get_if<NarrowBand>(&model)) return m_narrow.rate(*narrow);
  if (const auto* wide = std::get_if<WideBand>(&model)) return emodel::rate(*wide);
  return emodel::rate(std::get<FullBand>(model));
}

} // namespace quietroom::emodel
