#include "imported/sheet.h"

#include "core/error.h"
#include "votes/column_names.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::imported {

namespace {

/// Splits one record after another.
class Splitter {
public:
  Splitter(const std::string& name, std::string_view text, char separator)
      : m_name(name), m_text(text), m_separator(separator) {
    if (m_text.starts_with("\xEF\xBB\xBF")) m_text.remove_prefix(3);
  }

  bool next(Record& record) {
    while (m_at < m_text.size() && (m_text[m_at] == '\n' || m_text[m_at] == '\r')) step();
    if (m_at == m_text.size()) return false;
    record.line = m_line;
    record.cells.clear();
    bool more = true;
    while (more) more = cell(record);
    return true;
  }

private:
  void step() { m_line += m_text[m_at++] == '\n' ? 1U : 0U; }

  /// False where it was the last cell of its record.
  bool cell(Record& record) {
    std::string text;
    if (m_at < m_text.size() && m_text[m_at] == '"') text = quoted(record.line);
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && m_text[m_at] != m_separator && m_text[m_at] != '\n') ++m_at;
    const std::string_view rest = m_text.substr(begin, m_at - begin);
    if (text.empty())
      text = votes::trimmed(rest);
    else if (!votes::trimmed(rest).empty())
      throw_input(
          fmt::format("{}:{}: a quote stands within a field; put the whole field in quotes and double it",
                      m_name, record.line));
    record.cells.emplace_back(votes::trimmed(text));
    if (m_at == m_text.size()) return false;
    const bool more = m_text[m_at] == m_separator;
    step();
    return more;
  }

  std::string quoted(std::uint64_t line) {
    std::string out;
    for (++m_at; m_at < m_text.size(); step()) {
      if (m_text[m_at] == '"') {
        if (m_at + 1 == m_text.size() || m_text[m_at + 1] != '"') {
          ++m_at;
          return out;
        }
        ++m_at;
      }
      out += m_text[m_at];
    }
    throw_input(
        fmt::format("{}:{}: a quote is opened and never closed; close it or double it", m_name, line));
  }

  const std::string& m_name;
  std::string_view m_text;
  char m_separator;
  std::size_t m_at = 0;
  std::uint64_t m_line = 1;
};

} // namespace

const std::vector<std::string>& CellSheet::header() const {
  static const std::vector<std::string> none;
  return records.empty() ? none : records.front().cells;
}

CellSheet split(const std::string& name, std::string_view text, char separator, std::size_t most) {
  CellSheet out{name, {}};
  Splitter splitter(name, text, separator);
  for (Record record; out.records.size() < most && splitter.next(record);)
    if (record.cells.size() > 1 || !record.cells.front().empty()) out.records.push_back(std::move(record));
  return out;
}

std::size_t find_column(const std::vector<std::string>& header, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(header, name) - header.begin());
}

bool has_column(const std::vector<std::string>& header, std::string_view name) {
  return find_column(header, name) < header.size();
}

} // namespace quietroom::imported
