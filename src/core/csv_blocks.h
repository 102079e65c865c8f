#pragma once

#include <cstdint>
#include <string>

namespace quietroom {

/// Cuts a CSV into blocks of whole records, so that several threads may read it. A line end within quotes is
/// no record's end.
class CsvBlocks {
public:
  struct Block {
    std::string text;
    std::uint64_t line = 1; ///< of the file, on which the text begins
  };

  /// Throws an input Error when the file cannot be opened. "-" is standard input.
  explicit CsvBlocks(const std::string& path);
  CsvBlocks(const CsvBlocks&) = delete;
  CsvBlocks& operator=(const CsvBlocks&) = delete;
  ~CsvBlocks();

  /// The first record that is no empty line, and what empty lines stand before it; empty text for an empty
  /// file. To be called once, first. Throws an input Error for a file of another form (core/csv_form.h).
  Block header();

  /// About a megabyte; false at the end. Throws an input Error where the file cannot be read on.
  bool next(Block& block);

  const std::string& name() const { return m_name; }

private:
  void read_to(std::size_t bytes);
  Block cut(std::size_t bytes);

  std::string m_name;
  int m_file = -1;
  bool m_ended = false;
  std::string m_text; ///< read and not yet returned
  std::uint64_t m_line = 1;
};

} // namespace quietroom
