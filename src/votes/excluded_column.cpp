#include "votes/excluded_column.h"

#include "core/csv.h"
#include "votes/column_names.h"
#include "votes/exclusion.h"

#include <algorithm>

namespace quietroom::votes {

namespace {

std::size_t place_of_column(std::string_view name, Row header) {
  return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
}

} // namespace

std::string ExcludedColumn::header(Row names) {
  m_listener = place_of_column("listener", names);
  m_column = place_of_column("excluded", names);
  m_adds_column = m_column == names.size() && !m_excluded.empty();
  return line(names, "excluded");
}

std::string ExcludedColumn::row(Row fields) const {
  const auto found = std::find_if(m_excluded.begin(), m_excluded.end(), [&](const Excluded& entry) {
    return entry.listener == trimmed(fields[m_listener]);
  });
  const bool known = m_column < fields.size() && is_excluded(fields[m_column]);
  return line(fields, known                       ? fields[m_column]
                      : found == m_excluded.end() ? ""
                                                  : std::string_view(found->reason));
}

std::string ExcludedColumn::line(Row row, std::string_view exclusion) const {
  std::string out;
  for (std::size_t i = 0; i < row.size(); ++i)
    (out += i == 0 ? "" : ",") += csv_field(i == m_column ? exclusion : row[i]);
  if (m_adds_column) (out += ',') += csv_field(exclusion);
  return out += '\n';
}

} // namespace quietroom::votes
