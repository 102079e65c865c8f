#pragma once

#include "core/named_rows.h"
#include "simulation/known_truth.h"

namespace quietroom::simulation {

/// What somebody says of some conditions or all, from a CSV with the columns `condition` and `mos` and no
/// other. Throws an input Error, with FILE:LINE, for the first mistake: other columns, a row that is not a
/// condition of the set with its MOS on the scale, and a condition that stands in two rows.
Truth given_truth(NamedRows& rows, const stimulus::StimulusSet& set, const method::Scale& scale);

} // namespace quietroom::simulation
