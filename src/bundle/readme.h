#pragma once

#include "bundle/dataset_description.h"

#include <string>

namespace quietroom::bundle {

/// README.md of an export: what it is, what each of its files is for, and what is left to whoever publishes
/// it. Of a public release also what was changed and left out.
std::string readme_of(const Dataset& dataset, bool is_public);

} // namespace quietroom::bundle
