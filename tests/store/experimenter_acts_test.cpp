#include "store/experimenter_acts.h"

#include "store/kept_sessions.h"
#include "store/notes.h"
#include "store/study_with_votes.h"

using namespace quietroom;
using namespace quietroom::store;
using session::Act;
using session::Action;
using Rows = std::vector<std::string>;

namespace {

struct Acting : test::StudyWithVotes {
  Acting() {
    open("L01", "L01-1");
    vote("L01", "L01-1", 1, 4);
    vote("L01", "L01-1", 2, 2);
  }
  void act(const Act& act) { store_act(store.connection(), facts("L01", "L01-1"), act, "t5"); }
  std::string audited() {
    return single("SELECT action, session, listener, reason, happened_utc FROM audit");
  }
};

} // namespace

TEST_CASE("a pause changes nothing but the audit") {
  Acting study;
  const Rows before = study.rows();
  study.act({Action::pause, 1, 3, {}});
  CHECK(study.audited() == "paused|L01-1|L01||t5");
  CHECK(study.rows() == before);
}

TEST_CASE("a note is kept with its trial, and the audit does not tell what it says") {
  Acting study;
  study.act({Action::note, 1, 3, "coughs"});
  CHECK(notes(study.store.connection()) == std::vector<Note>{{"L01-1", "t5", 1, 3, "coughs", "test"}});
  CHECK(study.audited() == "note|L01-1|L01||t5");
}

TEST_CASE("a block that is repeated keeps its votes, which do not count, and the session goes on with it") {
  Acting study;
  study.begin("L01-1", 3);
  study.act({Action::repeat_block, 1, 0, {}});
  CHECK(study.audited() == "block_repeated|L01-1|L01|block 1|t5");
  CHECK(study.rows() == Rows{"L01-1 1 [4Label9002026-01-01T00:01:00Z] 0 restarted",
                             "L01-1 2 [2Label9002026-01-01T00:01:00Z] 0 restarted", "L01-1 3 [] 0 killed"});
  study.begin("L01-1", 1, 2);
  const auto journal = study.store.open_session(Acting::facts("L01", "L01-1"), "t6").journal;
  std::string outcomes;
  for (const auto& each : journal) {
    outcomes += std::to_string(each.block) + ":" + std::to_string(each.trial);
    outcomes += each.outcome == session::Outcome::answered    ? " answered, "
                : each.outcome == session::Outcome::restarted ? " restarted, "
                                                              : " killed, ";
  }
  CHECK(outcomes == "1:1 answered, 1:2 answered, 1:3 killed, 1:0 restarted, 1:1 killed, ");
}

TEST_CASE("an action that cannot be written leaves no part of itself") {
  Acting study;
  if (study.location.is_server()) return; // where triggers are written otherwise
  study.store.connection().run(
      "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");
  const Rows before = study.rows();
  CHECK_THROWS(study.act({Action::repeat_block, 1, 0, {}}));
  CHECK_THROWS(study.act({Action::note, 1, 3, "coughs"}));
  CHECK(study.rows() == before);
  CHECK(notes(study.store.connection()).empty());
  CHECK(study.single("SELECT COUNT(*) FROM link WHERE kind = 'restarted'") == "0");
}

TEST_CASE("how often the experimenter paused, repeated and noted is counted") {
  Acting study;
  for (const Action each : {Action::pause, Action::go_on, Action::note, Action::note, Action::repeat_block,
                            Action::redo_practice})
    study.act({each, 1, 1, "a"});
  const ActCounts counts = act_counts(study.store.connection());
  CHECK(counts.pauses == 1);
  CHECK(counts.repeated == 2);
  CHECK(counts.notes == 2);
}
