#include "core/counted.h"
#include "imported/reading.h"

#include "core/lower_case.h"
#include "core/number.h"
#include "votes/column_names.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::imported {

// The plain matrix: rows are stimuli, columns are listeners, a gap is nan or empty. It may have names of the
// listeners in a first row and of the stimuli in a first column. A row with commas alone separates a second
// matrix of repeated votes, as in the examples of ITU-R BT.500 that come with sureal.

namespace {

bool is_gap(std::string_view text, const Options& options) {
  return text.empty() || lower_case(text) == "nan" || std::ranges::find(options.na, text) != options.na.end();
}

/// A number with point or comma, or a gap.
bool is_number_or_gap(std::string_view text, const Options& options) {
  if (is_gap(text, options) || parse_double(text)) return true;
  std::string with_point(text);
  std::ranges::replace(with_point, ',', '.');
  return parse_double(with_point).has_value();
}

struct MatrixNames {
  std::size_t first_row = 0, first_column = 0;
};

bool names_stimuli(std::string_view corner) {
  const std::vector<std::string> alone{std::string(corner)};
  return corner.empty() || votes::near_miss("stimulus", alone) || corner == "stimulus";
}

/// Throws where the first column may hold votes as well as names.
MatrixNames names_of(Reading& reading) {
  const std::vector<Record>& records = reading.sheet->records;
  const Options& options = *reading.options;
  const auto numeric = [&](const std::string& text) { return is_number_or_gap(text, options); };
  MatrixNames out;
  const std::vector<std::string>& header = reading.sheet->header();
  const bool first_column_is_text = std::any_of(records.begin() + 1, records.end(), [&](const Record& each) {
    return !numeric(std::string(cell(each, 0)));
  });
  const bool header_of_text = std::any_of(header.begin() + (header.empty() ? 0 : 1), header.end(),
                                          [&](const auto& text) { return !numeric(text); });
  const bool corner = !header.empty() && (header[0].empty() || !numeric(header[0]));
  out.first_row =
      header_of_text || (corner && (first_column_is_text ? names_stimuli(header[0]) : true)) ? 1 : 0;
  out.first_column = first_column_is_text ? 1 : 0;
  if (out.first_row == 1 && !first_column_is_text) {
    if (names_stimuli(header[0]))
      out.first_column = 1;
    else if (numeric(header[0]))
      throw_input(
          fmt::format("{}: the first column may hold votes or numbers of stimuli; name it stimulus, or name "
                      "its listener",
                      reading.rows->where(1)));
  }
  return out;
}

std::string numbered(std::string_view what, std::size_t number, std::size_t of) {
  return fmt::format("{}-{:0{}}", what, number, std::to_string(of).size());
}

/// Whether a row separates two matrices: empty fields, but not one a listener.
bool separates(const Record& record, std::size_t width) {
  return record.cells.size() != width && std::ranges::all_of(record.cells, &std::string::empty);
}

/// Two columns of one listener would be two votes of one person.
void refuse_repeated_listeners(const Reading& reading, MatrixNames names) {
  if (names.first_row == 0) return;
  const std::vector<std::string>& header = reading.sheet->header();
  for (std::size_t i = names.first_column; i < header.size(); ++i)
    if (!header[i].empty() && std::find(header.begin() + static_cast<std::ptrdiff_t>(i) + 1, header.end(),
                                        header[i]) != header.end())
      throw_input(fmt::format(
          "{}: the listener {} has two columns; name each once, or put repeated votes into a second matrix",
          reading.rows->where(1), header[i]));
}

/// Reads the rows of a matrix and those of its repetitions.
class MatrixReader {
public:
  MatrixReader(Reading& reading, MatrixNames names) : m_reading(reading), m_names(names) {
    const std::vector<Record>& records = reading.sheet->records;
    m_width = reading.sheet->header().size();
    for (std::size_t i = names.first_row; i < records.size() && !separates(records[i], m_width); ++i)
      ++m_stimuli;
    m_repeated = m_stimuli + names.first_row < records.size();
  }

  void read() {
    const std::vector<Record>& records = m_reading.sheet->records;
    for (std::size_t i = m_names.first_row; i < records.size(); ++i) {
      if (!separates(records[i], m_width)) {
        read(records[i]);
        continue;
      }
      ++m_session;
      m_row = 0;
    }
  }

private:
  void read(const Record& record) {
    if (record.cells.size() != m_width)
      throw_input(fmt::format("{}: has {} where the first row has {}; a gap is nan or an empty field",
                              m_reading.rows->where(record.line), counted(record.cells.size(), "field"),
                              m_width));
    ++m_row;
    if (m_row > m_stimuli)
      throw_input(fmt::format("{}: the repeated votes have more rows than the {} of the first matrix",
                              m_reading.rows->where(record.line), m_stimuli));
    const std::string stimulus =
        m_names.first_column == 1 ? record.cells[0] : numbered("stimulus", m_row, m_stimuli);
    for (std::size_t i = m_names.first_column; i < m_width; ++i) {
      if (is_gap(record.cells[i], *m_reading.options)) continue;
      Rows& rows = *m_reading.rows;
      rows.begin(record.line);
      rows.set("listener", listener(i));
      rows.set("stimulus", stimulus);
      if (m_repeated) rows.set("session", std::to_string(m_session));
      rows.set("vote", record.cells[i]);
    }
  }

  std::string listener(std::size_t column) const {
    if (m_names.first_row == 1 && !m_reading.sheet->header()[column].empty())
      return m_reading.sheet->header()[column];
    return numbered("listener", column - m_names.first_column + 1, m_width - m_names.first_column);
  }

  Reading& m_reading;
  MatrixNames m_names;
  std::size_t m_width = 0, m_stimuli = 0, m_row = 0, m_session = 1;
  bool m_repeated = false;
};

void read_matrix(Reading& reading) {
  if (reading.sheet->records.empty()) throw_input(reading.rows->source() + ": the file is empty");
  const MatrixNames names = names_of(reading);
  refuse_repeated_listeners(reading, names);
  reading.rows->note(
      fmt::format("rows are stimuli and columns are listeners; {} and {}",
                  names.first_column == 1 ? "the first column names the stimuli" : "the stimuli are numbered",
                  names.first_row == 1 ? "the first row names the listeners" : "the listeners are numbered"));
  MatrixReader(reading, names).read();
  reading.nan_is_na = true;
}

} // namespace

const ForeignFormat matrix_format = {
    "matrix",         "a plain matrix: rows stimuli, columns listeners, gaps nan",
    Container::table, "numbers alone",
    nullptr,          false,
    read_matrix};

} // namespace quietroom::imported
