#pragma once

#include "analysis/mos_answer.h"

#include <string>

/// A table of MOS for readers and for programs.
namespace quietroom::report {

/// `described`: with the whole description of the votes of each row. `listening` is a sentence on how the
/// votes were heard, or empty.
std::string mos_text(const analysis::MosAnswer& answer, bool described, const std::string& listening);
std::string mos_csv(const analysis::MosAnswer& answer, bool described);
std::string mos_json(const analysis::MosAnswer& answer, bool described);

} // namespace quietroom::report
