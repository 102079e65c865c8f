#include "cli/read_votes.h"

#include "core/csv.h"
#include "core/error.h"
#include "store/study_store.h"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace quietroom::cli {

namespace {

bool is_study(const std::string& votes) {
  return votes.starts_with("postgresql://") || votes.ends_with(".sqlite") ||
         std::filesystem::is_directory(votes);
}

/// Studies are read through the store, whose view votes_long has the columns of the CSV.
void each_study_row(const std::string& votes, const HeaderSink& header, const RowSink& row) {
  if (votes.starts_with("postgresql://"))
    throw_input(votes + ": this version reads SQLite studies only; export the votes as CSV there");
  const std::filesystem::path path(votes);
  std::uint64_t number = 1; // as the line would be in the long CSV
  store::read_votes_long(std::filesystem::is_directory(path) ? store::database_of(path) : path, header,
                         [&](Row fields) { row(fields, ++number); });
}

/// The first record of a CSV of votes.
std::vector<std::string_view> header_of(CsvReader& reader, const std::string& votes) {
  std::vector<std::string_view> header;
  if (!reader.next(header))
    throw_input(votes + ": the file is empty; it needs a header with listener, stimulus, condition and vote");
  return header;
}

/// How many rows of the length of this one the file would hold; memory for them is only touched where it is
/// used.
std::size_t rows_like(Row row, const std::string& votes) {
  std::size_t bytes = row.size(); // commas and the line end
  for (const std::string_view field : row) bytes += field.size();
  std::error_code no_file; // standard input and pipes have no size
  const auto size = std::filesystem::file_size(votes, no_file);
  constexpr std::size_t most = 20'000'000;
  return no_file ? 0 : std::min(most, static_cast<std::size_t>(size) / std::max<std::size_t>(bytes, 1) + 1);
}

stats::VoteTable read_csv(const std::string& votes, const stats::VoteOptions& options) {
  CsvReader reader(votes);
  stats::VoteTableBuilder builder(votes, header_of(reader, votes), options);
  std::vector<std::string_view> fields;
  for (bool first = true; reader.next(fields); first = false) {
    if (first) builder.expect(rows_like(fields, votes));
    builder.add(fields, reader.line());
  }
  return builder.finish();
}

stats::VoteTable read_study(const std::string& votes, const stats::VoteOptions& options) {
  std::optional<stats::VoteTableBuilder> builder;
  each_study_row(
      votes, [&](Row header) { builder.emplace(votes, header, options); },
      [&](Row row, std::uint64_t line) { builder->add(row, line); });
  return builder->finish();
}

} // namespace

void each_vote_row(const std::string& votes, const HeaderSink& header, const RowSink& row) {
  if (is_study(votes)) return each_study_row(votes, header, row);
  CsvReader reader(votes);
  header(header_of(reader, votes));
  std::vector<std::string_view> fields;
  while (reader.next(fields)) row(fields, reader.line());
}

stats::VoteTable read_votes(const std::string& votes, const stats::VoteOptions& options) {
  stats::VoteTable table = is_study(votes) ? read_study(votes, options) : read_csv(votes, options);
  if (table.size() == 0)
    throw_input(votes + ": holds no vote to compute from" +
                (table.left_out.sum() > 0
                     ? " (" + std::to_string(table.left_out.sum()) + " rows are practice, void or empty)"
                     : std::string{}) +
                "; collect votes first");
  return table;
}

} // namespace quietroom::cli
