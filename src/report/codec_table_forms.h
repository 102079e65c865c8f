#pragma once

#include "emodel/planning_values.h"

#include <string>

/// The E-model's table of codecs.
namespace quietroom::report {

std::string codecs_text(const emodel::CodecTable& table);
std::string codecs_csv(const emodel::CodecTable& table); ///< as emodel::read_codecs reads it
std::string codecs_json(const emodel::CodecTable& table);

} // namespace quietroom::report
