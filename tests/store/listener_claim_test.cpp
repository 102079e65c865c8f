#include "store/listener_claim.h"

#include "core/error.h"
#include "store/migration.h"
#include "store/study_with_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;

TEST_CASE("a listener is claimed by one booth, whose name the second is told, until it ends") {
  if (test::server_of_tests().empty()) return;
  test::StudyWithVotes served;
  const test::TempFolder folder;
  StudyStore journal(folder.path() / "study.sqlite", sql::Access::durable);
  {
    const ListenerClaim claim(served.location, "L01", "booth-4", journal.connection());
    CHECK_THROWS_WITH(ListenerClaim(served.location, "L01", "booth-5", journal.connection()),
                      Contains("booth booth-4 seats listener L01 now"));
    CHECK_NOTHROW(ListenerClaim(served.location, "L02", "booth-5", journal.connection()));
  }
  CHECK_NOTHROW(ListenerClaim(served.location, "L01", "booth-5", journal.connection()));
}

TEST_CASE("a session that was begun in another booth is not begun again") {
  if (test::server_of_tests().empty()) return;
  test::StudyWithVotes served;
  const test::TempFolder folder;
  StudyStore journal(folder.path() / "study.sqlite", sql::Access::durable);
  served.open("L01", "L01-1");
  CHECK_THROWS_WITH(ListenerClaim(served.location, "L01", "booth-5", journal.connection()),
                    Contains("has the session L01-1 in another booth"));
  journal.open_session(test::StudyWithVotes::facts("L01", "L01-1"), "t0");
  CHECK_NOTHROW(ListenerClaim(served.location, "L01", "booth-5", journal.connection()));
}

TEST_CASE("a booth does not begin with a study of another schema, newer or older") {
  if (test::server_of_tests().empty()) return;
  test::StudyWithVotes served;
  const test::TempFolder folder;
  StudyStore journal(folder.path() / "study.sqlite", sql::Access::durable);
  for (const auto& [version, what] :
       {std::pair{"4", "install a newer Quietroom"}, std::pair{"2", "store migrate FILE"}}) {
    served.store.connection().run("UPDATE meta SET value = $1 WHERE name = 'schema_version'",
                                  {std::string(version)});
    CHECK_THROWS_WITH(ListenerClaim(served.location, "L01", "booth-5", journal.connection()), Contains(what));
    CHECK_THROWS_WITH(open_for_booth(served.location), Contains(what));
  }
}

TEST_CASE("a booth does not begin as a user who may only read") {
  if (test::server_of_tests().empty()) return;
  test::StudyWithVotes served;
  const test::TempFolder folder;
  StudyStore journal(folder.path() / "study.sqlite", sql::Access::durable);
  sql::Connection& owner = served.store.connection();
  owner.run("CREATE ROLE only_reads LOGIN");
  owner.run("GRANT USAGE ON SCHEMA " + sql::quoted_name(served.location.study) + " TO only_reads");
  owner.run("GRANT SELECT ON ALL TABLES IN SCHEMA " + sql::quoted_name(served.location.study) +
            " TO only_reads");
  Location as_reader = served.location;
  as_reader.server += "&user=only_reads";
  CHECK_THROWS_WITH(ListenerClaim(as_reader, "L01", "booth-5", journal.connection()),
                    Contains("this user may not add votes to the study") &&
                        Contains(" booth\" TO this user"));
  owner.run("DROP OWNED BY only_reads");
  owner.run("DROP ROLE only_reads");
}

TEST_CASE("one connection at a time simulates a study on its server, and holds no listener") {
  if (test::server_of_tests().empty()) return;
  test::StudyWithVotes served;
  const test::TempFolder folder;
  StudyStore journal(folder.path() / "study.sqlite", sql::Access::durable);
  const auto other = open(served.location, sql::Access::relaxed);
  {
    const auto first = open(served.location, sql::Access::relaxed);
    CHECK(claims_simulation(*first));
    CHECK_FALSE(claims_simulation(*other));
    CHECK_NOTHROW(ListenerClaim(served.location, "simulate", "booth-4", journal.connection()));
  }
  bool free_again = false;
  for (int i = 0; i < 100 && !free_again; ++i)
    free_again = claims_simulation(*other); // the server hears of it
  CHECK(free_again);
}
