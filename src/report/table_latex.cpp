#include "report/table_latex.h"

#include "core/number.h"
#include "report/latex_parts.h"
#include "report/latex_text.h"
#include "report/printed_cells.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace quietroom::report {

namespace {

constexpr const char* undefined = "--";
constexpr double line_em = 26; // a line of 80 mm at 8 pt
constexpr double digit_em = 0.5;
constexpr double indent_em = 1; // of a label's second line

/// A table on its way to LaTeX.
struct Setting {
  const Table& table;
  const LatexOptions& options;
  std::vector<LatexColumn> columns;
  LatexLayout layout;
  LatexNeeds needs = {};

  bool wraps() const {
    return std::any_of(layout.share.begin(), layout.share.end(), [](double share) { return share > 0; });
  }

  /// Of a column whose text is wrapped: the width of its lines.
  std::optional<double> room_em(std::size_t column) const {
    if (layout.share.empty() || layout.share[column] <= 0) return std::nullopt;
    return layout.text_em[column];
  }

  std::string text(const std::string& given, std::optional<double> longest_em = std::nullopt) {
    const LatexText out = latex_text(given, longest_em);
    needs |= out.needs;
    return out.code;
  }
};

bool is_asymmetric(const Cell& cell) {
  const auto* both = std::get_if<PlusMinus>(&cell);
  return both != nullptr && both->low.has_value();
}

/// Numbers and symmetric intervals; limits in brackets have no place in an S column.
bool is_s_column(const Setting& setting, std::size_t at) {
  if (!setting.options.siunitx || setting.table.rows.empty()) return false;
  return std::all_of(setting.table.rows.begin(), setting.table.rows.end(), [&](const auto& row) {
    return !std::holds_alternative<std::string>(row[at]) && !is_asymmetric(row[at]);
  });
}

/// The pattern of an S column, such as -1.2(2).
struct Pattern {
  int whole = 1, decimals = 0, uncertain = 0;
  bool negative = false;

  void add(std::optional<double> value, int of_decimals) {
    decimals = std::max(decimals, of_decimals);
    if (!value) return;
    negative = negative || fixed(value, of_decimals).starts_with('-');
    whole = std::max(whole, digits(*value));
  }
  void operator()(const std::string&) {}
  void operator()(const Number& cell) { add(cell.value, cell.decimals); }
  void operator()(const PlusMinus& cell) {
    add(cell.value, cell.decimals);
    if (cell.half) uncertain = std::max(uncertain, cell.decimals + (*cell.half < 1 ? 0 : digits(*cell.half)));
  }
  static int digits(double value) { return static_cast<int>(fixed(std::floor(std::abs(value)), 0).size()); }

  std::string text() const {
    std::string out = (negative ? "-" : "") + std::to_string(whole);
    if (decimals > 0) out += '.' + std::to_string(decimals);
    return uncertain > 0 ? out + '(' + std::to_string(uncertain) + ')' : out;
  }
};

std::string s_column(const Table& table, std::size_t at) {
  Pattern pattern;
  for (const auto& row : table.rows) std::visit(pattern, row[at]);
  return "S[table-format=" + pattern.text() + "]";
}

struct LatexCell {
  Setting& setting;
  bool s_column, bold;
  std::optional<double> room_em; ///< of a column that wraps

  std::string operator()(const std::string& text) const {
    const std::string code = setting.text(text, room_em ? std::optional(*room_em - indent_em) : std::nullopt);
    const std::string strong = bold ? "\\textbf{" + code + "}" : code;
    return room_em ? "\\raggedright\\hangindent1em " + strong : strong;
  }
  std::string operator()(const Number& cell) const {
    return number(fixed(cell.value, cell.decimals), cell.value);
  }
  std::string operator()(const PlusMinus& cell) const {
    const std::string value = fixed(cell.value, cell.decimals);
    if (cell.value && cell.low && cell.high)
      return math(value) + " $[" + fixed(cell.low, cell.decimals) + ", " + fixed(cell.high, cell.decimals) +
             "]$";
    if (!cell.value || !cell.half) return number(value, cell.value);
    const std::string half = fixed(cell.half, cell.decimals);
    if (s_column) return weight() + value + " +- " + half;
    return '$' + weighed(value) + " \\pm " + weighed(half) + '$';
  }

private:
  std::string number(const std::string& printed, std::optional<double> value) const {
    if (!value) return s_column ? std::string("{") + undefined + "}" : undefined;
    return s_column ? weight() + printed : math(printed);
  }
  std::string math(const std::string& printed) const { return '$' + weighed(printed) + '$'; } // sets a minus
  std::string weighed(const std::string& printed) const {
    return bold ? "\\mathbf{" + printed + "}" : printed;
  }
  std::string weight() const { return bold ? "\\bfseries " : ""; }
};

std::string row_text(const Setting& setting, const std::vector<std::string>& cells) {
  std::string out = "    ";
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : " & ") + cells[i];
  return out + (setting.wraps() ? " \\tabularnewline\n" : " \\\\\n"); // \raggedright has a \\ of its own
}

