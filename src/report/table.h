#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What goes into papers and terminals: a table as a value, and its forms.
namespace quietroom::report {

/// A number printed with fixed decimals in text, in full precision in CSV.
struct Number {
  std::optional<double> value; ///< empty: undefined
  int decimals = 0;
  bool operator==(const Number&) const = default;
};

/// A value and the half-width of its interval: 3.62 ± 0.08. In CSV these are two columns.
struct PlusMinus {
  std::optional<double> value;
  std::optional<double> half;
  int decimals = 2;
  bool operator==(const PlusMinus&) const = default;
};

using Cell = std::variant<std::string, Number, PlusMinus>;

enum class Align { left, right };

struct Column {
  std::string key;    ///< header in CSV
  std::string header; ///< header for readers
  Align align = Align::left;
  std::string half_key; ///< CSV header of the half-width; where set, every cell is a PlusMinus
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows; ///< each as long as columns
  std::string caption;                 ///< Markdown and LaTeX
  std::string label;                   ///< LaTeX, such as "tab:mos"
  std::string note;                    ///< first line of every form but CSV, e.g. "SIMULATED votes"
  bool simulated = false;              ///< CSV: one column more, `simulated`, holding 1
};

/// Aligned columns for a terminal; an en dash where a value is undefined.
std::string to_text(const Table& table);

/// RFC 4180, full precision, undefined is empty.
std::string to_csv(const Table& table);

/// A pipe table; cells and caption read as they are, whatever markup is in them.
std::string to_markdown(const Table& table);

/// booktabs: three rules, caption above, no vertical lines; needs no package but booktabs.
std::string to_latex(const Table& table);

/// The text so that LaTeX prints just it, in any place: special characters, ligatures (--, ''), and brackets
/// and stars behind a line end.
std::string latex_escaped(std::string_view text);
std::string markdown_escaped(std::string_view text);

} // namespace quietroom::report
