#pragma once

#include "emodel/full_band.h"
#include "emodel/narrow_band.h"
#include "emodel/wide_band.h"

#include <string_view>
#include <variant>
#include <vector>

/// Any of the three models, for those who do not care which. Pure.
namespace quietroom::emodel {

/// The number of the golden scores in tests/emodel. It rises whenever a score moves, with a line here:
///   1  2026-11  G.107 (06/2015) narrow band; MOS-LQE by T = Ta = Tr = 0 with Idle at its default (R 93.206)
///   2  2026-11  G.107.1 wideband and G.107.2 (06/2019) fullband, MOS-LQE without Id; narrow band as in 1
inline constexpr int conformance_version = 2;

/// In the order of Band.
using Model = std::variant<NarrowBand, WideBand, FullBand>;

Model default_model(Band band);
Band band_of(const Model& model);

struct Term {
  std::string_view name; ///< as in the Recommendation: "No", "Ist", "Idd"
  double value;
};

/// One estimate with everything that led to it.
struct Breakdown {
  Band band = Band::narrow;
  Scores scores;
  double Ro = 0, Is = 0, Id = 0, Ie_eff = 0, A = 0; ///< R = Ro - Is - Id - Ie,eff + A
  std::vector<Term> terms;                          ///< all sub-terms that the model has
  std::string_view edition;
  std::vector<std::string_view> unverified; ///< a sentence for each part used that is not confirmed

  double term(std::string_view name) const; ///< 0 where the model has none of that name
};

Breakdown answer(const Model& model);

/// What a call uses that is not confirmed, as a mask to be gathered over many calls; and the mask in words.
unsigned doubts(const Model& model);
std::vector<std::string_view> unverified(Band band, unsigned doubts);

/// Scores of many connections, one after another; as fast as the inputs that change allow. One for each
/// thread.
class Rater {
public:
  Scores rate(const Model& model);

private:
  NarrowBandRater m_narrow;
};

} // namespace quietroom::emodel
