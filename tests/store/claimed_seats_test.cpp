#include "store/claimed_seats.h"

#include "store/listener_claim.h"
#include "store/study_with_votes.h"

using namespace quietroom;
using namespace quietroom::store;

TEST_CASE("who sits is told by the claims on the server, with the booth, and ends with them") {
  test::StudyWithVotes study;
  if (!study.location.is_server()) return;
  const test::TempFolder folder;
  StudyStore journal(folder.path() / "study.sqlite", sql::Access::durable);
  auto& connection = study.store.connection();
  {
    const ListenerClaim one(study.location, "L01", "cellar", journal.connection());
    const ListenerClaim two(study.location, "L09", "attic", journal.connection());
    CHECK(claimed_seats(connection, {"L01", "L02"}) ==
          std::vector<ClaimedSeat>{{"", "attic"}, {"L01", "cellar"}});
    CHECK(claimed_seats(connection, {}).size() == 2);
    const test::StudyWithVotes other; // of the same database
    CHECK(claimed_seats(*open(other.location, sql::Access::read_only), {"L01"}).empty());
  }
  for (int i = 0; i < 100 && !claimed_seats(connection, {"L01"}).empty(); ++i)
    connection.query("SELECT pg_sleep(0.02)", {}, [](sql::Row) {});
  CHECK(claimed_seats(connection, {"L01"}).empty());
}
