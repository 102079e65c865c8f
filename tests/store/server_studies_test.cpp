#include "store/server_studies.h"

#include "core/error.h"
#include "store/scratch_study.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;

TEST_CASE("a name that no schema can have is refused") {
  const std::string bad =
      GENERATE(as<std::string>{}, "", "public", "pg_lab", "information_schema", std::string(51, 'x'));
  CHECK_THROWS_WITH(check_study_name(bad), Contains("cannot be the name of a study on a server"));
  CHECK_NOTHROW(check_study_name(std::string(50, 'x')));
  CHECK_NOTHROW(check_study_name("Wideband \"2\" - Köln"));
}

TEST_CASE("studies of one server are found by their names, and one that is there is not made again") {
  const std::string server = test::server_of_tests();
  if (server.empty()) return;
  const test::ServerStudy first(server), second(server);
  const auto there = studies_on(server);
  for (const auto* each : {&first, &second})
    CHECK(std::ranges::find(there, each->location().study) != there.end());
  CHECK(std::ranges::is_sorted(there));
  CHECK_THROWS_WITH(make_study(server, first.location().study), Contains("already"));
  CHECK_THROWS_WITH(open(Location(server, ""), sql::Access::read_only),
                    Contains("choose one by --study NAME") && Contains(first.location().study));
  CHECK_THROWS_WITH(open(Location(server, "no such"), sql::Access::read_only),
                    Contains("has no study \"no such\""));
  CHECK(exists(first.location()));
  CHECK_FALSE(exists(Location(server, "no such")));
}

TEST_CASE("a schema that holds something else is no place for a study") {
  const std::string server = test::server_of_tests();
  if (server.empty()) return;
  const auto connection = sql::open_postgres(server, "", sql::Access::durable);
  connection->run("CREATE SCHEMA taken");
  connection->run("CREATE TABLE taken.other (a BIGINT)");
  CHECK_THROWS_WITH(make_study(server, "taken"), Contains("holds other things"));
  connection->run("DROP SCHEMA taken CASCADE");
}
