#pragma once

#include "analysis/mos_answer.h"
#include "bundle/text_file.h"
#include "cli/command.h"
#include "report/table.h"
#include "study/snapshot.h"

#include <vector>

/// The tables of conditions that `export` writes.
namespace quietroom::cli {

struct ExportedTables {
  report::Table data;    ///< for programs
  report::Table printed; ///< for readers
};

/// --group kind of votes that have a set, which knows it; any other is a column.
bool is_kind_of_set(const Arguments& arguments, bool has_set);

ExportedTables exported_tables(const Arguments& arguments, const analysis::MosAnswer& answer,
                               const study::Snapshot& snapshot);

/// conditions.csv, .md, .tex, .json and .xlsx, in this order. Throws an input Error for a width that the
/// LaTeX table does not fit.
std::vector<bundle::TextFile> table_files(const Arguments& arguments, const ExportedTables& tables);

} // namespace quietroom::cli
