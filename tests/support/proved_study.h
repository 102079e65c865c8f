#pragma once

#include "method/methods.h"
#include "store/scratch_study.h"
#include "store/study_store.h"
#include "support/small_study.h"

namespace quietroom::test {

/// A database with a session of listener L01, who hears 1-second stimuli of the small set at 48 kHz.
struct ProvedStudy : ScratchStudy {
  std::filesystem::path file = folder.path() / "study.sqlite";
  stimulus::StimulusSet set = small_set();
  store::SessionFacts facts{"L01-1", "demo", "L01", *method::find("acr"), "en", 7, "plan",
                            "test",  false,  "",    {{"seed", "7"}}};
  store::DeviceFacts device{"hw:0", false, 48000, 73.5};
  store::StudyStore store{location, store::sql::Access::durable};

  ProvedStudy() {
    facts.lock_sha256 = "lock";
    store.open_session(facts, "t0");
    store.begin_sitting("L01-1", device, "t1");
  }

  static session::Attempt at(int trial, int attempt = 1, int block = 1) {
    return {block, trial, attempt, {{{static_cast<std::size_t>(trial) - 1}}}};
  }
  void begin(const session::Attempt& attempt) {
    store.begin_attempt(facts, attempt, "main", set, device, "t2");
  }
  void vote(const session::Attempt& attempt, int value = 4) {
    begin(attempt);
    store.store_vote(facts, {attempt, {48000, 48000, 0, 10.5, {}}, {{{0, 0, value}, 812.25}}, 0}, {"Good"},
                     "t3");
  }
  void fault(const session::Attempt& attempt) {
    begin(attempt);
    store.void_attempt("L01-1", {attempt, {48000, 30000, 1, 40.0, session::Reason::underrun}, 0});
  }

  /// With the checks of the tables off, as somebody with another program would.
  void tamper(const std::string& statement) const {
    const auto connection = store::open(location, store::sql::Access::durable);
    if (!location.is_server()) connection->run("PRAGMA ignore_check_constraints = 1");
    connection->run(location.is_server() ? "SET session_replication_role TO replica"
                                         : "PRAGMA foreign_keys = 0");
    connection->run(statement);
  }

  /// The first column of the rows of a query, "NULL" where it is NULL.
  std::vector<std::string> texts(const std::string& query) const {
    std::vector<std::string> out;
    store::open(location, store::sql::Access::read_only)->query(query, {}, [&](store::sql::Row row) {
      out.emplace_back(row[0].data() == nullptr ? "NULL" : std::string(row[0]));
    });
    return out;
  }
};

} // namespace quietroom::test
