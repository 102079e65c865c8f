#include "cli/quietroom.h"

#include "core/atomic_file.h"

using namespace quietroom::test;

TEST_CASE("exported tables: all forms have the same rows, and a group of the votes is a heading") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote,kind\nL,s,b,4,test\nM,s,b,5,test\nL,s,a,2,anchor\n"
                        "M,s,a,1,anchor\n");
  REQUIRE(run_quietroom("export v.csv out --tables --group kind --sort mos", folder.path()).exit_code == 0);
  const auto read = [&](const char* name) { return quietroom::read_file(folder.path() / "out" / name); };
  const auto before = [](const std::string& text, const char* one, const char* other) {
    return text.find(one) < text.find(other) && text.find(other) != text.npos;
  };
  CHECK(before(read("conditions.csv"), "test,b,", "anchor,a,"));
  CHECK(before(read("conditions.md"), "test", "anchor"));
  CHECK(before(read("conditions.tex"), "\\textit{test}", "\\textit{anchor}"));
}
