#include "report/table.h"

#include "core/number.h"
#include "core/visible_text.h"

namespace quietroom::report {

namespace {

constexpr const char* undefined = "--";

std::string number(std::optional<double> value, int decimals) {
  return value ? '$' + fixed(value, decimals) + '$' : undefined; // math mode sets the minus sign
}

struct LatexCell {
  std::string operator()(const std::string& text) const { return latex_escaped(text); }
  std::string operator()(const Number& cell) const { return number(cell.value, cell.decimals); }
  std::string operator()(const PlusMinus& cell) const {
    if (!cell.value || !cell.half) return number(cell.value, cell.decimals);
    return '$' + fixed(cell.value, cell.decimals) + " \\pm " + fixed(cell.half, cell.decimals) + '$';
  }
};

/// One byte as LaTeX prints it, by commands of its kernel alone. A space ends no command here, for each one
/// has its {}.
std::string printable(char c) {
  switch (c) {
  case '_':
  case '%':
  case '&':
  case '#':
  case '$':
  case '{':
  case '}':
    return {'\\', c};
  case '~':
    return "\\textasciitilde{}";
  case '^':
    return "\\textasciicircum{}";
  case '\\':
    return "\\textbackslash{}";
  case '<':
    return "\\textless{}";
  case '>':
    return "\\textgreater{}";
  case '|':
    return "\\textbar{}";
  case '`':
    return "\\textasciigrave{}";
  case '"':
    return "\\symbol{34}"; // babel gives the character itself a meaning
  case '\n':
  case '\r':
  case '\t':
    return " ";
  default:
    return {c};
  }
}

std::string row_text(const std::vector<std::string>& cells) {
  std::string out = "    ";
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : " & ") + cells[i];
  return out + " \\\\\n";
}

std::string head(const Table& table) {
  std::string out = "% needs \\usepackage{booktabs}\n\\begin{table}\n  \\centering\n";
  const std::string note = table.note.empty() ? "" : "\\textbf{" + latex_escaped(table.note) + "}";
  const std::string space = note.empty() || table.caption.empty() ? "" : " ";
  out += "  \\caption{" + note + space + latex_escaped(table.caption) + "}\n";
  if (!table.label.empty()) out += "  \\label{" + table.label + "}\n";
  out += "  \\begin{tabular}{";
  for (const Column& column : table.columns) out += column.align == Align::right ? 'r' : 'l';
  return out + "}\n    \\toprule\n";
}

} // namespace

std::string latex_escaped(std::string_view text) {
  std::string out;
  // After the end of a row or a rule TeX takes a star or a bracket for an option.
  if (text.starts_with('[') || text.starts_with('*')) out += "{}";
  char last = '\0';
  for (const char c : visible(text)) {
    const bool joins = c == last && (c == '-' || c == '\'' || c == ','); // TeX makes one character of two
    if (joins) out += "{}";
    out += printable(c);
    last = c;
  }
  return out;
}

std::string to_latex(const Table& table) {
  std::string out = head(table);
  std::vector<std::string> cells;
  for (const Column& column : table.columns) cells.push_back(latex_escaped(column.header));
  out += row_text(cells) + "    \\midrule\n";
  for (const auto& row : table.rows) {
    cells.clear();
    for (const Cell& cell : row) cells.push_back(std::visit(LatexCell{}, cell));
    out += row_text(cells);
  }
  return out + "    \\bottomrule\n  \\end{tabular}\n\\end{table}\n";
}

} // namespace quietroom::report
