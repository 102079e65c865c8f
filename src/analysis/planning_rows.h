#pragma once

#include "analysis/planning_question.h"
#include "core/csv.h"
#include "emodel/inputs.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Many planned calls: rows whose columns are named by the symbols of G.107, and replace the values of one
/// question. Pure.
namespace quietroom::analysis {

/// How many faulty rows are told one by one.
inline constexpr std::size_t most_faults_told = 20;

/// What the header says; the same for all rows.
struct RowLayout {
  struct Column {
    const emodel::Input* input;
    std::size_t at;
  };
  std::vector<Column> columns;
  std::size_t width = 0;
  std::vector<std::string> warnings = {}; ///< columns that pass through unread for the band has no such input
};

/// `where` is that of the header.
RowLayout row_layout(std::span<const std::string_view> header, emodel::Band band, const std::string& where);

/// Throws an input Error for a header of which nothing would be read, so that every row got the same score
/// and looked rated; for a column of codecs; and for a name that stands twice.
void refuse_faulty_header(std::span<const std::string_view> header, const RowLayout& layout,
                          const std::string& where);

/// Values outside the permitted range of an input: said once a column, not once a row.
struct OutOfRange {
  std::uint64_t rows = 0;
  std::string first;
};

/// What is to be said of rows that were rated.
struct RowFindings {
  std::vector<std::string> problems; ///< of the first faulty rows
  std::uint64_t faults = 0;
  std::vector<OutOfRange> ranges; ///< one a column of the layout
  unsigned doubts = 0;            ///< what is not confirmed of the model, over all rows
};

/// Adds those of the rows that follow, problems left out: who gathers tells them as they come.
void add(RowFindings& all, const RowFindings& following);

/// A sentence for each input that had values outside its range.
std::vector<std::string> range_warnings(const RowFindings& findings);

/// What is unverified of the codec's values, then of the model.
std::vector<std::string> unverified_parts(const PlanningQuestion& question, const RowFindings& findings);

/// Rates one row after another. One for each thread; layout and question must outlive it.
class RowRater {
public:
  RowRater(const RowLayout& layout, const PlanningQuestion& question);

  /// The row last read by `reader`. Nothing for a faulty row, which is noted.
  std::optional<emodel::Scores> rate(const std::vector<std::string_view>& fields, const CsvReader& reader);

  RowFindings findings() && { return std::move(m_findings); }

private:
  emodel::Scores rated(const std::vector<std::string_view>& fields, const CsvReader& reader);

  const RowLayout& m_layout;
  const PlanningQuestion& m_question;
  emodel::Rater m_rater;
  RowFindings m_findings;
};

} // namespace quietroom::analysis
