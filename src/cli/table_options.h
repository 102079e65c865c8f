#pragma once

#include "cli/command.h"
#include "report/condition_order.h"
#include "report/table.h"
#include "report/table_latex.h"

#include <optional>
#include <string>
#include <vector>

/// How a table is laid out for a paper or a spreadsheet: what `mos` and `export` have in common.
namespace quietroom::cli {

/// Throws an input Error for a word or a label that these options do not take; to be called before votes are
/// read.
void refuse_unknown_words(const Arguments& arguments);

/// --columns, --caption, --label, --width, --siunitx, --spreadsheet.
std::vector<Option> table_options();

/// --sort, --rows, --group.
std::vector<Option> row_options();

/// --sort and --rows; `of_set` is set by who knows the set.
report::RowChoice row_choice(const Arguments& arguments);

/// --siunitx and --width.
report::LatexOptions latex_options(const Arguments& arguments);

/// --caption in place of that of the table, and --label in place of "tab:mos".
void take_words(const Arguments& arguments, report::Table& table);

/// The table as LaTeX. Where it is wider than --width it throws an input Error; where it is wider than a page
/// and no width was asked for it says so on stderr.
std::string latex_of(const Arguments& arguments, const report::Table& table);

/// As --spreadsheet asks.
std::string csv_of(const Arguments& arguments, const report::Table& table);

} // namespace quietroom::cli
