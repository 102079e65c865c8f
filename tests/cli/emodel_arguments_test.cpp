#include "cli/quietroom.h"

#include "core/csv.h"
#include "core/number.h"
#include "support/vector_csv.h"

#include <algorithm>

using namespace quietroom;
using namespace quietroom::test;

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
  check_failure(2, "--csv and --json cannot both have an effect", "emodel --csv in.csv --json",
                folder.path());
  check_failure(2, "choose nb, wb or fb", "emodel --band uwb", folder.path());
  check_failure(2, "--SLR is no input of the wideband model, G.107.1 (06/2019)", "emodel --band wb --SLR 8",
                folder.path());
  check_failure(2, "--T is no input of the fullband model", "emodel --band fb --T 8", folder.path());
  const Run without_value = run_quietroom("emodel --STMR -40", folder.path());
  CHECK(without_value.exit_code == 2);
  CHECK(without_value.err.find("quietroom: the E-model has no value for these inputs") != std::string::npos);
  const Run unusual = run_quietroom("emodel --Ppl 30", folder.path());
  CHECK(unusual.exit_code == 0);
  CHECK(unusual.err == "quietroom: --Ppl is 30, outside the permitted range 0 to 20\n");
}

TEST_CASE("emodel refuses a symbol in two columns, and warns about a measured BurstR below 1") {
  const TempFolder folder;
  folder.write("calls.csv", "Ppl,Ie,Ppl\n1,0,2\n");
  check_failure(2, "calls.csv:1: the column Ppl stands twice", "emodel --csv calls.csv", folder.path());
  folder.write("even.txt", "1010101010101010101010101010101010101010\n");
  CHECK(run_quietroom("emodel --loss-pattern even.txt --Bpl 10", folder.path()).err.find("BurstR") !=
        std::string::npos);
}
