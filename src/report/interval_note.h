#pragma once

#include "stats/mos_table.h"

#include <string>
#include <vector>

namespace quietroom::report {

/// "95 % intervals: Student t over listener means; 24 listeners, 96 votes, 4 files per condition". `unit` is
/// what a row is.
std::string interval_note(const std::vector<stats::MosRow>& rows, const stats::CiOptions& ci,
                          const std::string& unit);

/// "Student t over listener means (...)"; empty for no intervals.
std::string interval_method(const std::vector<stats::MosRow>& rows, const stats::CiOptions& ci);

/// "24 listeners, 96 votes, 4 files per condition".
std::string counts_note(const std::vector<stats::MosRow>& rows, const std::string& unit);

/// A sentence where the centre of the method is not the mean of all votes; else empty.
std::string centre_note(const std::vector<stats::MosRow>& rows);

} // namespace quietroom::report
