#include "report/table_xlsx.h"

#include "report/codecs_table.h"
#include "support/temp_folder.h"

#include "core/atomic_file.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace quietroom;
using namespace quietroom::report;

namespace {

/// A member of the archive, by the reader of ZIP that Python has.
std::string member(const std::string& xlsx, const std::string& name) {
  const test::TempFolder folder;
  folder.write("t.xlsx", xlsx);
  const std::string out = (folder.path() / "out").string();
  const std::string command = "python3 -c \"import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile('" +
                              (folder.path() / "t.xlsx").string() + "').read('" + name + "'))\" > '" + out +
                              "'";
  REQUIRE(std::system(command.c_str()) == 0);
  return read_file(out);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

} // namespace

TEST_CASE("the same table is the same workbook, whatever the time is") {
  const std::string first = to_xlsx(test::codecs_table());
  setenv("TZ", "Asia/Tokyo", 1);
  CHECK(to_xlsx(test::codecs_table()) == first);
  unsetenv("TZ");
  CHECK(has(member(first, "docProps/core.xml"), "1980-01-01T00:00:00Z"));
}

TEST_CASE("a workbook has numbers as numbers, undefined as empty cells, and a header that stays") {
  const std::string sheet = member(to_xlsx(test::codecs_table()), "xl/worksheets/sheet1.xml");
  CHECK(has(sheet, "<v>4.2083333333333</v>"));
  CHECK(has(sheet, "<v>-0.0049</v>"));
  CHECK(has(sheet, "ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\""));
  CHECK(!has(sheet, "r=\"C3\"")); // the half-width that is not known
}

TEST_CASE("text in a workbook is no formula") {
  const std::string xlsx = to_xlsx(test::codecs_table());
  CHECK(!has(member(xlsx, "xl/worksheets/sheet1.xml"), "<f>"));
  CHECK(has(member(xlsx, "xl/sharedStrings.xml"), "<t>=no, \"votes\"</t>"));
}

TEST_CASE("a workbook says of simulated votes what they are, and has its caption on the second sheet") {
  Table table = test::codecs_table();
  table.simulated = true;
  table.note = "SIMULATED votes";
  const std::string xlsx = to_xlsx(table);
  CHECK(has(member(xlsx, "xl/workbook.xml"), "name=\"SIMULATED\""));
  CHECK(has(member(xlsx, "xl/sharedStrings.xml"), "<t>simulated</t>"));
  CHECK(has(member(xlsx, "xl/sharedStrings.xml"), "<t>MOS of 3 codecs, 95 % intervals.</t>"));
}
