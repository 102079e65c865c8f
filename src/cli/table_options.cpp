#include "cli/table_options.h"

#include "cli/choices.h"
#include "cli/output.h"
#include "core/error.h"

namespace quietroom::cli {

void refuse_unknown_words(const Arguments& arguments) {
  (void)latex_options(arguments);
  (void)row_choice(arguments);
  if (const auto label = arguments.text("--label"); label && !report::is_latex_label(*label))
    throw_input("--label \"" + *label +
                "\" cannot be a label; take letters, digits and : . - / + of ASCII, such as tab:mos");
}

std::vector<Option> table_options() {
  return {{"--columns", "KEYS", "columns of the table, with commas between, e.g. label,mos,letters"},
          {"--caption", "TEXT", "caption in place of the one that describes the columns"},
          {"--label", "NAME", "LaTeX: label in place of tab:mos"},
          {"--width", "column|page",
           "LaTeX: the table fits a column of 80 mm, or the page (default: column where it fits)"},
          {"--siunitx", "", "LaTeX: numbers in S columns of siunitx, version 3"},
          {"--spreadsheet", "",
           "CSV of the table for spreadsheet programs: text that begins with = + - @ gets an apostrophe"}};
}

std::vector<Option> row_options() {
  return {{"--sort", "mos|id|label", "order of the rows (default: that of the set, else by id)"},
          {"--rows", "IDS", "conditions to show, in this order, with commas between"},
          {"--group", "COLUMN",
           "headings between the rows: kind (of the set), or a column that has one value per condition"}};
}

report::RowChoice row_choice(const Arguments& arguments) {
  report::RowChoice out;
  if (const auto given = arguments.text("--sort")) {
    out.sort = report::parse_row_sort(*given);
    if (!out.sort) refuse_choice("--sort", *given, {"mos", "id", "label"});
  }
  out.rows = arguments.list("--rows").value_or(std::vector<std::string>{});
  return out;
}

report::LatexOptions latex_options(const Arguments& arguments) {
  report::LatexOptions out;
  out.siunitx = arguments.has("--siunitx");
  if (const auto given = arguments.text("--width")) {
    if (*given != "column" && *given != "page") refuse_choice("--width", *given, {"column", "page"});
    out.width = *given == "column" ? report::PaperWidth::column : report::PaperWidth::page;
  }
  return out;
}

void take_words(const Arguments& arguments, report::Table& table) {
  if (const auto given = arguments.text("--caption")) table.caption = *given;
  table.label = arguments.text("--label").value_or("tab:mos");
}

std::string latex_of(const Arguments& arguments, const report::Table& table) {
  const report::LatexOptions options = latex_options(arguments);
  if (const auto wide = report::too_wide(table, options.width)) {
    if (options.width) throw_input("--width: " + *wide);
    say(*wide);
  }
  return to_latex(table, options);
}

std::string csv_of(const Arguments& arguments, const report::Table& table) {
  return arguments.has("--spreadsheet") ? to_spreadsheet_csv(table) : to_csv(table);
}

} // namespace quietroom::cli
