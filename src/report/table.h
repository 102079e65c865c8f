#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What goes into papers, spreadsheets and terminals: a table as a value, and its forms.
namespace quietroom::report {

/// A number printed with fixed decimals for readers, in full precision for programs.
struct Number {
  std::optional<double> value; ///< empty: undefined
  int decimals = 0;
  bool operator==(const Number&) const = default;
};

/// A value and its interval. In CSV and JSON these are two values, the second is the half-width.
struct PlusMinus {
  std::optional<double> value;
  std::optional<double> half;
  int decimals = 2;
  std::optional<double> low = {}, high = {}; ///< set where the interval is not symmetric
  bool operator==(const PlusMinus&) const = default;
};

using Cell = std::variant<std::string, Number, PlusMinus>;

enum class Align { left, right };

struct Column {
  std::string key;    ///< header in CSV, XLSX and JSON
  std::string header; ///< header for readers
  Align align = Align::left;
  std::string half_key = {}; ///< CSV header of the half-width; where set, every cell is a PlusMinus
  std::size_t width = 0;     ///< a terminal wraps header and text at so many columns; 0: never
};

/// A heading above some rows, such as "reference"; it holds until the next one.
struct RowGroup {
  std::size_t first_row = 0;
  std::string heading;
};

/// A cell printed in bold.
struct Place {
  std::size_t row = 0, column = 0;
  bool operator==(const Place&) const = default;
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows; ///< each as long as columns
  std::string caption;                 ///< above, in Markdown and LaTeX
  std::string label;                   ///< LaTeX, such as "tab:mos"
  std::string note;                    ///< first line of every form but CSV, e.g. "SIMULATED votes"
  bool simulated = false;              ///< CSV, XLSX: one column more, `simulated`, holding 1
  std::string footnote = {};           ///< below, in Markdown and LaTeX
  std::vector<RowGroup> groups = {};   ///< by first row; for readers
  std::vector<Place> bold = {};        ///< Markdown, LaTeX
};

/// At how many columns a terminal wraps the names of conditions and the like.
inline constexpr std::size_t name_columns = 40;

/// Aligned columns for a terminal; an en dash where a value is undefined. Text that is wider than its column
/// goes on in the next line; nothing is cut.
std::string to_text(const Table& table);

/// The same as several tables, one below the other, where it is wider than `width`: each has the first `keys`
/// columns, and as many of the others as find room; one column more at least.
std::string to_folded_text(const Table& table, std::size_t width, std::size_t keys = 0);

/// RFC 4180, full precision, undefined is empty.
std::string to_csv(const Table& table);

/// The same for spreadsheet programs: text that they would take for a formula has an apostrophe before it.
/// Numbers stay as they are.
std::string to_spreadsheet_csv(const Table& table);

/// The text with an apostrophe before it where a spreadsheet program would take it for a formula.
std::string no_formula(std::string text);

/// A pipe table. Each character of a cell, the caption, the footnote and the note stands for itself: no HTML,
/// emphasis, code or link.
std::string to_markdown(const Table& table);

/// The text as Markdown prints it, to the letter, on one line.
std::string markdown_escaped(std::string_view text);

/// Schema `quietroom-table`, with its version: `caption`, `footnote`, `columns[] {key, header, kind,
/// decimals}`, `rows[]` by the keys of the columns, full precision, undefined is null.
std::string to_json(const Table& table);

/// Raised where a key of to_json() changes its meaning or goes.
inline constexpr int table_schema_version = 1;

} // namespace quietroom::report
