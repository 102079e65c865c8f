#include "stimulus/lock_lines.h"

#include "core/visible_text.h"
#include "stimulus/lock_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace quietroom::stimulus {

namespace {

/// "key = value", both as they stand.
struct Line {
  std::string_view key;
  std::string_view value;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number as TOML and std::to_chars both write it.
bool is_number(std::string_view text) {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at - begin;
  };
  const std::size_t first = at;
  const std::size_t whole = digits();
  if (whole == 0 || (whole > 1 && text[first] == '0')) return false;
  if (at < text.size() && text[at] == '.' && (++at, digits() == 0)) return false;
  if (at < text.size() && text[at] == 'e') {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

std::optional<std::string> unquoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::nullopt;
  text = text.substr(1, text.size() - 2);
  if (text.find_first_of("\"\\") == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') return std::nullopt;
    if (text[at] == '\\' && (++at == text.size() || (text[at] != '"' && text[at] != '\\')))
      return std::nullopt; // rare escapes are left to the reader of TOML
    out += text[at];
  }
  return out;
}

/// Takes the lines of a table in the order of lock_fields.h; a key that does not come next is absent.
class LineFields {
public:
  explicit LineFields(const std::vector<Line>& lines) : m_lines(lines) {}

  void required_text(std::string_view key, std::string& value) {
    text_if_any(key, value);
    m_good = m_good && !value.empty();
  }
  void text_if_any(std::string_view key, std::string& value) {
    const std::string_view* written = next(key);
    if (written == nullptr) return;
    auto text = unquoted(*written);
    m_good = m_good && text && !text->empty();
    if (text) value = std::move(*text);
  }
  template<class Integer>
  void required_integer(std::string_view key, Integer& value, std::int64_t low, std::int64_t high) {
    std::optional<std::int64_t> read;
    optional(key, read);
    m_good = m_good && read && *read >= low && *read <= high;
    if (m_good) value = static_cast<Integer>(*read);
  }
  void integer(std::string_view key, std::int64_t& value) {
    std::optional<std::int64_t> read;
    optional(key, read);
    value = read.value_or(value);
    m_good = m_good && value >= 0;
  }
  void integer_if_any(std::string_view key, std::int64_t& value) { integer(key, value); }
  void number(std::string_view key, double& value, double low, double high) {
    std::optional<double> read;
    optional(key, read);
    value = read.value_or(value);
    m_good = m_good && value >= low && value <= high;
  }
  void number_if_any(std::string_view key, double& value, double low, double high) {
    number(key, value, low, high);
  }
  template<class Number>
  void optional(std::string_view key, std::optional<Number>& value) {
    const std::string_view* written = next(key);
    if (written == nullptr) return;
    Number number{};
    const auto [end, failure] = std::from_chars(written->begin(), written->end(), number);
    m_good = m_good && is_number(*written) && failure == std::errc() && end == written->end();
    value = number;
  }
  void word(std::string_view key, std::string_view word, bool& is_there) {
    std::string text;
    text_if_any(key, text);
    is_there = text == word;
  }
  void figure(std::string_view key, std::int64_t& value, std::int64_t high) {
    required_integer(key, value, 0, high);
  }
  void figure(std::string_view key, double& value, double high) { number(key, value, 0, high); }
  template<class Number, class High>
  void figure(std::string_view key, std::optional<Number>& value, const High&) {
    optional(key, value);
  }

  /// Whether every line was taken, and each was what it should be.
  bool good() const { return m_good && m_at == m_lines.size(); }

private:
  const std::string_view* next(std::string_view key) {
    if (m_at == m_lines.size() || m_lines[m_at].key != key) return nullptr;
    return &m_lines[m_at++].value;
  }

  const std::vector<Line>& m_lines;
  std::size_t m_at = 0;
  bool m_good = true;
};

/// Table by table.
class Tables {
public:
  /// Whether the table that ends here is as it is written.
  bool end_table() {
    const bool good = take();
    m_lines.clear();
    return good;
  }
  void begin_table(std::string_view header) { m_header = header; }
  void add(Line line) { m_lines.push_back(line); }
  Lock lock() && { return std::move(m_lock); }

private:
  bool take() {
    if (m_header.empty()) return take_head();
    if (m_header == "[libraries]") return take_libraries();
    if (m_header == "[[program]]") return take_entry(m_lock.programs.emplace_back());
    if (m_header == "[[source]]") return take_entry(m_lock.sources.emplace_back());
    if (m_header == "[[stimulus]]") return take_entry(m_lock.stimuli.emplace_back());
    return m_header == "[[stimulus.loss]]" && !m_lock.stimuli.empty() &&
           take_entry(m_lock.stimuli.back().losses.emplace_back());
  }

  template<class Entry>
  bool take_entry(Entry& entry) const {
    LineFields fields(m_lines);
    lock_fields::visit(entry, fields);
    return fields.good();
  }

  bool take_head() {
    LineFields fields(m_lines);
    lock_fields::visit_head(m_lock, fields);
    return fields.good();
  }

  bool take_libraries() {
    if (std::exchange(m_has_libraries, true)) return false;
    return std::ranges::all_of(m_lines, [&](const Line& line) {
      const auto name = unquoted(line.key);
      const auto version = unquoted(line.value);
      return name && version && !version->empty() && m_lock.libraries.emplace(*name, *version).second;
    });
  }

  std::string_view m_header; ///< empty: what stands before the first table
  std::vector<Line> m_lines;
  Lock m_lock;
  bool m_has_libraries = false;
};

/// TOML allows neither control characters nor bytes that are no UTF-8.
bool is_plain(std::string_view text) {
  return is_utf8(text) && std::ranges::none_of(text, [](char c) {
           return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
         });
}

} // namespace

std::optional<Lock> read_lock_lines(std::string_view text) {
  if (!is_plain(text)) return std::nullopt;
  Tables tables;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[') {
      if (!tables.end_table()) return std::nullopt;
      tables.begin_table(line);
      continue;
    }
    const std::size_t equals = line.find(" = ");
    if (equals == std::string_view::npos) return std::nullopt;
    tables.add({line.substr(0, equals), line.substr(equals + 3)});
  }
  if (!tables.end_table()) return std::nullopt;
  return std::move(tables).lock();
}

} // namespace quietroom::stimulus
