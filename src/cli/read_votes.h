#pragma once

#include "stats/vote_table_builder.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace quietroom::cli {

using Row = std::span<const std::string_view>;
using HeaderSink = std::function<void(Row)>;
using RowSink = std::function<void(Row, std::uint64_t line)>;

/// The rows of VOTES as text, header first: a CSV file ("-" is standard input), a study folder, a .sqlite
/// file or a postgresql:// URL. Throws an input Error for what cannot be read.
void each_vote_row(const std::string& votes, const HeaderSink& header, const RowSink& row);

/// The votes of VOTES; throws an input Error where none is left to compute from.
stats::VoteTable read_votes(const std::string& votes, const stats::VoteOptions& options);

} // namespace quietroom::cli
