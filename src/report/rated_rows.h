#pragma once

#include "analysis/planning_rows.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// The table of many planned calls with four columns more, block by block. Pure.
namespace quietroom::report {

/// The header with R, MOS_CQE, R_LQ and MOS_LQE at its end, and a line end.
std::string rated_header(std::span<const std::string_view> header);

struct RatedBlock {
  std::string csv; ///< the rows that have a value, each with its scores
  analysis::RowFindings findings;
};

/// Rates the records of `text`, which is part of the table `name` and begins on its line `line`. Any thread.
/// Throws an input Error for a quote that is never closed.
RatedBlock rated_block(const std::string& name, std::string_view text, std::uint64_t line,
                       const analysis::RowLayout& layout, const analysis::PlanningQuestion& question);

} // namespace quietroom::report
