#include "report/latex_text.h"

#include <catch2/catch.hpp>

using namespace quietroom::report;

TEST_CASE("signs that are commands stand for themselves in LaTeX") {
  CHECK(latex_escaped("_%&#$~^\\{}") ==
        "\\_\\%\\&\\#\\$\\textasciitilde{}\\textasciicircum{}\\textbackslash{}\\{\\}");
  CHECK(latex_escaped("<5 % | `a`") == "\\textless{}5 \\% \\textbar{} \\textasciigrave{}a\\textasciigrave{}");
}

TEST_CASE("straight quotation marks stay straight in LaTeX, and need T1") {
  CHECK(latex_escaped("say \"a\" 'b'") ==
        "say \\textquotedbl{}a\\textquotedbl{} \\textquotesingle{}b\\textquotesingle{}");
  CHECK(latex_text("\"").needs == LatexNeeds{true, false});
  CHECK(latex_text("'").needs == LatexNeeds{false, false});
}

TEST_CASE("a label that begins like an option or a star is none behind the end of a row") {
  CHECK(latex_escaped("[EVS]") == "{}[EVS]");
  CHECK(latex_escaped("*x") == "{}*x");
  CHECK(latex_escaped("x[1]*") == "x[1]*");
}

TEST_CASE("two signs do not become one in LaTeX") {
  CHECK(latex_escaped("x--y") == "x-\\kern0pt{}-y");
  CHECK(latex_escaped("---") == "-\\kern0pt{}-\\kern0pt{}-");
  CHECK(latex_escaped("<<,,>>") ==
        "\\textless{}\\kern0pt{}\\textless{},\\kern0pt{},\\textgreater{}\\kern0pt{}"
        "\\textgreater{}");
}

TEST_CASE("letters of Latin scripts stay in LaTeX as they are, those of T1 with T1") {
  CHECK(latex_escaped("Größe Łódź é") == "Größe Łódź é");
  CHECK(latex_text("ä").needs == LatexNeeds{true, false});
  CHECK(latex_text("20 °C ± 1 µs").needs == LatexNeeds{});
  CHECK(latex_text("ế").needs == LatexNeeds{false, true}); // two marks, which T1 has not
  CHECK(latex_escaped("e\xCC\x81") == "é");                // composed
}

TEST_CASE("Greek letters are those of mathematics in LaTeX") {
  CHECK(latex_escaped("αβ Ω Α ς ή") ==
        "$\\alpha$$\\beta$ $\\Omega$ $\\mathrm{A}$ $\\varsigma$ $\\acute{\\eta}$");
  CHECK(latex_text("α ≤ 3").needs == LatexNeeds{});
}

TEST_CASE("other scripts need LuaLaTeX; Chinese may break anywhere, Hebrew goes from right to left") {
  CHECK(latex_text("漢字").needs == LatexNeeds{false, true});
  CHECK(latex_escaped("漢字") == "漢\\allowbreak{}字");
  CHECK(latex_escaped("אב גד x") == "{\\textdir TRT אב גד} x");
  CHECK(latex_text("Опус").needs.lualatex);
}

TEST_CASE("a word that is too long for its line breaks behind a sign, else between letters") {
  CHECK(latex_text("opus/wideband/loss", 6).code == "opus/\\allowbreak{}wideband/\\allowbreak{}loss");
  CHECK(latex_text("abcdefghij", 3).code.find("\\penalty9000{}") != std::string::npos);
  CHECK(latex_text("abc def ghi", 3).code == "abc def ghi");
  CHECK(latex_text("rate/24.4/kbit", 5).code.find("24.4") != std::string::npos); // no break within a number
}

TEST_CASE("a line break and a tab are a space in LaTeX") { CHECK(latex_escaped("a\nb\tc") == "a b c"); }

TEST_CASE("the width of a text is that of Computer Modern") {
  CHECK(latex_text("MOS").width_em == Approx(0.917 + 0.778 + 0.556)); // cmr10.tfm
}
