#include "cli/quietroom.h"

#include "core/csv.h"
#include "core/number.h"
#include "support/vector_csv.h"

#include <algorithm>

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("a batch keeps its columns and adds four, and meets every row of the vectors") {
  const TempFolder folder;
  const Run run =
      run_quietroom("emodel --csv '" QUIETROOM_SOURCE_DIR "/tests/vectors/emodel/nb.csv'", folder.path());
  CHECK(run.exit_code == 0);
  CsvReader reader(folder.write("out.csv", run.out));
  std::vector<std::string_view> fields;
  REQUIRE(reader.next(fields));
  CHECK(fields.size() == 43 + 4);
  CHECK(fields.back() == "MOS_LQE");
  for (const auto& row : read_vectors("emodel/nb.csv")) {
    REQUIRE(reader.next(fields));
    CHECK(fields[1] == row.text("branch"));
    using Catch::Matchers::WithinAbs; // 1e-6: the vectors have six decimals
    CHECK_THAT(parse_double(fields[43]).value(), WithinAbs(row.number("R"), 1e-6));
    CHECK_THAT(parse_double(fields[44]).value(), WithinAbs(row.number("MOS_floor1"), 1e-6));
    CHECK_THAT(parse_double(fields[45]).value(), WithinAbs(row.number("R_LQ_b"), 1e-6));
    CHECK_THAT(parse_double(fields[46]).value(), WithinAbs(std::max(1.0, row.number("MOS_LQE_b")), 1e-6));
  }
}

TEST_CASE("a batch names every faulty row and rates the others") {
  const TempFolder folder;
  folder.write("in.csv", "call,Ppl,Ie\na,1,0\nb,-1,0\nc,x,0\nd,,\n\"e,f\",0\n");
  const Run run = run_quietroom("emodel --csv in.csv --Bpl 25.1", folder.path());
  CHECK(run.exit_code == 2);
  CHECK(run.err == "quietroom: in.csv:3: Ppl is -1; it must be 0 to 100 per cent\n"
                   "quietroom: in.csv:4: Ppl is \"x\"; give a number\n"
                   "quietroom: in.csv:6: 2 fields where the header has 3; quote fields that hold commas\n");
  CHECK(run.out.starts_with("call,Ppl,Ie,R,MOS_CQE,R_LQ,MOS_LQE\na,1,0,89.5"));
  CHECK(run.out.find("d,,,93.206207723") != std::string::npos);
  CHECK(std::count(run.out.begin(), run.out.end(), '\n') == 3);
}

TEST_CASE("a batch of any band meets the vectors; columns that the band does not model are named") {
  const TempFolder folder;
  for (const std::string band : {"wb", "fb"}) {
    CAPTURE(band);
    const Run run = run_quietroom(
        "emodel --band " + band + " --csv '" QUIETROOM_SOURCE_DIR "/tests/vectors/emodel/" + band + ".csv'",
        folder.path());
    CHECK(run.exit_code == 0);
    CHECK(run.err.find(".csv: G.107.") != std::string::npos);
    CHECK(run.err.find("unverified: BurstR: an extension") != std::string::npos);
    CHECK((run.err.find("unverified: Idte, talker echo") != std::string::npos) == (band == "wb"));
    CsvReader reader(folder.write("out.csv", run.out));
    std::vector<std::string_view> fields;
    REQUIRE(reader.next(fields));
    const std::size_t first = fields.size() - 4;
    for (const auto& row : read_vectors("emodel/" + band + ".csv")) {
      REQUIRE(reader.next(fields));
      using Catch::Matchers::WithinAbs; // 1e-6: the vectors have six decimals
      CHECK_THAT(parse_double(fields[first]).value(), WithinAbs(row.number("R"), 1e-6));
      CHECK_THAT(parse_double(fields[first + 1]).value(), WithinAbs(row.number("MOS"), 1e-6));
      CHECK_THAT(parse_double(fields[first + 2]).value(), WithinAbs(row.number("R_listening"), 1e-6));
      CHECK_THAT(parse_double(fields[first + 3]).value(), WithinAbs(row.number("MOS_LQE"), 1e-6));
    }
  }
  folder.write("in.csv", "SLR,Ppl\n8,0\n");
  const Run run = run_quietroom("emodel --band fb --csv in.csv", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err ==
        "quietroom: in.csv:1: the fullband model has no input SLR; the column passes through unread\n");
}

TEST_CASE(
    "a long batch is the same for any number of threads, faults, warnings and quoted line ends included") {
  const TempFolder folder;
  std::string text = "\xEF\xBB\xBF\r\nnote,Ppl,Ta\r\n";
  for (int i = 0; i < 60'000; ++i) { // more than two blocks of a megabyte
    text += i % 7 == 0 ? "\"two\nlines, \"\"quoted\"\" \"," : "plain text that fills the block,";
    text += i == 30'000 ? "x" : std::to_string(i % 25);
    text += "," + std::to_string(i % 450) + "\r\n";
  }
  folder.write("in.csv", text);
  const Run one = run_quietroom("emodel --csv in.csv --threads 1", folder.path());
  const Run three = run_quietroom("emodel --csv - --threads 3", folder.path(), text);
  CHECK(one.exit_code == 2);
  CHECK(one.out == three.out);
  // 30 000 records lie before; each seventh of them takes two lines
  CHECK(one.err.starts_with(
      "quietroom: in.csv:34289: Ppl is \"x\"; give a number\n"
      "quietroom: in.csv:27: Ppl is 21, outside the permitted range 0 to 20, and 9599 more such rows\n"));
  CHECK(std::count(one.err.begin(), one.err.end(), '\n') == 2);
  CsvReader reader(folder.write("out.csv", one.out));
  std::vector<std::string_view> fields;
  std::size_t rows = 0;
  while (reader.next(fields)) rows += fields.size() == 7;
  CHECK(rows == 60'000);
  folder.write("open.csv", "note,Ppl\na,1\n\"never closed,2\nb,3\n");
  const Run open = run_quietroom("emodel --csv open.csv", folder.path());
  CHECK(open.exit_code == 2);
  CHECK(open.err == "quietroom: open.csv:3: a quote is opened and never closed; close it or double it\n");
}

TEST_CASE("a file of which nothing would be read is refused, and so is a column of codecs") {
  const TempFolder folder;
  folder.write("semicolons.csv", "Ie;Ppl\n0;3\n");
  folder.write("codecs.csv", "codec,Ppl\ng711-plc,3\n");
  check_failure(2, "no column is a symbol", "emodel --csv semicolons.csv", folder.path());
  check_failure(2, "give Ie and Bpl in its place", "emodel --csv codecs.csv", folder.path());
}
