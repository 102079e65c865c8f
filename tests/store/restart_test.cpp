#include "store/restart.h"

#include "session/progress.h"
#include "store/study_with_votes.h"

using namespace quietroom;
using namespace quietroom::store;
using Rows = std::vector<std::string>;

TEST_CASE("a block that begins again keeps its votes as void, and the journal leads to its first trial") {
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  study.vote("L01", "L01-1", 1, 4);
  study.fault("L01-1", 2);
  study.begin("L01-1", 3); // here the power went
  restart_block(study.store.connection(), "L01-1", 1, "why", "test", "t5");
  CHECK(study.rows() == Rows{"L01-1 1 [4Label9002026-01-01T00:01:00Z] 0 restarted", "L01-1 2 [] 0 underrun",
                             "L01-1 3 [] 0 killed"});
  CHECK(study.single("SELECT action || ' ' || session || ' ' || reason FROM audit") ==
        "restart_block L01-1 why");
  using enum session::Outcome;
  const auto journal = [&] {
    std::vector<session::Outcome> out;
    for (const auto& each :
         study.store.open_session(test::StudyWithVotes::facts("L01", "L01-1"), "t6").journal)
      out.push_back(each.outcome);
    return out;
  };
  CHECK(journal() == std::vector<session::Outcome>{answered, faulty, killed, restarted});
  study.begin("L01-1", 1, 2);
  CHECK(journal() == std::vector<session::Outcome>{answered, faulty, killed, restarted, killed});
  restart_block(study.store.connection(), "L01-1", 1, "again", "test", "t7");
  CHECK(journal() == std::vector<session::Outcome>{answered, faulty, killed, restarted, killed, restarted});
}
