#include "core/csv.h"

#include "core/error.h"

#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace quietroom {

namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 18;

} // namespace

CsvReader::CsvReader(const std::filesystem::path& path)
    : m_name(path == "-" ? "standard input" : path.string()) {
  m_file = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (m_file < 0 || std::filesystem::is_directory(path))
    throw_input(fmt::format("{}: cannot be read; is the path right?", m_name));
  m_buffer.resize(2 * chunk_bytes);
  while (m_end < 3 && fill()) {
  }
  if (m_end >= 3 && std::memcmp(m_buffer.data(), "\xEF\xBB\xBF", 3) == 0) m_begin = 3;
}

CsvReader::~CsvReader() {
  if (m_file >= 0) ::close(m_file);
}

std::string CsvReader::where() const { return fmt::format("{}:{}", m_name, m_record_line); }

/// Moves what is left to the front and reads more behind it; the buffer grows only for a longer record.
/// False when the file had ended before.
bool CsvReader::fill() {
  if (m_ended) return false;
  std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
  m_end -= m_begin;
  m_begin = 0;
  if (m_buffer.size() - m_end < chunk_bytes) m_buffer.resize(2 * m_buffer.size());
  const ssize_t got = ::read(m_file, m_buffer.data() + m_end, m_buffer.size() - m_end);
  if (got < 0) throw_input(fmt::format("{}: cannot be read ({})", m_name, std::strerror(errno)));
  m_ended = got == 0;
  if (m_ended)
    m_buffer[m_end++] = '\n'; // ends an unfinished last line; an empty line more does no harm
  else
    m_end += static_cast<std::size_t>(got);
  return true;
}

bool CsvReader::next(std::vector<std::string_view>& fields) {
  for (;;) {
    while (m_begin < m_end && (m_buffer[m_begin] == '\n' || m_buffer[m_begin] == '\r')) {
      m_line += m_buffer[m_begin] == '\n';
      ++m_begin;
    }
    if (m_begin < m_end) break;
    if (!fill()) return false;
  }
  m_record_line = m_line;
  if (!plain_record(fields)) quoted_record(fields);
  return true;
}

/// The common record has no quote: one pass over its bytes. False leaves everything as it was.
bool CsvReader::plain_record(std::vector<std::string_view>& fields) {
  for (;;) {
    fields.clear();
    std::size_t field = m_begin;
    for (std::size_t i = m_begin; i < m_end; ++i) {
      const char c = m_buffer[i];
      if (c > ',') continue; // letters and digits: nothing below needs a look
      if (c == ',') {
        fields.emplace_back(m_buffer.data() + field, i - field);
        field = i + 1;
      } else if (c == '\n') {
        const std::size_t end = i > field && m_buffer[i - 1] == '\r' ? i - 1 : i;
        fields.emplace_back(m_buffer.data() + field, end - field);
        m_begin = i + 1;
        ++m_line;
        return true;
      } else if (c == '"') {
        return false;
      }
    }
    fill(); // a record that runs over the end of the buffer is scanned again; the last one has its line end
            // by now
  }
}

void CsvReader::quoted_record(std::vector<std::string_view>& fields) {
  m_unquoted.assign(1, {});
  bool quoted = false;
  for (;; ++m_begin) {
    if (m_begin == m_end && !fill()) break;
    const char c = m_buffer[m_begin];
    if (quoted && c == '"') {
      if (m_begin + 1 == m_end) fill();
      if (m_begin + 1 < m_end && m_buffer[m_begin + 1] == '"') {
        m_unquoted.back() += '"';
        ++m_begin;
      } else {
        quoted = false;
      }
    } else if (quoted) {
      m_line += c == '\n';
      m_unquoted.back() += c;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      m_unquoted.emplace_back();
    } else if (c == '\n') {
      ++m_begin;
      ++m_line;
      break;
    } else if (c != '\r') {
      m_unquoted.back() += c;
    }
  }
  if (quoted)
    throw_input(fmt::format("{}: a quote is opened and never closed; close it or double it", where()));
  fields.assign(m_unquoted.begin(), m_unquoted.end());
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out += '"';
}

void append_csv_record(std::string& out, const std::vector<std::string>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += ',';
    out += csv_field(fields[i]);
  }
  out += '\n';
}

} // namespace quietroom
