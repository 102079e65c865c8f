#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Votes as a matrix: first column `listener`, one column a stimulus, in the cells the votes.
namespace quietroom::votes {

using Row = std::span<const std::string_view>;
using RowSink = std::function<void(Row, std::uint64_t line)>;

/// What a CSV of --conditions says of each stimulus: condition, and whatever else it has (talker, sample).
struct StimulusColumns {
  std::string source; ///< the file, for errors
  std::vector<std::string> columns;
  std::map<std::string, std::vector<std::string>, std::less<>> rows; ///< by stimulus, a text a column
};

/// Throws an input Error for a table without the columns stimulus and condition, and for a stimulus in two
/// rows.
StimulusColumns read_stimulus_columns(const std::string& csv);

/// Whether a header is surely that of a matrix: begins with `listener`, and no other column has a name that
/// tables of votes know, or one near to it.
bool is_wide(Row header);

/// Turns rows of a matrix into rows of the long form. A condition is its stimulus where no columns are given.
class WideVotes {
public:
  /// Throws an input Error for a stimulus that stands twice, has no name, or is not in `stimuli`.
  WideVotes(const std::string& source, Row header, const StimulusColumns* stimuli);

  const std::vector<std::string>& header() const { return m_header; }

  /// One row for every cell that is not empty. Throws an input Error for a row of another length.
  void each(Row row, std::uint64_t line, const RowSink& sink) const;

private:
  std::string m_source;
  std::vector<std::string> m_header;
  std::vector<std::vector<std::string>> m_stimuli; ///< each with its columns
};

} // namespace quietroom::votes
