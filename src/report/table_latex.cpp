#include "report/table.h"

#include "core/number.h"

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
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
    case '_':
    case '%':
    case '&':
    case '#':
    case '$':
    case '{':
    case '}':
      out += '\\';
      out += c;
      break;
    case '~':
      out += "\\textasciitilde{}";
      break;
    case '^':
      out += "\\textasciicircum{}";
      break;
    case '\\':
      out += "\\textbackslash{}";
      break;
    case '<': // in the font encoding that LaTeX begins with, these three are other characters
      out += "\\textless{}";
      break;
    case '>':
      out += "\\textgreater{}";
      break;
    case '|':
      out += "\\textbar{}";
      break;
    case '"':
      out += "{''}";
      break;
    case '`': // ?` !` and `` are ligatures
      out += "\\textasciigrave{}";
      break;
    case '-': // -- and --- are dashes
    case '\'':
    case ',':
      out += c;
      if (i + 1 < text.size() && text[i + 1] == c) out += "{}";
      break;
    case '[': // behind a line end a bracket is a length, and a star another command
    case ']':
    case '*':
      out += std::string("{") + c + '}';
      break;
    default:
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
        out += ' ';
      else
        out += c;
    }
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
