#pragma once

#include "report/table.h"

#include <string>
#include <vector>

/// That --where chose some rows of the votes, in every form of a result. `where` is that of a VoteTable.
namespace quietroom::cli {

/// "Only rows with question=SIG, talker=f1", or nothing.
std::string where_note(const std::vector<std::string>& where);

/// A column `where` for CSV: the choices with semicolons between. None where all rows are taken.
void add_where_column(report::Table& table, const std::vector<std::string>& where);

} // namespace quietroom::cli
