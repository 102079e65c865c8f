#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom {

/// Reads RFC 4180 text record by record through one bounded buffer: quoted fields, quotes within them, line
/// ends LF or CRLF, a UTF-8 byte order mark, an unfinished last line. Empty lines are passed over.
class CsvReader {
public:
  /// Throws an input Error when the file cannot be opened, or is of another form (core/csv_form.h). "-" is
  /// standard input.
  explicit CsvReader(const std::filesystem::path& path);
  /// Reads `text`, which is or was part of the file `name`; its first line is `line`. Throws for
  /// another form likewise.
  CsvReader(std::string name, std::string_view text, std::uint64_t line = 1);
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;
  ~CsvReader();

  /// The next record; false at the end. The views hold until the next call.
  /// Throws an input Error for a quote that is never closed.
  bool next(std::vector<std::string_view>& fields);

  /// Line of the file on which the record last returned began; counts from 1.
  std::uint64_t line() const noexcept { return m_record_line; }

  /// "FILE:LINE" of the record last returned.
  std::string where() const;

private:
  bool fill();
  bool plain_record(std::vector<std::string_view>& fields);
  void quoted_record(std::vector<std::string_view>& fields);

  std::string m_name;
  int m_file = -1;
  bool m_ended = false;
  std::vector<char> m_buffer;
  std::size_t m_begin = 0; ///< first byte not yet returned
  std::size_t m_end = 0;   ///< one past the last byte read
  std::uint64_t m_line = 1;
  std::uint64_t m_record_line = 0;
  std::vector<std::string> m_unquoted; ///< storage of the fields of a record with quotes
};

/// A field as RFC 4180 writes it: quoted only where it must be.
std::string csv_field(std::string_view text);
void append_csv_record(std::string& out, const std::vector<std::string>& fields);

} // namespace quietroom
