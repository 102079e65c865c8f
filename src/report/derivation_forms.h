#pragma once

#include "analysis/derivation.h"
#include "core/json.h"
#include "report/table.h"

#include <string>

/// The forms of a derivation.
namespace quietroom::report {

/// Tables and sentences for readers.
std::string derivation_text(const analysis::DerivationAnswer& derived);

/// One row a codec.
Table derivation_csv(const analysis::DerivationAnswer& derived);

Json derivation_json(const analysis::DerivationAnswer& derived);

} // namespace quietroom::report
