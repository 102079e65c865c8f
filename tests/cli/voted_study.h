#pragma once

#include "cli/study_place.h"
#include "session/progress.h"
#include "station/seat_lock.h"
#include "station/station.h"
#include "study/fixed_study.h"

namespace quietroom::test {

/// A study with listeners L01 and L02, in which the test votes as a station would.
struct VotedStudy : StudyPlace {
  std::filesystem::path path = folder.path() / "study";
  study::FixedStudy study;

  VotedStudy() {
    if (make("acr").exit_code != 0) throw std::runtime_error("no study");
    study = study::read_fixed_study(path).study;
  }

  /// `votes` answered trials of a listener in the order of the plan, from where they are; each vote is
  /// `value`. All of them finish the session. `began_utc`: where it is not there yet.
  void sit(const std::string& listener, int votes, int value = 4,
           const std::string& began_utc = "2026-01-01T09:00:00.000Z") {
    store::StudyStore store(store::database_of(path), store::sql::Access::durable);
    const design::Plan plan = plan_for(study.design, study.set, listener);
    const auto facts = station::session_facts(study, plan, "test 1", store);
    const store::SessionState state = store.open_session(facts, began_utc);
    session::Progress progress = session::replay(plan, state.journal);
    for (int i = 0; i < votes && !all_answered(plan, progress); ++i) {
      const session::Attempt next = next_attempt(plan, progress);
      const auto& block = plan.blocks[static_cast<std::size_t>(next.block) - 1];
      store.begin_attempt(facts, next, name_of(block.type), study.set, {"hw:0", false, 8000, {}},
                          "2026-01-01T09:01:00.000Z");
      store.store_vote(facts, {next, {12000, 12000, 0, 10, {}}, {{{0, next.heard.question, value}, 1500}}, 0},
                       {"Good"}, "2026-01-01T09:01:05.000Z");
      progress = after(plan, std::move(progress), session::Outcome::answered);
    }
    if (all_answered(plan, progress)) store.finish_session(facts.session, "2026-01-01T10:00:00.000Z");
  }

  /// A row of votes_long per line: "session trial vote void_reason".
  std::string rows() const {
    std::string out;
    store::sql::open_sqlite(store::database_of(path), store::sql::Access::read_only)
        ->query("SELECT session || ' ' || block || '.' || trial || ' [' || COALESCE(vote, '') || '] ' ||"
                " COALESCE(void_reason, '') FROM votes_long ORDER BY 1",
                {}, [&](store::sql::Row row) { out += std::string(row[0]) + "\n"; });
    return out;
  }
};

} // namespace quietroom::test
