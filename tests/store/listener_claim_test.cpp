#include "store/listener_claim.h"

#include "core/error.h"
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
