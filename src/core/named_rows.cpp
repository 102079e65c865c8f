#include "core/named_rows.h"

#include "core/near_miss.h"
#include "core/number.h"
#include "core/visible_text.h"

#include <algorithm>
#include <cmath>

namespace quietroom {

namespace {

std::string joined(std::span<const std::string> names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ",") + name;
  return out;
}

} // namespace

NamedRows::NamedRows(const std::filesystem::path& csv) : m_name(input_name(csv.string())), m_reader(csv) {
  read_header();
  if (m_header.empty()) throw_input(m_name + ": the file is empty; it needs a header");
}

NamedRows::NamedRows(std::string name, std::string_view text)
    : m_name(std::move(name)), m_reader(m_name, text) {
  read_header();
}

void NamedRows::read_header() {
  std::vector<std::string_view> header;
  m_where_header = m_name + ":1";
  if (!m_reader.next(header)) return;
  m_where_header = m_reader.where();
  m_header.assign(header.begin(), header.end());
  for (auto name = m_header.begin(); name != m_header.end(); ++name)
    if (std::find(m_header.begin(), name, *name) != name)
      error_of_file("the column \"" + *name + "\" stands twice in the header; name it once");
}

bool NamedRows::next() {
  while (m_reader.next(m_fields)) {
    if (m_fields.size() == m_header.size()) return true;
    error(std::to_string(m_fields.size()) + " fields where the header has " +
          std::to_string(m_header.size()) + "; quote fields that hold commas");
  }
  return false;
}

bool NamedRows::has(std::string_view column) const {
  return std::find(m_header.begin(), m_header.end(), column) != m_header.end();
}

std::string NamedRows::text(std::string_view column) const {
  const auto found = std::find(m_header.begin(), m_header.end(), column);
  return found == m_header.end() ? ""
                                 : std::string(m_fields[static_cast<std::size_t>(found - m_header.begin())]);
}

std::string NamedRows::needed_text(std::string_view column) {
  std::string out = text(column);
  if (out.empty()) error("no " + std::string(column) + "; every row needs one");
  return out;
}

std::optional<double> NamedRows::number(std::string_view column) {
  const std::string given = text(column);
  if (given.empty()) return std::nullopt;
  const auto value = parse_double(given);
  constexpr double beyond_any_scale = 1e9;
  if (!value)
    error(std::string(column) + " is \"" + given + "\"; give a number or leave it empty");
  else if (std::abs(*value) > beyond_any_scale) {
    error(std::string(column) + " is " + given + ", which is beyond any scale; correct it");
    return std::nullopt;
  }
  return value;
}

std::optional<std::uint64_t> NamedRows::count(std::string_view column) {
  const auto value = number(column);
  if (!value) return std::nullopt;
  if (*value < 0 || *value > 1e15 || *value != std::floor(*value)) {
    error(std::string(column) + " is " + shortest(*value) + "; it must be a whole number");
    return std::nullopt;
  }
  return static_cast<std::uint64_t>(*value);
}

void NamedRows::error(const std::string& sentence) {
  m_problems.push_back({Severity::error, m_reader.where(), sentence});
}

void NamedRows::error_of_file(const std::string& sentence) {
  m_problems.push_back({Severity::error, m_where_header, sentence});
}

bool NamedRows::has_other_separator() {
  if (m_header.empty()) return false;
  const std::string& first = m_header.front();
  const bool semicolons = first.find(';') != std::string::npos;
  if (!semicolons && first.find('\t') == std::string::npos) return false;
  error_of_file(std::string("the columns are separated by ") + (semicolons ? "semicolons" : "tabs") +
                "; save the file with commas");
  return true;
}

bool NamedRows::need_columns(std::span<const std::string> needed) {
  const bool is_short = !std::ranges::all_of(needed, [&](const std::string& name) { return has(name); });
  if (is_short && has_other_separator()) return false;
  bool all = true;
  for (const std::string& name : needed) {
    if (has(name)) continue;
    all = false;
    const auto meant = std::find_if(m_header.begin(), m_header.end(),
                                    [&](const std::string& given) { return alike(given, name); });
    error_of_file(meant == m_header.end()
                      ? "no column " + name + "; add it"
                      : "no column " + name + "; there is \"" + *meant + "\": name it " + name);
  }
  return all;
}

void NamedRows::report_unknown_columns(std::span<const std::string> known, Severity otherwise) {
  for (const std::string& name : m_header) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const auto meant = std::find_if(known.begin(), known.end(),
                                    [&](const std::string& k) { return alike(k, name) && !has(k); });
    if (meant != known.end())
      error_of_file("the column \"" + name + "\" is not known; it is called " + *meant);
    else
      m_problems.push_back({otherwise, m_where_header,
                            "the column \"" + name + "\" is not " +
                                (otherwise == Severity::error ? "known" : "read") + "; known are " +
                                joined(known)});
  }
}

} // namespace quietroom
