#include "core/csv_blocks.h"

#include "core/csv_form.h"
#include "core/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace quietroom {

namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 20;

/// One past the last line end that stands outside of quotes: before it is an even number of them. 0 for none.
std::size_t last_record_end(const std::string& text) {
  std::ptrdiff_t quotes = std::count(text.begin(), text.end(), '"');
  for (std::size_t end = text.size(); end > 0; --end) {
    if (text[end - 1] == '\n' && quotes % 2 == 0) return end;
    quotes -= text[end - 1] == '"';
  }
  return 0;
}

/// One past the first such line end of a record that holds something. 0 for none.
std::size_t first_record_end(const std::string& text) {
  bool quoted = false, empty = true;
  for (std::size_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < text.size(); ++i) {
    if (text[i] == '\n' && !quoted && !empty) return i + 1;
    quoted ^= text[i] == '"';
    empty = empty && (text[i] == '\n' || text[i] == '\r');
  }
  return 0;
}

} // namespace

CsvBlocks::CsvBlocks(const std::string& path) : m_name(path == "-" ? "standard input" : path) {
  if (!std::filesystem::is_directory(path))
    m_file = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (m_file < 0) throw_input(m_name + ": cannot be read; is the path right?");
}

CsvBlocks::~CsvBlocks() {
  if (m_file >= 0) ::close(m_file);
}

/// Reads until so many bytes are there, or the file ends.
void CsvBlocks::read_to(std::size_t bytes) {
  std::size_t size = m_text.size();
  if (size < bytes) m_text.resize(bytes);
  while (size < bytes && !m_ended) {
    const ssize_t got = ::read(m_file, m_text.data() + size, bytes - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw_input(m_name + ": cannot be read (" + std::strerror(errno) + ")");
    m_ended = got == 0;
    size += static_cast<std::size_t>(got);
  }
  m_text.resize(size);
}

CsvBlocks::Block CsvBlocks::cut(std::size_t bytes) {
  std::string rest = m_text.substr(bytes);
  m_text.resize(bytes);
  Block out{std::move(m_text), m_line};
  m_text = std::move(rest);
  m_line += static_cast<std::uint64_t>(std::count(out.text.begin(), out.text.end(), '\n'));
  return out;
}

CsvBlocks::Block CsvBlocks::header() {
  for (std::size_t bytes = piece_bytes;; bytes *= 2) {
    read_to(bytes);
    if (bytes == piece_bytes) refuse_other_form(m_name, m_text);
    const std::size_t end =
        m_ended && first_record_end(m_text) == 0 ? m_text.size() : first_record_end(m_text);
    if (end > 0 || m_ended) return cut(end);
  }
}

bool CsvBlocks::next(Block& block) {
  for (std::size_t bytes = piece_bytes;; bytes *= 2) {
    read_to(bytes);
    const std::size_t end = m_ended ? m_text.size() : last_record_end(m_text);
    constexpr std::size_t longest_record = std::size_t{1} << 26;
    if (end == 0 && !m_ended && bytes < longest_record) continue; // a record longer than the block
    if (end == 0) { // a quote that is never closed, which the reader of the block refuses
      block = cut(m_text.size());
      return !block.text.empty();
    }
    block = cut(end);
    return !block.text.empty();
  }
}

} // namespace quietroom
