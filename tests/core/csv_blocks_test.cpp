#include "core/csv_blocks.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using Catch::Contains;

namespace {

std::vector<CsvBlocks::Block> rest_of(CsvBlocks& blocks) {
  std::vector<CsvBlocks::Block> out;
  for (CsvBlocks::Block block; blocks.next(block);) out.push_back(block);
  return out;
}

/// Records of two lines each, the line end within quotes, over 2.5 megabytes.
std::string long_csv() {
  std::string out = "id,comment\n";
  for (int i = 0; out.size() < 2'500'000; ++i)
    out += std::to_string(i) + ",\"first line " + std::string(static_cast<std::size_t>(i % 37), 'x') +
           "\nsecond, and \"\"quoted\"\"\"\n";
  return out;
}

} // namespace

TEST_CASE("blocks are the file, each of them ends with a record, and each knows its first line") {
  const test::TempFolder folder;
  const std::string csv = long_csv();
  CsvBlocks blocks(folder.write("a.csv", csv).string());
  CsvBlocks::Block header = blocks.header();
  CHECK(header.text == "id,comment\n");
  CHECK(header.line == 1);
  std::string whole = header.text;
  const auto found = rest_of(blocks);
  CHECK(found.size() >= 3);
  for (const auto& block : found) {
    CHECK(block.line == 1 + static_cast<std::uint64_t>(std::count(whole.begin(), whole.end(), '\n')));
    CHECK(std::count(block.text.begin(), block.text.end(), '"') % 2 == 0);
    CHECK(block.text.ends_with("\"\n"));
    CHECK(std::isdigit(static_cast<unsigned char>(block.text.front())) != 0);
    whole += block.text;
  }
  CHECK(whole == csv);
}

TEST_CASE("the header is the first record that holds something, behind a byte order mark and empty lines") {
  const test::TempFolder folder;
  const auto header_of = [&](const std::string& text) {
    return CsvBlocks(folder.write("a.csv", text).string()).header().text;
  };
  CHECK(header_of("\xEF\xBB\xBF\r\n\na,b\n1,2\n") == "\xEF\xBB\xBF\r\n\na,b\n");
  CHECK(header_of("\"a\nstill a\",b\n1,2\n") == "\"a\nstill a\",b\n");
  CHECK(header_of("a,b") == "a,b"); // no line end at all
  CHECK(header_of("").empty());
}

TEST_CASE("what follows the header counts its lines on, and a last line without an end is there") {
  const test::TempFolder folder;
  CsvBlocks blocks(folder.write("a.csv", "\na,b\n1,2\n3,4").string());
  blocks.header();
  const auto found = rest_of(blocks);
  REQUIRE(found.size() == 1);
  CHECK(found[0].text == "1,2\n3,4");
  CHECK(found[0].line == 3);
}

TEST_CASE("a record longer than a block is one block, and a quote that is never closed is handed on") {
  const test::TempFolder folder;
  const std::string record = "\"" + std::string(1'500'000, 'x') + "\n\"\n";
  CsvBlocks blocks(folder.write("a.csv", "a\n" + record + "2\n").string());
  blocks.header();
  std::string whole;
  for (const auto& block : rest_of(blocks)) {
    CHECK(block.text.starts_with(whole.empty() ? "\"x" : "2"));
    whole += block.text;
  }
  CHECK(whole == record + "2\n");
  CsvBlocks open(folder.write("b.csv", "a\n\"1\n2\n").string());
  open.header();
  CHECK(rest_of(open).front().text == "\"1\n2\n");
}

TEST_CASE("what cannot be read, or is of another form, is refused by name") {
  const test::TempFolder folder;
  CHECK_THROWS_WITH(CsvBlocks((folder.path() / "none.csv").string()), Contains("none.csv: cannot be read"));
  CHECK_THROWS_AS(CsvBlocks(folder.path().string()), Error);
  CHECK_THROWS_AS(CsvBlocks(folder.write("a.csv", std::string("PK\3\4 a spreadsheet", 17)).string()).header(),
                  Error);
}
