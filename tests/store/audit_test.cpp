#include "store/audit.h"

#include "store/study_with_votes.h"

using namespace quietroom;
using namespace quietroom::store;

TEST_CASE("entries of the audit are numbered in the order in which they came, and what is not said is NULL") {
  test::StudyWithVotes study;
  auto& connection = study.store.connection();
  CHECK_FALSE(is_audited(connection, "unblind"));
  add_audit(connection, {.action = "unblind", .program = "test 1"}, "t1");
  add_audit(connection,
            {.action = "redo", .session = "a-1", .listener = "a", .reason = "noise", .program = "p"}, "t2");
  CHECK(is_audited(connection, "unblind"));
  CHECK_FALSE(is_audited(connection, "withdraw"));
  CHECK(study.single("SELECT * FROM audit WHERE entry = 1") == "1|t1|unblind||||test 1");
  CHECK(study.single("SELECT * FROM audit WHERE entry = 2") == "2|t2|redo|a-1|a|noise|p");
  CHECK(study.single("SELECT COUNT(*) FROM audit WHERE session IS NULL AND listener IS NULL") == "1");
}