std::string header_cell(Setting& setting, std::size_t at) {
  const std::vector<std::string>& lines = setting.columns[at].header;
  const bool s = is_s_column(setting, at);
  const bool right = setting.table.columns[at].align == Align::right;
  std::string out;
  for (const std::string& line : lines)
    out += (out.empty() ? "" : "\\\\") + setting.text(line, setting.room_em(at));
  if (lines.size() > 1)
    out = std::string("\\begin{tabular}[b]{@{}") +
          (s       ? 'c'
           : right ? 'r'
                   : 'l') +
          "@{}}" + out + "\\end{tabular}";
  if (setting.room_em(at)) out = "\\raggedright " + out;
  return s ? '{' + out + '}' : out;
}

/// "" for the one text column of a table, "0.6" for one of several.
std::string share_of(const Setting& setting, std::size_t at) {
  const double share = std::floor(1000 * setting.layout.share[at]) / 1000;
  return share >= 0.999 ? "\\roomfortext" : shortest(share) + "\\dimexpr\\roomfortext\\relax";
}

std::string column_specs(const Setting& setting) {
  std::string out = "@{}";
  for (std::size_t i = 0; i < setting.columns.size(); ++i) {
    if (setting.room_em(i))
      out += "p{" + share_of(setting, i) + '}';
    else if (is_s_column(setting, i))
      out += s_column(setting.table, i);
    else
      out += setting.table.columns[i].align == Align::right ? 'r' : 'l';
  }
  return out + "@{}";
}

/// Numbers are as wide as their digits, which not every document takes from the font of its text.
std::string room_for_text(const Setting& setting) {
  const double gaps_pt = 2 * setting.layout.gap_pt * static_cast<double>(setting.columns.size() - 1);
  const double digits = setting.layout.fixed_em / digit_em + 0.1;
  return "  \\setbox0\\hbox{$0$}\\edef\\roomfortext{\\the\\dimexpr\\linewidth-" + fixed(digits, 1) +
         "\\wd0-" + fixed(gaps_pt, 0) + "pt\\relax}% what the other columns leave\n";
}

std::string heading_text(Setting& setting, const RowGroup& group, const LatexPart& part) {
  const bool again = group.first_row < part.begin;
  const std::string code = setting.text(group.heading + (again ? " (continued)" : ""), line_em);
  const bool long_one = latex_text(group.heading).width_em > 20; // wrapped over the whole width
  const std::string shape = long_one ? "@{}p{\\linewidth}@{}" : "@{}l";
  return std::string(group.first_row <= part.begin ? "" : "    \\addlinespace\n") + "    \\multicolumn{" +
         std::to_string(setting.columns.size()) + "}{" + shape + "}{" + (long_one ? "\\raggedright " : "") +
         "\\textit{" + code + "}} " + (setting.wraps() ? "\\tabularnewline\n" : "\\\\\n");
}

/// The group whose heading stands above the row: that which begins there, and at the top of a part the one
/// that goes on.
const RowGroup* group_above(const Table& table, std::size_t row, bool is_top) {
  const RowGroup* out = nullptr;
  for (const RowGroup& group : table.groups)
    if (group.first_row == row || (is_top && group.first_row < row)) out = &group;
  return out;
}

std::string body_text(Setting& setting, const LatexPart& part) {
  const Table& table = setting.table;
  std::string out;
  for (std::size_t row = part.begin; row < part.end; ++row) {
    if (const RowGroup* group = group_above(table, row, row == part.begin))
      out += heading_text(setting, *group, part);
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const bool bold = std::find(table.bold.begin(), table.bold.end(), Place{row, i}) != table.bold.end();
      cells.push_back(std::visit(LatexCell{setting, is_s_column(setting, i), bold, setting.room_em(i)},
                                 table.rows[row][i]));
    }
    out += row_text(setting, cells);
  }
  return out;
}

