#pragma once

#include "imported/imported.h"

namespace quietroom::imported {

/// Puts rows into an Imported, field by field.
class Rows {
public:
  explicit Rows(std::string source) : m_source(std::move(source)) {}

  const std::string& source() const { return m_source; }

  /// Begins a row that comes from this line of the source (0: none).
  void begin(std::uint64_t line);
  /// A field of the row begun. An empty one makes no column.
  void set(std::string_view column, std::string_view text);
  /// Makes the row begun one that does not count, and says why.
  void make_void(std::string_view reason);
  /// The row begun does not count, for a reason that is said once for all: nothing is listed.
  void make_silently_void(std::string_view reason);

  void note(std::string sentence) { m_out.notes.push_back(std::move(sentence)); }
  /// What of the source becomes no row.
  void misfit(std::uint64_t line, std::string sentence);
  std::string where(std::uint64_t line) const;

  std::size_t size() const { return m_out.rows.size(); }
  std::uint64_t line(std::size_t row) const { return m_lines[row]; }
  /// Number of a column, which is made where it is not there yet.
  std::size_t column(std::string_view name);
  /// The same, of one that is there; a number beyond all columns where it is not.
  std::size_t find(std::string_view name) const;
  /// Field of a row; empty where it has none.
  std::string_view field(std::size_t row, std::size_t column) const;
  void set(std::size_t row, std::size_t column, std::string text);
  void make_void(std::size_t row, std::string_view reason);

  /// All rows, each with a field for every column. A row without a condition gets its stimulus.
  Imported finish() &&;

private:
  std::string m_source;
  Imported m_out;
  std::vector<std::uint64_t> m_lines;
};

} // namespace quietroom::imported
