#include "report/table_xlsx.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/visible_text.h"
#include "report/printed_cells.h"
#include "report/width.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <map>
#include <unistd.h>
#include <xlsxwriter.h>

namespace quietroom::report {

namespace {

namespace fs = std::filesystem;

/// A name in the temporary folder that is free; the file goes with it.
class TemporaryFile {
public:
  TemporaryFile() : m_path((fs::temp_directory_path() / "quietroom-XXXXXX").string()) {
    const int file = mkstemp(m_path.data());
    if (file < 0) throw_environment(m_path + ": cannot be made; is the disk full?");
    close(file);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    std::error_code failure;
    fs::remove(m_path, failure);
  }
  const std::string& path() const { return m_path; }

private:
  std::string m_path;
};

/// Writes cells from left to right.
class Sheet {
public:
  Sheet(lxw_workbook* workbook, const char* name)
      : m_workbook(workbook), m_sheet(workbook_add_worksheet(workbook, name)) {}

  void text(lxw_row_t row, std::size_t column, const std::string& given, lxw_format* format = nullptr) {
    const std::string shown = visible(given);
    check(worksheet_write_string(m_sheet, row, static_cast<lxw_col_t>(column), shown.c_str(), format));
  }

  void number(lxw_row_t row, std::size_t column, std::optional<double> value, int decimals, bool bold) {
    if (!value) return;
    check(worksheet_write_number(m_sheet, row, static_cast<lxw_col_t>(column), *value,
                                 format_of(decimals, bold)));
  }

  void width(std::size_t column, std::size_t characters) {
    constexpr std::size_t least = 8, most = 60;
    const auto at = static_cast<lxw_col_t>(column);
    check(worksheet_set_column(m_sheet, at, at, static_cast<double>(std::clamp(characters, least, most)) + 2,
                               nullptr));
  }

  lxw_worksheet* sheet() { return m_sheet; }

private:
  lxw_format* format_of(int decimals, bool bold) {
    lxw_format*& out = m_formats[{decimals, bold}];
    if (out != nullptr) return out;
    out = workbook_add_format(m_workbook);
    const std::string pattern =
        "0" + (decimals > 0 ? '.' + std::string(static_cast<std::size_t>(decimals), '0') : "");
    format_set_num_format(out, pattern.c_str());
    if (bold) format_set_bold(out);
    return out;
  }

  static void check(lxw_error error) {
    if (error != LXW_NO_ERROR)
      throw_input(std::string("the table cannot be a sheet: ") + lxw_strerror(error) +
                  "; take CSV, or fewer rows");
  }

  lxw_workbook* m_workbook;
  lxw_worksheet* m_sheet;
  std::map<std::pair<int, bool>, lxw_format*> m_formats;
};

struct PutCell {
  Sheet& sheet;
  lxw_row_t row;
  std::size_t& column;
  bool bold, has_half;
  void operator()(const std::string& text) const { sheet.text(row, column++, text); }
  void operator()(const Number& cell) const { sheet.number(row, column++, cell.value, cell.decimals, bold); }
  void operator()(const PlusMinus& cell) const {
    sheet.number(row, column++, cell.value, cell.decimals, bold);
    if (has_half) sheet.number(row, column++, cell.half, cell.decimals, false);
  }
};

void write_header(Sheet& sheet, const Table& table, lxw_format* format) {
  const PrintedCells cells = printed_cells(table, false);
  std::size_t at = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    std::size_t width = display_width(column.key);
    if (is_text(table, i))
      for (const auto& row : cells.rows) width = std::max(width, display_width(row[i]));
    sheet.width(at, width);
    sheet.text(0, at++, column.key, format);
    if (!column.half_key.empty()) sheet.text(0, at++, column.half_key, format);
  }
  if (table.simulated) sheet.text(0, at, "simulated", format);
  worksheet_freeze_panes(sheet.sheet(), 1, 0);
}

void write_rows(Sheet& sheet, const Table& table) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto row = static_cast<lxw_row_t>(r + 1);
    std::size_t at = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const bool bold = std::find(table.bold.begin(), table.bold.end(), Place{r, i}) != table.bold.end();
      std::visit(PutCell{sheet, row, at, bold, !table.columns[i].half_key.empty()}, table.rows[r][i]);
    }
    if (table.simulated) sheet.number(row, at, 1, 0, false);
  }
}

void write_notes(lxw_workbook* workbook, const Table& table) {
  Sheet notes(workbook, "notes");
  lxw_row_t row = 0;
  for (const std::string& text : {table.note, table.caption, table.footnote})
    if (!text.empty()) notes.text(row++, 0, text);
}

/// The library puts the time of day into the file where it is not told another one.
void fix_time(lxw_workbook* workbook) {
  lxw_doc_properties properties{};
  properties.created = 315532800; // 1980-01-01, the first day that a ZIP file knows
  workbook_set_properties(workbook, &properties);
}

} // namespace

std::string to_xlsx(const Table& table) {
  const TemporaryFile file;
  const std::string folder = fs::temp_directory_path().string();
  std::string folder_text = folder;
  lxw_workbook_options options{};
  options.tmpdir = folder_text.data();
  lxw_workbook* workbook = workbook_new_opt(file.path().c_str(), &options);
  if (workbook == nullptr) throw_environment("no memory for an XLSX file; close other programs");
  fix_time(workbook);
  lxw_format* bold = workbook_add_format(workbook);
  format_set_bold(bold);
  try {
    Sheet sheet(workbook, table.simulated ? "SIMULATED" : "table");
    write_header(sheet, table, bold);
    write_rows(sheet, table);
    write_notes(workbook, table);
  } catch (...) {
    lxw_workbook_free(workbook);
    throw;
  }
  if (const lxw_error error = workbook_close(workbook); error != LXW_NO_ERROR)
    throw_environment(folder + ": an XLSX file cannot be made there: " + lxw_strerror(error) +
                      "; is the disk full?");
  return read_file(file.path());
}

} // namespace quietroom::report
