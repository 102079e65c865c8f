#include "cli/read_votes.h"

#include "cli/output.h"
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
void each_study_row(const std::string& votes, const HeaderSink& header, const votes::RowSink& row) {
  if (votes.starts_with("postgresql://"))
    throw_input(votes + ": this version reads SQLite studies only; export the votes as CSV there");
  const std::filesystem::path path(votes);
  std::uint64_t number = 1; // as the line would be in the long CSV
  store::read_votes_long(std::filesystem::is_directory(path) ? store::database_of(path) : path, header,
                         [&](votes::Row fields) { row(fields, ++number); });
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
std::size_t rows_like(votes::Row row, const std::string& votes) {
  std::size_t bytes = row.size(); // commas and the line end
  for (const std::string_view field : row) bytes += field.size();
  std::error_code no_file; // standard input and pipes have no size
  const auto size = std::filesystem::file_size(votes, no_file);
  constexpr std::size_t most = 20'000'000;
  return no_file ? 0 : std::min(most, static_cast<std::size_t>(size) / std::max<std::size_t>(bytes, 1) + 1);
}

void refuse_conditions(const std::string& votes, const std::optional<votes::StimulusColumns>& stimuli) {
  if (stimuli)
    throw_input(votes +
                ": has conditions of its own; --conditions is for a wide CSV, one row per listener and one "
                "column per stimulus");
}

void each_wide_row(const std::string& votes, CsvReader& reader, votes::Row first,
                   const std::optional<votes::StimulusColumns>& stimuli, const HeaderSink& header,
                   const votes::RowSink& row) {
  const votes::WideVotes wide(votes, first, stimuli ? &*stimuli : nullptr);
  const std::vector<std::string_view> names(wide.header().begin(), wide.header().end());
  header(names);
  std::vector<std::string_view> fields;
  while (reader.next(fields)) wide.each(fields, reader.line(), row);
}

/// Straight from the reader into the table: this is the way of ten million votes.
votes::VoteTable read_long(const std::string& votes, CsvReader& reader, votes::Row header,
                           const votes::VoteOptions& options) {
  votes::VoteTableBuilder builder(votes, header, options);
  std::vector<std::string_view> fields;
  for (bool first = true; reader.next(fields); first = false) {
    if (first) builder.expect(rows_like(fields, votes));
    builder.add(fields, reader.line());
  }
  return builder.finish();
}

/// The header with the names of --map.
std::vector<std::string> named(votes::Row header, const std::string& votes, const ReadingOptions& options) {
  std::vector<std::string> out(header.begin(), header.end());
  for (const auto& [name, column] : options.names) {
    const auto found = std::find(header.begin(), header.end(), column);
    if (found == header.end())
      throw_input(votes + ":1: no column \"" + column + "\" as --map says; give its name as in the header");
    if (column != name && std::find(header.begin(), header.end(), name) != header.end())
      throw_input(votes + ":1: --map " + name + '=' + column + ": there is a column " + name +
                  " already; map that one to another name first");
    out[static_cast<std::size_t>(found - header.begin())] = name;
  }
  return out;
}

void refuse_wide_options(const std::string& votes, const ReadingOptions& options) {
  if (options.wide || !options.names.empty())
    throw_input(votes + ": is a study; --wide and --map are for a CSV");
}

bool reads_wide(const std::string& votes, votes::Row header, const ReadingOptions& options) {
  const bool out = options.wide || votes::is_wide(header);
  if (!out) refuse_conditions(votes, options.stimuli);
  return out;
}

votes::VoteTable read_any(const std::string& votes, const ReadingOptions& options) {
  std::optional<votes::VoteTableBuilder> builder;
  const auto begin = [&](votes::Row names) { builder.emplace(votes, names, options); };
  const auto add = [&](votes::Row row, std::uint64_t line) { builder->add(row, line); };
  if (is_study(votes)) {
    each_vote_row(votes, options, begin, add);
    return builder->finish();
  }
  CsvReader reader(votes);
  const std::vector<std::string> names = named(header_of(reader, votes), votes, options);
  const std::vector<std::string_view> header(names.begin(), names.end());
  if (!reads_wide(votes, header, options)) return read_long(votes, reader, header, options);
  each_wide_row(votes, reader, header, options.stimuli, begin, add);
  return builder->finish();
}

/// One mean over several questions answers none of them.
void refuse_questions(const std::string& votes, const ReadingOptions& options,
                      const votes::VoteTable& table) {
  if (table.question.empty() || (options.questions && !options.rule)) return;
  const votes::Factor& factor = *table.find(table.question);
  std::string words;
  for (const std::string& name : factor.levels) words += (words.empty() ? "" : ", ") + name;
  throw_input(votes + ": holds several questions (" + words + "); " +
              (options.rule ? "--exclude-by takes one at a time" : "choose one") + " by --where " +
              table.question + '=' + factor.levels.front());
}

} // namespace

void each_vote_row(const std::string& votes, const ReadingOptions& options, const HeaderSink& header,
                   const votes::RowSink& row) {
  if (is_study(votes)) {
    refuse_conditions(votes, options.stimuli);
    refuse_wide_options(votes, options);
    return each_study_row(votes, header, row);
  }
  CsvReader reader(votes);
  const std::vector<std::string> names = named(header_of(reader, votes), votes, options);
  const std::vector<std::string_view> first(names.begin(), names.end());
  if (reads_wide(votes, first, options))
    return each_wide_row(votes, reader, first, options.stimuli, header, row);
  header(first);
  std::vector<std::string_view> fields;
  while (reader.next(fields)) row(fields, reader.line());
}

votes::VoteTable read_votes(const std::string& votes, const ReadingOptions& options) {
  votes::VoteTable table = read_any(votes, options);
  for (const std::string& note : table.notes) say(votes + ": " + note);
  if (table.size() == 0)
    throw_input(votes + ": holds no vote to compute from" +
                (table.left_out.sum() > 0
                     ? " (" + std::to_string(table.left_out.sum()) + " rows are practice, void or empty)"
                     : std::string{}) +
                (table.excluded.empty() ? "; collect votes first" : "; fewer listeners must be excluded"));
  refuse_questions(votes, options, table);
  if (options.rule) exclude_by_rule(*options.rule, votes, table);
  return table;
}

} // namespace quietroom::cli
