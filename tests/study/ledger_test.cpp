#include "study/ledger.h"

#include "core/atomic_file.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace quietroom;
using study::LedgerLine;

namespace {

const std::string one(64, '1');
const std::string two(64, '2');

} // namespace

TEST_CASE("the head of a session is a line of the ledger, and lines that are there stay") {
  const test::TempFolder folder;
  study::note_head(folder.path(), {"t1", "L01-1", one});
  study::note_head(folder.path(), {"t2", "L02-1", two});
  CHECK(read_file(folder.path() / "ledger") == "t1 L01-1 " + one + "\nt2 L02-1 " + two + "\n");
  const study::ReadLedger read = study::read_ledger(folder.path());
  CHECK(read.problems.empty());
  const std::string file = (folder.path() / "ledger").string();
  CHECK(read.lines == std::vector<LedgerLine>{{"t1", "L01-1", one, 1, file}, {"t2", "L02-1", two, 2, file}});
}

TEST_CASE("a head that is the last of its session already is not noted again, and a new one is") {
  const test::TempFolder folder;
  for (const std::string& head : {one, one, two, one}) study::note_head(folder.path(), {"t", "L01-1", head});
  CHECK(study::read_ledger(folder.path()).lines.size() == 3);
}

TEST_CASE("a line that was cut off keeps its line, and the next one begins a new one") {
  const test::TempFolder folder;
  write_file(folder.path() / "ledger", "t1 L01-1 11");
  study::note_head(folder.path(), {"t2", "L01-1", two});
  const study::ReadLedger read = study::read_ledger(folder.path());
  const std::string file = (folder.path() / "ledger").string();
  CHECK(read.lines == std::vector<LedgerLine>{{"t2", "L01-1", two, 2, file}});
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].where == file + ":1");
}

TEST_CASE("a study without a ledger has no lines and no problem") {
  const test::TempFolder folder;
  CHECK(study::read_ledger(folder.path()).lines.empty());
  CHECK(study::read_ledger(folder.path()).problems.empty());
}

TEST_CASE("a head that cannot be written stands in the sentence, so that it can be written down") {
  const test::TempFolder folder;
  std::filesystem::create_directories(folder.path() / "no");
  CHECK_THROWS_WITH(study::note_head(folder.path() / "no" / "such", {"t", "L01-1", one}),
                    Catch::Matchers::Contains(one) && Catch::Matchers::Contains("write it down"));
}
