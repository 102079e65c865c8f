#include "cli/quietroom.h"

#include "core/csv.h"
#include "core/number.h"
#include "support/vector_csv.h"

#include <algorithm>

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("emodel tells where the points go") {
  const TempFolder folder;
  check_output("emodel_default.txt", "emodel", folder.path());
  check_output("emodel_g729.txt", "emodel --codec g729a-vad --Ppl 2 --BurstR 1.5 --Ta 150", folder.path());
  check_output("emodel_default.json", "emodel --json", folder.path());
  check_output("emodel_unverified.json", "emodel --codec amr-12.2 --sT 0.55 --mT 120 --Ta 300 --json",
               folder.path());
}

TEST_CASE("values given by hand go before the codec's") {
  const TempFolder folder;
  const std::string by_codec =
      run_quietroom("emodel --json --codec gsm-efr --Ie 7 --Ppl 2", folder.path()).out;
  CHECK(by_codec == run_quietroom("emodel --json --Ie 7 --Bpl 10 --Ppl 2", folder.path()).out);
}

TEST_CASE("impossible inputs are refused and unusual ones warned of") {
  const TempFolder folder;
  check_failure(2, "--Ppl is -1; it must be 0 to 100 per cent", "emodel --Ppl -1", folder.path());
  check_failure(2, "--Ppl is \"nan\"; give a number", "emodel --Ppl nan", folder.path());
  check_failure(2, "--Ta is \"soon\"; give a number", "emodel --Ta soon", folder.path());
  check_failure(2, "--codec g7 is not in the table", "emodel --codec g7", folder.path());
  check_failure(2, "no published Ie of iLBC", "emodel --codec ilbc", folder.path());
  check_failure(2, "leave --json away", "emodel --csv in.csv --json", folder.path());
  check_failure(2, "this version computes nb", "emodel --band wb", folder.path());
  check_failure(2, "no published Bpl of GSM-FR", "emodel --codec gsm-fr --Ppl 1", folder.path());
  const Run without_value = run_quietroom("emodel --STMR -40", folder.path());
  CHECK(without_value.exit_code == 2);
  CHECK(without_value.err.find("quietroom: the E-model has no value for these inputs") != std::string::npos);
  const Run unusual = run_quietroom("emodel --Ppl 30", folder.path());
  CHECK(unusual.exit_code == 0);
  CHECK(unusual.err == "quietroom: --Ppl is 30, outside the permitted range 0 to 20\n");
}

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
