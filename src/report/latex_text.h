#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Text as LaTeX prints it, to the letter.
namespace quietroom::report {

/// What a text needs of its document besides the kernel of LaTeX (2020 or later).
struct LatexNeeds {
  bool t1 = false;       ///< with pdfLaTeX \usepackage[T1]{fontenc}
  bool lualatex = false; ///< letters that pdfLaTeX cannot print: LuaLaTeX, and fonts that have them
  LatexNeeds& operator|=(const LatexNeeds& more) {
    t1 = t1 || more.t1;
    lualatex = lualatex || more.lualatex;
    return *this;
  }
  bool operator==(const LatexNeeds&) const = default;
};

struct LatexText {
  std::string code;
  LatexNeeds needs;
  double width_em = 0; ///< on one line, in em of its font; no less than in Computer Modern
};

/// No character of the text is a command, an option (`[` behind the end of a row) or half of a ligature
/// (`--`). Letters of Latin scripts stay as they are (UTF-8); Greek ones are those of mathematics. A
/// character that pdfLaTeX has no letter for stays as it is and needs LuaLaTeX; so does what is written from
/// right to left. A word that is wider than `longest_em` may be broken without a hyphen: behind a sign where
/// there is one, else between letters.
LatexText latex_text(std::string_view text, std::optional<double> longest_em = std::nullopt);

/// Its code alone.
std::string latex_escaped(std::string_view text);

} // namespace quietroom::report
