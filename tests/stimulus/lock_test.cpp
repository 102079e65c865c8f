#include "stimulus/lock.h"

#include "stimulus/full_lock.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stimulus;
using quietroom::stimulus::test::full_lock;

TEST_CASE("a lock reads back as it was written") {
  const quietroom::test::TempFolder folder;
  folder.write("set.lock", lock_text(full_lock()));
  std::vector<Problem> problems;
  CHECK(read_lock(folder.path(), problems) == full_lock());
  CHECK(problems.empty());
}

TEST_CASE("no lock is no problem, a damaged one is a warning") {
  const quietroom::test::TempFolder folder;
  std::vector<Problem> problems;
  CHECK_FALSE(read_lock(folder.path(), problems));
  CHECK(problems.empty());
  const std::string whole = lock_text(full_lock());
  for (const std::string& damaged :
       {std::string("x ="), std::string("version = 2\n"), whole.substr(0, whole.find("chain = ") + 12)}) {
    CAPTURE(damaged);
    folder.write("set.lock", damaged);
    problems.clear();
    CHECK_FALSE(read_lock(folder.path(), problems));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].severity == Severity::warning);
    CHECK(problems[0].message.find("run quietroom prepare") != std::string::npos);
  }
}
