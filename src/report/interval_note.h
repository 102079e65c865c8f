#pragma once

#include "stats/mos_table.h"

#include <string>
#include <vector>

namespace quietroom::report {

/// "95 % intervals: Student t over listener means; 24 listeners, 96 votes, 4 files per condition". `unit` is
/// what a row is.
std::string interval_note(const std::vector<stats::MosRow>& rows, const stats::CiOptions& ci,
                          const std::string& unit);

} // namespace quietroom::report
