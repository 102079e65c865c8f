#pragma once

#include "study/opened_votes.h"

#include <string>

/// Votes in a CSV, long or wide.
namespace quietroom::study {

/// Header and rows in the long form.
void each_csv_row(const std::string& csv, const TableForm& form, const HeaderSink& header,
                  const votes::RowSink& row);

/// The same as a table; a long CSV on all cores.
votes::VoteTable csv_table(const std::string& csv, const TableForm& form, const votes::VoteOptions& options);

/// Throws the input Error of votes that cannot take their conditions from another file.
[[noreturn]] void refuse_conditions(const std::string& name);

} // namespace quietroom::study
