#pragma once

#include "votes/interner.h"
#include "votes/vote_table.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace quietroom::votes {

struct VoteOptions {
  std::vector<std::string> factors;   ///< columns to keep besides listener, stimulus and condition
  std::optional<method::Scale> scale; ///< else from column scale ("LO:HI") or method, else 1:5
  bool simulated = false;             ///< take the simulated votes; else the real ones where there are any
  std::vector<std::string> factors_if_present = {}; ///< columns to keep too where the header has them
  std::vector<std::string> excluded = {};           ///< listeners to leave out by name; each must have votes
  std::vector<std::pair<std::string, std::string>> where = {}; ///< column, value: only rows that have it
  bool once = false;                                           ///< refuse repeated rows
  std::vector<std::string> apart = {}; ///< columns that may hold several values, such as study
};

/// Makes a VoteTable from rows of text, whether they come from a CSV file or a database cursor. Needs the
/// columns listener, stimulus, condition and vote; knows block_type, valid, excluded, simulated, method and
/// scale. Votes that the column excluded gives a reason for are left out and recorded as such.
/// Every mistake throws an input Error that begins "SOURCE:LINE: ".
class VoteTableBuilder {
public:
  VoteTableBuilder(std::string source, std::span<const std::string_view> header, VoteOptions options);

  /// A guess at the number of rows to come, which spares copies while the table grows.
  void expect(std::size_t rows) { m_expected = rows; }

  /// One row; `line` is where it stands in the source. The views need not outlive the call.
  void add(std::span<const std::string_view> row, std::uint64_t line);

  /// Whether the scale is settled: no later row can teach another one without being refused.
  bool knows_scale() const { return m_scale.has_value() || (!m_method && !m_scale_column); }

  /// A builder for later rows of the same source, which holds none yet. Needs knows_scale().
  VoteTableBuilder part() const;

  /// Puts the rows of a part() behind its own. As if they had been added here one by one.
  void append(VoteTableBuilder part);

  /// Ends the building: nothing may be added after it.
  VoteTable finish();

private:
  struct Column {
    std::string name;
    std::size_t at = 0; ///< index in the header
    Interner interner;
  };
  struct Rows { ///< real and simulated votes are never mixed
    std::vector<std::vector<std::uint32_t>> codes;
    std::vector<std::int16_t> votes;
    std::vector<double> real_votes;       ///< instead, once a vote is not whole
    std::vector<std::uint32_t> occasions; ///< a hash of the columns that tell repeated votes apart
    std::vector<Interner> watched;        ///< as m_watched
    LeftOut left_out;
    std::uint64_t seen = 0;
    std::map<std::string, Excluded, std::less<>> excluded; ///< by the column of that name
    std::vector<ControlVote> controls;
  };

  struct Choice {
    std::string column, value;
    std::size_t at = 0;
    Interner seen;
    std::uint64_t rows = 0;
  };

  void append(Rows& rows, Rows&& more, const std::vector<std::vector<std::uint32_t>>& codes);
  bool chosen(std::span<const std::string_view> row);
  std::span<const std::string_view> without_blanks(std::span<const std::string_view> row);
  void find_occasion_columns();
  std::uint32_t occasion_of(std::span<const std::string_view> row) const;
  void refuse_pooling(const Rows& rows) const;
  void name_question(VoteTable& table) const;
  void add_notes(VoteTable& table, const Rows& rows) const;
  std::optional<std::size_t> find(std::string_view column) const;
  std::size_t need(std::string_view column) const;
  void check_header(std::span<const std::string> needed) const;
  bool truth(std::string_view text, const char* column, bool when_empty) const;
  void reserve(Rows& rows) const;
  bool left_out(std::span<const std::string_view> row, LeftOut& counts) const;
  void exclude(std::span<const std::string_view> row, Rows& rows) const;
  bool keep_control(std::span<const std::string_view> row, Rows& rows) const;
  void exclude_by_name(VoteTable& table) const;
  void add_vote(Rows& rows, double vote) const;
  bool is_comparison(std::span<const std::string_view> row);
  double scored(std::span<const std::string_view> row);
  double vote_of(std::string_view text) const;
  void learn_scale(std::span<const std::string_view> row);
  std::optional<method::Scale> scale_in(std::span<const std::string_view> row) const;
  [[noreturn]] void fail(const std::string& sentence) const;

  std::string m_source;
  std::vector<std::string> m_header;
  VoteOptions m_options;
  std::vector<Column> m_columns;
  std::array<Rows, 2> m_rows; ///< [0] real, [1] simulated
  std::vector<Choice> m_choices;
  std::vector<Column> m_watched; ///< columns of which one value only may be there, and method in any case
  bool m_pools_methods = false;  ///< the caller tells methods apart
  std::vector<std::size_t> m_occasion;
  std::vector<std::string_view> m_row; ///< the row without blanks around its fields
  std::uint64_t m_trimmed = 0;
  std::size_t m_vote = 0;
  std::optional<std::size_t> m_method_name, m_presentation; ///< what tells the sign of a comparison
  std::string m_seen_method;
  bool m_compares = false; ///< that method does
  std::optional<std::size_t> m_excluded, m_valid, m_block_type, m_simulated, m_method, m_scale_column, m_role,
      m_question;
  std::optional<method::Scale> m_scale;
  bool m_scale_learnt = false;
  std::string m_last_method, m_last_scale; ///< what it was learnt from
  std::uint64_t m_line = 1;
  std::size_t m_expected = 0;
};

} // namespace quietroom::votes
