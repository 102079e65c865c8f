#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace quietroom::signal {

enum class ByteOrder { little_endian, big_endian };

/// `value` in `count` bytes, as a header states it.
std::string bytes_of(std::uint64_t value, std::size_t count, ByteOrder order);

/// A file read at any place; beyond its end there is nothing.
class FileBytes {
public:
  explicit FileBytes(const std::filesystem::path& path);

  std::uint64_t size() const { return m_size; }

  /// As many as there are from `at` on, at most `count`.
  std::size_t read(std::uint64_t at, char* out, std::size_t count);
  /// Empty where not all of them are there.
  std::string text(std::uint64_t at, std::size_t count);
  /// Nothing where not all of its bytes, at most 8, are there.
  std::optional<std::uint64_t> number(std::uint64_t at, std::size_t count, ByteOrder order);
  /// Whether `count` bytes from `at` on would reach beyond the end.
  bool ends_within(std::uint64_t at, std::uint64_t count) const { return at > m_size || count > m_size - at; }

private:
  std::ifstream m_in;
  std::uint64_t m_size;
};

/// Where what follows the ID3v2 tags at the begin of a file begins; 0 without one.
std::uint64_t end_of_id3(FileBytes& file);

} // namespace quietroom::signal