/// Behind the first part the number is the same and nothing stands in the list of tables.
std::string caption_text(Setting& setting, bool is_first) {
  const Table& table = setting.table;
  if (table.note.empty() && table.caption.empty()) return "";
  std::string out = table.note.empty() ? "" : "\\textbf{" + setting.text(table.note, line_em) + "}";
  const std::string words = is_first ? setting.text(table.caption, line_em) : "(continued)";
  if (!out.empty() && !words.empty()) out += ' ';
  return std::string("  \\setlength{\\belowcaptionskip}{4pt}\n") + // article has none
         (is_first ? "" : "  \\addtocounter{table}{-1}\\renewcommand{\\addcontentsline}[3]{}\n") +
         "  \\caption{" + out + words + "}\n";
}

std::string footnote_text(Setting& setting) {
  if (setting.table.footnote.empty()) return "";
  return "  \\par\\vspace{3pt}\n  \\begin{minipage}{\\linewidth}\\footnotesize\\raggedright\n    " +
         setting.text(setting.table.footnote, line_em) + "\n  \\end{minipage}\n";
}

std::string needs_text(const Setting& setting) {
  std::vector<std::string> packages = {"\\usepackage{booktabs}"};
  if (setting.options.siunitx) packages.emplace_back("\\usepackage{siunitx} (version 3)");
  if (setting.needs.lualatex)
    packages.emplace_back("fonts that have its letters (\\usepackage{fontspec})");
  else if (setting.needs.t1)
    packages.emplace_back("\\usepackage[T1]{fontenc}");
  std::string out = setting.needs.lualatex ? "% needs LuaLaTeX with " : "% needs ";
  for (std::size_t i = 0; i < packages.size(); ++i)
    out += (i == 0 ? "" : i + 1 == packages.size() ? " and " : ", ") + packages[i];
  return out + '\n';
}

std::string settings_text(const Setting& setting) {
  std::string out;
  if (*setting.layout.size != '\0') out += std::string("  ") + setting.layout.size + '\n';
  if (setting.layout.gap_pt < 6)
    out += "  \\setlength{\\tabcolsep}{" + fixed(setting.layout.gap_pt, 0) + "pt}\n";
  if (setting.wraps()) out += "  \\hyphenpenalty=10000 % labels get no hyphen\n" + room_for_text(setting);
  if (setting.options.siunitx)
    out += "  \\sisetup{uncertainty-mode=separate, table-align-uncertainty=false, text-series-to-math=true, "
           "reset-text-series=false}\n";
  return out;
}

} // namespace

namespace {

std::string part_text(Setting& setting, const LatexPart& part) {
  const Table& table = setting.table;
  const bool is_first = part.begin == 0;
  const std::string environment = setting.layout.width == PaperWidth::page ? "table*" : "table";
  std::string out = "\\begin{" + environment + "}\n  \\centering\n" + caption_text(setting, is_first);
  if (is_first && !table.label.empty()) out += "  \\label{" + table.label + "}\n";
  std::vector<std::string> header;
  for (std::size_t i = 0; i < table.columns.size(); ++i) header.push_back(header_cell(setting, i));
  out += settings_text(setting) + "  \\begin{tabular}{" + column_specs(setting) + "}\n    \\toprule\n";
  out += row_text(setting, header) + "    \\midrule\n" + body_text(setting, part);
  out += "    \\bottomrule\n  \\end{tabular}\n";
  if (part.end == table.rows.size()) out += footnote_text(setting);
  return out + "\\end{" + environment + "}\n";
}

} // namespace

std::string to_latex(const Table& table, const LatexOptions& options) {
  std::vector<LatexColumn> columns = latex_columns(table);
  LatexLayout layout = latex_layout(columns, options.width);
  Setting setting{table, options, std::move(columns), std::move(layout)};
  const std::vector<LatexPart> parts = latex_parts(table, setting.layout);
  std::string floats;
  for (const LatexPart& part : parts) floats += part_text(setting, part);
  std::string out = needs_text(setting);
  if (parts.size() > 1)
    out += "% in " + std::to_string(parts.size()) + " floats, for a page has no room for all rows\n";
  return out + floats;
}

bool is_latex_label(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view(":.-/+").find(c) != std::string_view::npos;
  });
}

} // namespace quietroom::report
