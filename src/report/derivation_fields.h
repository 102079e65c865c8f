#pragma once

#include "analysis/derivation.h"
#include "report/fields.h"

#include <cstddef>
#include <string>
#include <vector>

/// What stands in the rows of a derivation, for all its forms. The fields hold on to the derivation.
namespace quietroom::report {

/// "Ie", "Ie,WB", "Ie,FB"; "Bpl" alike.
std::string band_symbol(const char* factor, emodel::Band band);

Fields<compare::CodecDerivation> codec_fields(const analysis::DerivationAnswer& derived);

/// A condition of a codec with packet loss.
struct LossRow {
  std::string codec;
  compare::LossResult loss;
};

Fields<LossRow> loss_fields(const analysis::DerivationAnswer& derived);

Fields<compare::ReferencePoint> reference_fields(const analysis::DerivationAnswer& derived);

/// Rows are the places of the conditions in the panel.
Fields<std::size_t> rating_fields(const analysis::DerivationAnswer& derived);

/// Value, rounded value, standard error and both intervals.
Json propagated_json(const compare::Propagated& value);

} // namespace quietroom::report
