#include "imported/xlsx.h"

#include "imported/results.h"
#include "support/stored_zip.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

constexpr const char* workbook_xml = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"b\" sheetId=\"2\" "
                                     "r:id=\"rId2\"/><sheet name=\"a\" sheetId=\"1\" "
                                     "r:id=\"rId1\"/></sheets></workbook>";
constexpr const char* relations_xml =
    "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>";
constexpr const char* strings_xml = "<sst><si><t>listener</t></si><si><r><t>sti</t></r><r><t>mulus</t></"
                                    "r><rPh><t>spoken</t></rPh></si></sst>";

/// A workbook whose first sheet has these rows.
std::string workbook(const std::string& rows) {
  return stored_zip(
      {{"xl/workbook.xml", workbook_xml},
       {"xl/_rels/workbook.xml.rels", relations_xml},
       {"xl/sharedStrings.xml", strings_xml},
       {"xl/worksheets/sheet1.xml", "<worksheet/>"},
       {"xl/worksheets/sheet2.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
}

const std::string header_row =
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"D1\" "
    "t=\"inlineStr\"><is><t>vote</t></is></c></row>";

std::string sheet_mistake(const std::string& bytes) {
  try {
    imported::first_sheet("in.xlsx", bytes);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

} // namespace

TEST_CASE("the first sheet of a workbook, with cells that are left out and numbers in their shortest form") {
  const auto sheet = imported::first_sheet(
      "in.xlsx",
      workbook(
          header_row +
          "<row r=\"5\"><c r=\"A5\" t=\"str\"><v>ann</v></c><c r=\"D5\"><v>73.499999999999986</v></c></row>"
          "<row r=\"6\"/>"
          "<row r=\"7\"><c r=\"A7\" t=\"inlineStr\"><is><t>ben</t></is></c><c "
          "r=\"B7\"><v>4.0</v></c></row>"));
  REQUIRE(sheet.records.size() == 3);
  CHECK(sheet.records[0].cells == std::vector<std::string>{"listener", "stimulus", "", "vote"});
  CHECK(sheet.records[1].cells == std::vector<std::string>{"ann", "", "", "73.49999999999999"});
  CHECK(sheet.records[1].line == 5);
  CHECK(sheet.records[2].cells == std::vector<std::string>{"ben", "4", "", ""});
}

TEST_CASE("a workbook is read as any table, and its rows are its lines") {
  const auto votes =
      import_text(workbook(header_row + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>ann</v></c><c "
                                        "r=\"B2\"><v>1</v></c><c r=\"D2\"><v>3.5</v></c></row>"
                                        "<row r=\"9\"><c r=\"A9\" t=\"str\"><v>ben</v></c><c "
                                        "r=\"B9\"><v>1</v></c><c r=\"D9\" t=\"str\"><v>good</v></c></row>"),
                  {}, "in.xlsx");
  CHECK(column(votes, "listener") == "ann ben");
  CHECK(column(votes, "vote") == "3.5 -");
  CHECK(has_note(votes, "from the first sheet of the workbook"));
  CHECK(contains(misfits(votes), "in.xlsx:9: the vote \"good\" is no number"));
}

TEST_CASE("archives that are no workbook, cut off, or far larger than a sheet are refused in a sentence") {
  const std::string whole = workbook(header_row);
  CHECK(contains(sheet_mistake(stored_zip({{"a.txt", "x"}})), "is a ZIP archive without xl/workbook.xml"));
  for (const std::size_t bytes : {whole.size() - 8, whole.size() / 2, std::size_t{10}})
    CHECK(contains(sheet_mistake(whole.substr(0, bytes)), "damaged or cut off"));
  std::string changed = whole;
  changed[changed.find("sheetData")] = 'S'; // the checksum no longer fits
  CHECK(contains(sheet_mistake(changed), "damaged or cut off"));
  CHECK(contains(sheet_mistake(stored_zip({{"xl/workbook.xml", std::string(64'000'001, ' ')}})),
                 "unpacks to more than 64 MB"));
  CHECK(contains(sheet_mistake(workbook("<row><c r=\"ZZZZZ1\"><v>1</v></c></row>")),
                 "which is no place of a sheet"));
  CHECK(contains(sheet_mistake(workbook("<row><c t=\"s\"><v>7</v></c></row>")),
                 "names a text that is not in the workbook"));
  std::string wide;
  for (int i = 0; i < 400; ++i) wide += "<row><c r=\"XFD1\"><v>1</v></c></row>";
  CHECK(contains(sheet_mistake(workbook(wide)), "has more than 5000000 cells"));
}
