#include "core/csv.h"

#include "core/csv_form.h"
#include "core/error.h"

#include <algorithm>
#include <bit>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace quietroom {

namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 18;
constexpr std::size_t block_bytes =
    32; // as long as a short record; the buffer always has so many bytes to spare

/// Which bytes of a block are a comma, a line end or a quote; the first byte is the lowest bit.
std::uint32_t special_bytes(const char* block) {
#ifdef __SSE2__
  const auto half = [&](const char* bytes) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const __m128i comma = _mm_cmpeq_epi8(text, _mm_set1_epi8(','));
    const __m128i line_end = _mm_cmpeq_epi8(text, _mm_set1_epi8('\n'));
    const __m128i quote = _mm_cmpeq_epi8(text, _mm_set1_epi8('"'));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(comma, line_end), quote)));
  };
  return half(block) | half(block + 16) << 16;
#else
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < block_bytes; ++i)
    out |= static_cast<std::uint32_t>(block[i] == ',' || block[i] == '\n' || block[i] == '"') << i;
  return out;
#endif
}

} // namespace

CsvReader::CsvReader(const std::filesystem::path& path)
    : m_name(path == "-" ? "standard input" : path.string()) {
  m_file = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (m_file < 0 || std::filesystem::is_directory(path))
    throw_input(fmt::format("{}: cannot be read; is the path right?", m_name));
  m_buffer.resize(2 * chunk_bytes);
  const auto first_line_is_there = [&] {
    return m_end >= chunk_bytes || std::memchr(m_buffer.data(), '\n', m_end) != nullptr;
  };
  while (!first_line_is_there() && fill()) {
  }
  refuse_other_form(m_name, {m_buffer.data(), m_end});
  if (m_end >= 3 && std::memcmp(m_buffer.data(), "\xEF\xBB\xBF", 3) == 0) m_begin = 3;
}

CsvReader::CsvReader(std::string name, std::string_view text, std::uint64_t line)
    : m_name(std::move(name)), m_ended(true), m_end(text.size() + 1), m_line(line) {
  m_buffer.resize(m_end + block_bytes);
  std::copy(text.begin(), text.end(), m_buffer.begin());
  m_buffer[text.size()] = '\n'; // ends an unfinished last line; an empty line more does no harm
  if (line == 1) refuse_other_form(m_name, text);
  if (line == 1 && text.starts_with("\xEF\xBB\xBF")) m_begin = 3;
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
  const ssize_t got = ::read(m_file, m_buffer.data() + m_end, m_buffer.size() - m_end - block_bytes);
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
    const char* const bytes = m_buffer.data();
    std::size_t field = m_begin;
    for (std::size_t block = m_begin; block < m_end; block += block_bytes) {
      for (std::uint32_t special = special_bytes(bytes + block); special != 0; special &= special - 1) {
        const std::size_t i = block + static_cast<std::size_t>(std::countr_zero(special));
        if (i >= m_end) break; // what lies behind the end is left from before
        if (bytes[i] == '"') return false;
        const std::size_t end = bytes[i] == '\n' && i > field && bytes[i - 1] == '\r' ? i - 1 : i;
        fields.emplace_back(bytes + field, end - field);
        field = i + 1;
        if (bytes[i] == ',') continue;
        m_begin = i + 1;
        ++m_line;
        return true;
      }
    }
    fill(); // a record that runs over the end of the buffer is scanned again; the last one has its line end
            // by now
  }
}

void CsvReader::quoted_record(std::vector<std::string_view>& fields) {
  m_unquoted.assign(1, {});
  bool quoted = false;
  bool closed = false; // a quoted field is over: only its end may follow
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
        closed = true;
      }
    } else if (quoted) {
      m_line += c == '\n';
      m_unquoted.back() += c;
    } else if (c == '"' && m_unquoted.back().empty() && !closed) {
      quoted = true;
    } else if (c == ',') {
      m_unquoted.emplace_back();
      closed = false;
    } else if (c == '\n') {
      ++m_begin;
      ++m_line;
      break;
    } else if (c == '"' || (closed && c != '\r')) {
      throw_input(fmt::format(
          "{}: a quote stands within a field; put the whole field in quotes and double it", where()));
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
