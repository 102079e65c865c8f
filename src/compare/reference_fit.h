#pragma once

#include "emodel/band.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// The panel's own scale laid onto the E-model's by conditions whose impairment is published (P.833 steps 3
/// to 7, in a form whose details could not be read in the Recommendation). Pure.
namespace quietroom::compare {

struct Reference {
  std::size_t condition = 0; ///< its place among the MOS of the panel
  double Ie = 0;             ///< published Ie, or Ie,eff where packets are lost
};

struct ReferenceSetup {
  emodel::Band band = emodel::Band::narrow;
  std::size_t direct = 0; ///< the condition without impairment
  std::vector<Reference> references;
};

/// MOS' = 1 + (MOS - 1)(target - 1)/(mos_direct - 1), where the direct condition is above what the model can
/// give.
struct Rescale {
  double mos_direct = 0;
  double target = 0;
  double operator()(double mos) const { return 1 + (mos - 1) * (target - 1) / (mos_direct - 1); }
};

/// A MOS on the scale of transmission rating.
struct Rating {
  double R = 0;
  bool clamped = false; ///< MOS above 4.5 (or below 1), which no R has: R of the limit
};

struct ReferencePoint {
  Reference reference;
  Rating rating;
  double raw = 0;      ///< R(direct) - R
  double residual = 0; ///< raw - (a + b Ie)
};

/// raw = a + b Ie by least squares over the references.
struct ReferenceFit {
  emodel::Band band = emodel::Band::narrow;
  std::optional<Rescale> rescale;        ///< where it was applied
  std::vector<std::size_t> above_direct; ///< conditions above both it and best_mos, which rescaling leaves
  Rating direct;
  double a = 0, b = 1;
  std::optional<double> residual_se; ///< divisor n - 2; empty for n < 3
  std::vector<ReferencePoint> points;
};

/// MOS of the E-model's best connection: 4.409 narrow-band (R 93.2), else 4.5.
double best_mos(emodel::Band band);
double best_r(emodel::Band band);

/// Empty where the references do not differ in Ie, or the panel's scores do not fall with it (b <= 0).
std::optional<ReferenceFit> fit_references(const ReferenceSetup& setup, std::span<const double> mos);

/// A MOS of the panel on the scale of the E-model.
struct Normalised {
  Rating rating; ///< before the references are looked at
  double raw = 0;
  double Ie = 0;  ///< impairment: (raw - a)/b
  double R = 0;   ///< best_r - Ie
  double mos = 1; ///< of that R
};
Normalised normalised(const ReferenceFit& fit, double mos);

} // namespace quietroom::compare
