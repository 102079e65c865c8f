#include "usage/man_page.h"

#include "usage/tiny_program.h"

#include <catch2/catch.hpp>

using namespace quietroom::usage;

namespace {

const Page& command(const Program& program, std::size_t i) { return *commands_of(program).at(i); }

} // namespace

TEST_CASE("a man page has the synopsis, every option, its sections, examples and other pages") {
  const Program program = test::tiny_program();
  const std::string page = man_page(command(program, 0), "1.0");
  CHECK(man_page_file(command(program, 0)) == "tiny-mos.1");
  for (const char* part :
       {".TH TINY\\-MOS 1 \"\" \"Quietroom 1.0\"", "tiny\\-mos \\- MOS of votes",
        ".SH SYNOPSIS\n\\fBtiny mos\\fR [\\fIOPTIONS\\fR] \\fIVOTES\\fR",
        "\\fB\\-\\-by\\fR \\fIFACTORS\\fR\ncolumns, with commas between", "\\fB\\-\\-json\\fR\n",
        "a CSV of votes (required)", "only these rows (may be repeated)",
        ".SH FILES\nvotes.csv is yours.\n.PP\nNothing is written.",
        ".EX\n  tiny mos votes.csv \\-\\-by talker\n.EE\nA remark.", ".SH SEE ALSO\n\\fBtiny\\fR(1)"})
    CHECK_THAT(page, Catch::Contains(part));
  CHECK_THAT(man_page(command(program, 1), "1.0"),
             Catch::Contains("\\fB\\-\\-codec\\fR \\fIID\\fR \\fIFILE...\\fR"));
}

TEST_CASE("the man page of a program lists its commands by group") {
  CHECK_THAT(man_page(test::tiny_program(), "1.0"),
             Catch::Contains(".SS Measure\n.TP\n\\fBtiny\\-level\\fR(1)\nLevel of \\(aqfiles\\(aq.\n"));
}

TEST_CASE("no text of a man page is taken for a request of troff") {
  const Page page{"tiny", "a", {{"--x", "", ".wav and \\n of C\n'quoted'"}}, "", {}, {}};
  CHECK_THAT(man_page(page, "1"), Catch::Contains("\n\\&.wav and \\en of C\n\\&\\(aqquoted\\(aq\n"));
}
