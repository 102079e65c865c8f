#include "cli/estimate_request.h"
#include "cli/output.h"
#include "cli/problem_output.h"
#include "cli/progress_line.h"
#include "core/csv.h"
#include "core/error.h"
#include "core/named_rows.h"
#include "core/ordered_work.h"
#include "report/estimate_forms.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

/// A row of the CSV: its own fields, and the pair that they name.
struct PairRow {
  std::string where; ///< FILE:LINE
  std::vector<std::string> fields;
  std::filesystem::path reference, degraded;
};

/// What became of it; `error` where a file could not be scored at all.
struct RowScored {
  PairRow row;
  estimate::ScoredPair pair;
  std::string error;
};

struct PairTable {
  std::vector<std::string> header;
  std::vector<PairRow> rows;
};

/// Paths are taken from the folder of the CSV; of standard input, from where one stands.
PairTable pairs_of(const std::string& csv) {
  NamedRows rows{std::filesystem::path(csv)};
  const std::array<std::string, 2> needed{"reference", "degraded"};
  PairTable out;
  bool good = rows.need_columns(needed);
  for (const std::string& column : report::estimate_columns())
    if (rows.has(column))
      rows.error_of_file(
          fmt::format("there is a column {} already, which is what estimate adds; leave it out", column));
  const std::filesystem::path folder = csv == "-" ? "" : std::filesystem::path(csv).parent_path();
  while (good && rows.next()) {
    PairRow row{
        rows.where(), {}, folder / rows.needed_text("reference"), folder / rows.needed_text("degraded")};
    for (const std::string& column : rows.header()) row.fields.push_back(rows.text(column));
    out.rows.push_back(std::move(row));
  }
  out.header = rows.header();
  if (good && out.rows.empty()) rows.error_of_file("there is no pair; write a line for each");
  say_problems(rows.problems());
  if (has_error(rows.problems())) out.rows.clear();
  return out;
}

RowScored scored_row(const PairRow& row, const estimate::EstimateRequest& request) {
  try {
    return {row, scored_pair(row.reference, row.degraded, request), ""};
  } catch (const Error& error) { // the batch goes on with the other pairs
    if (error.kind() == ErrorKind::environment) throw;
    return {row, {row.reference.string(), row.degraded.string(), {}}, error.what()};
  }
}

std::string csv_line(std::vector<std::string> fields, const std::vector<std::string>& more) {
  fields.insert(fields.end(), more.begin(), more.end());
  std::string out;
  append_csv_record(out, fields);
  return out;
}

std::string csv_row(const RowScored& scored) {
  std::vector<std::string> cells = report::estimate_cells(scored.pair);
  if (!scored.error.empty()) {
    const auto columns = report::estimate_columns();
    std::ranges::fill(cells, "");
    cells[static_cast<std::size_t>(std::ranges::find(columns, "reason") - columns.begin())] = scored.error;
  }
  return csv_line(scored.row.fields, cells);
}

/// The worse of two: a bad file goes before a pair without a score.
int code_of(const RowScored& scored, int before) {
  if (!scored.error.empty()) return bad_input;
  return scored.pair.estimate.mos_lqo ? before : std::max<int>(before, check_failed);
}

} // namespace

int estimate_batch(const std::string& csv, const estimate::EstimateRequest& request, unsigned threads,
                   bool json) {
  const PairTable table = pairs_of(csv);
  if (table.rows.empty()) return bad_input;
  ProgressLine progress("scored");
  std::vector<estimate::ScoredPair> scored;
  std::size_t taken = 0, done = 0;
  int code = ok;
  if (!json) print(csv_line(table.header, report::estimate_columns()));
  in_order<PairRow, RowScored>(
      threads,
      [&](PairRow& row) {
        if (taken == table.rows.size()) return false;
        row = table.rows[taken++];
        return true;
      },
      [&](const PairRow& row) { return scored_row(row, request); },
      [&](RowScored result) {
        progress.show(++done, table.rows.size());
        code = code_of(result, code);
        if (result.error.empty())
          say_doubts(result.row.where, result.pair.estimate);
        else
          say(result.row.where + ": " + result.error);
        if (!json) print(csv_row(result));
        if (json && !result.error.empty()) result.pair.estimate.reason = result.error;
        if (json) scored.push_back(std::move(result.pair));
      });
  if (json) print(report::estimates_json(scored));
  return code;
}

} // namespace quietroom::cli
