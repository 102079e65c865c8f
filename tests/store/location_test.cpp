#include "store/location.h"

#include "core/error.h"
#include "store/scratch_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;

TEST_CASE("the address of a server is told by its begin") {
  CHECK(is_server_address("postgresql:///lab"));
  CHECK(is_server_address("postgres://ann@lab.example/lab"));
  CHECK_FALSE(is_server_address("postgresql"));
  CHECK_FALSE(is_server_address("votes.csv"));
}

TEST_CASE("a file that is not there is named, and what to do") {
  const test::TempFolder folder;
  const Location nowhere = folder.path() / "study.sqlite";
  CHECK_FALSE(exists(nowhere));
  CHECK_THROWS_WITH(refuse_missing(nowhere), Contains("study.sqlite: there is no database yet"));
}

TEST_CASE("a server that does not answer is an environment Error that names it") {
  const test::TempFolder folder;
  const Location nowhere("postgresql:///lab?host=" + folder.path().string(), "");
  try {
    open(nowhere, sql::Access::read_only);
    FAIL("opened");
  } catch (const Error& failure) {
    CHECK(failure.kind() == ErrorKind::environment);
    CHECK_THAT(failure.what(), Contains(nowhere.server + ": the server does not answer"));
  }
}

TEST_CASE("a server that answers and refuses is not taken for one that is away") {
  const test::TempFolder folder;
  CHECK_FALSE(answers({"postgresql:///lab?host=" + folder.path().string(), ""}));
  const std::string server = test::server_of_tests();
  if (server.empty()) return;
  const std::string more = server.find('?') == server.npos ? "?" : "&";
  CHECK_THROWS_WITH(answers({server + more + "dbname=no_such_database", "s"}),
                    Contains("there is no such database"));
  CHECK_THROWS_WITH(answers({server + more + "user=no_such_user", "s"}),
                    Contains("does not let this user in") && Contains("no_such_user"));
  CHECK_THROWS_WITH(answers({server + more + "service=no_such_service", "s"}), Contains("no_such_service"));
}
