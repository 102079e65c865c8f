#pragma once

#include "estimate/metamorphic.h"

#include <string>
#include <vector>

/// What measures hold, and what they are.
namespace quietroom::report {

/// A row a measure and relation, and how many hold.
std::string self_test_text(const std::vector<estimate::MetamorphicResult>& results);

/// An array of `{measure, relation, values[], holds, known (null where the method should hold it)}`.
std::string self_test_json(const std::vector<estimate::MetamorphicResult>& results);

/// What each measure is, where it is defined, what is not to be expected of it, and which relations the
/// published method breaks.
std::string measures_explained();

} // namespace quietroom::report
