#include "imported/rows.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::imported {

void Rows::begin(std::uint64_t line) {
  m_out.rows.emplace_back(m_out.columns.size());
  m_lines.push_back(line);
}

std::size_t Rows::find(std::string_view name) const {
  return static_cast<std::size_t>(std::ranges::find(m_out.columns, name) - m_out.columns.begin());
}

std::size_t Rows::column(std::string_view name) {
  const std::size_t at = find(name);
  if (at == m_out.columns.size()) m_out.columns.emplace_back(name);
  return at;
}

void Rows::set(std::string_view name, std::string_view text) {
  if (!text.empty()) set(size() - 1, column(name), std::string(text));
}

void Rows::set(std::size_t row, std::size_t column, std::string text) {
  std::vector<std::string>& fields = m_out.rows[row];
  if (fields.size() <= column) fields.resize(m_out.columns.size());
  fields[column] = std::move(text);
}

std::string_view Rows::field(std::size_t row, std::size_t column) const {
  const std::vector<std::string>& fields = m_out.rows[row];
  return column < fields.size() ? std::string_view(fields[column]) : std::string_view{};
}

std::string Rows::where(std::uint64_t line) const {
  return line == 0 ? m_source : fmt::format("{}:{}", m_source, line);
}

void Rows::misfit(std::uint64_t line, std::string sentence) {
  m_out.misfits.push_back({Severity::warning, where(line), std::move(sentence)});
}

void Rows::make_silently_void(std::string_view reason) {
  set("valid", "0");
  set("void_reason", reason);
}

void Rows::make_void(std::size_t row, std::string_view reason) {
  set(row, column("valid"), "0");
  set(row, column("void_reason"), std::string(reason));
  misfit(m_lines[row], fmt::format("{}; the row is kept with valid 0", reason));
}

void Rows::make_void(std::string_view reason) { make_void(size() - 1, reason); }

Imported Rows::finish() && {
  const std::size_t valid = find("valid");
  for (std::vector<std::string>& row : m_out.rows) {
    row.resize(m_out.columns.size());
    if (row[2].empty()) row[2] = row[1];
    if (valid < row.size() && row[valid].empty()) row[valid] = "1";
  }
  return std::move(m_out);
}

} // namespace quietroom::imported
