#pragma once

#include "core/json.h"
#include "method/method.h"
#include "report/table.h"
#include "stats/mos_table.h"

#include <string>
#include <vector>

/// What --describe adds to a table of MOS: the whole description of the votes of each row.
namespace quietroom::report {

/// The columns, and of each row a cell in each; shares with Wilson limits and the bounded intervals only
/// where `full`, for a program.
void append_description(Table& table, const std::vector<stats::MosRow>& rows, method::Scale scale, bool full);

Json description_json(const stats::MosRow& row, method::Scale scale);

/// SOS parameter a over the rows of two votes or more, from population variances; empty where it is not
/// defined.
std::optional<double> sos_of(const std::vector<stats::MosRow>& rows, method::Scale scale);

} // namespace quietroom::report
