#include "stats/cell_table.h"

#include <algorithm>
#include <numeric>

namespace quietroom::stats {

namespace {

/// The levels of a factor that have votes, in bytewise order, and where each level stands among them.
struct SortedLevels {
  std::vector<std::string> names;
  std::vector<std::uint32_t> rank; ///< by code
  std::vector<std::uint32_t> code; ///< by rank
};

SortedLevels sorted_levels(const votes::Factor& factor) {
  std::vector<bool> used(factor.levels.size());
  for (const std::uint32_t code : factor.codes) used[code] = true;
  SortedLevels out;
  for (std::uint32_t code = 0; code < used.size(); ++code)
    if (used[code]) out.code.push_back(code);
  std::sort(out.code.begin(), out.code.end(),
            [&](std::uint32_t a, std::uint32_t b) { return factor.levels[a] < factor.levels[b]; });
  out.rank.resize(factor.levels.size());
  for (std::uint32_t rank = 0; rank < out.code.size(); ++rank) {
    out.rank[out.code[rank]] = rank;
    out.names.push_back(factor.levels[out.code[rank]]);
  }
  return out;
}

/// Where the votes of each level begin when they are sorted by rank.
std::vector<std::size_t> begins_of(const votes::Factor& factor, const SortedLevels& levels) {
  std::vector<std::size_t> out(levels.names.size() + 1, 0);
  for (const std::uint32_t code : factor.codes) ++out[levels.rank[code] + 1];
  std::partial_sum(out.begin(), out.end(), out.begin());
  return out;
}

template<class Vote>
struct Entry {
  std::uint32_t column = 0;
  Vote vote = 0;
};

/// Two counting sorts, of columns and then of rows, put the votes into the order of the cells.
template<class Vote>
std::vector<Entry<Vote>> sorted_votes(const std::vector<Vote>& votes, const votes::Factor& rows,
                                      const votes::Factor& columns, const SortedLevels& row_levels,
                                      const SortedLevels& column_levels) {
  std::vector<std::size_t> next = begins_of(columns, column_levels);
  std::vector<std::uint32_t> by_column(votes.size());
  for (std::uint32_t i = 0; i < votes.size(); ++i)
    by_column[next[column_levels.rank[columns.codes[i]]]++] = i;
  next = begins_of(rows, row_levels);
  std::vector<Entry<Vote>> out(votes.size());
  for (const std::uint32_t i : by_column)
    out[next[row_levels.rank[rows.codes[i]]]++] = {column_levels.rank[columns.codes[i]], votes[i]};
  return out;
}

template<class Vote>
CellTable cells_of(const std::vector<Vote>& table_votes, const votes::Factor& rows,
                   const votes::Factor& columns) {
  SortedLevels row_levels = sorted_levels(rows);
  SortedLevels column_levels = sorted_levels(columns);
  const std::vector<Entry<Vote>> votes = sorted_votes(table_votes, rows, columns, row_levels, column_levels);
  const std::vector<std::size_t> row_begins = begins_of(rows, row_levels);
  CellTable out;
  out.rows = std::move(row_levels.names);
  out.columns = std::move(column_levels.names);
  out.cells.reserve(votes.size());
  out.begins.push_back(0);
  for (std::size_t row = 0; row < out.rows.size(); ++row) {
    for (std::size_t i = row_begins[row]; i < row_begins[row + 1]; ++i) {
      if (out.cells.size() == out.begins.back() || out.cells.back().column != votes[i].column)
        out.cells.push_back({votes[i].column, 0, 0});
      out.cells.back().sum += votes[i].vote;
      ++out.cells.back().count;
    }
    out.begins.push_back(out.cells.size());
  }
  return out;
}

} // namespace

CellTable cell_table(const votes::VoteTable& table, const votes::Factor& rows, const votes::Factor& columns) {
  return table.is_whole() ? cells_of(table.votes, rows, columns) : cells_of(table.real_votes, rows, columns);
}

std::vector<CellSum> column_totals(const CellTable& cells) {
  std::vector<CellSum> out(cells.columns.size());
  for (const CellSum& cell : cells.cells) {
    out[cell.column].column = cell.column;
    out[cell.column].sum += cell.sum;
    out[cell.column].count += cell.count;
  }
  return out;
}

Matrix complete_rows(const CellTable& cells, std::size_t* rows_left_out) {
  Matrix out{0, cells.columns.size(), {}};
  for (std::size_t row = 0; row < cells.rows.size(); ++row) {
    if (cells.row(row).size() != out.n_columns) continue;
    ++out.n_rows;
    for (const CellSum& cell : cells.row(row)) out.values.push_back(cell.mean());
  }
  if (rows_left_out) *rows_left_out = cells.rows.size() - out.n_rows;
  return out;
}

Matrix complete_columns(const CellTable& cells) {
  std::vector<std::size_t> present(cells.columns.size(), 0);
  for (const CellSum& cell : cells.cells) ++present[cell.column];
  const auto is_complete = [&](std::size_t n) { return n == cells.rows.size(); };
  Matrix out{cells.rows.size(),
             static_cast<std::size_t>(std::count_if(present.begin(), present.end(), is_complete)),
             {}};
  for (const CellSum& cell : cells.cells)
    if (is_complete(present[cell.column])) out.values.push_back(cell.mean());
  return out;
}

} // namespace quietroom::stats
