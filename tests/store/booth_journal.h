#pragma once

#include "store/hand_over.h"
#include "store/study_with_votes.h"

#include <string>

namespace quietroom::test {

/// A booth's journal is a file; the server is the database that is tried.
struct Booth {
  TempFolder folder;
  store::StudyStore store;
  stimulus::StimulusSet set = small_set();

  explicit Booth(store::sql::Access access = store::sql::Access::durable)
      : store(folder.path() / "study.sqlite", access) {}

  static store::SessionFacts facts(const std::string& session) {
    return {session, "demo", session.substr(0, 3), *method::find("acr"), "en", 7, "plan", "test",
            false,   "",     {{"seed", "7"}}};
  }
  static quietroom::session::Attempt at(int trial, int attempt = 1) {
    return {1, trial, attempt, {{{static_cast<std::size_t>(trial) - 1}}}};
  }
  void open(const std::string& session) {
    store.open_session(facts(session), "2026-01-01T00:00:00Z");
    store.begin_sitting(session, {"hw:0", false, 48000, {}}, "t1");
  }
  void vote(const std::string& session, int trial, int value, int attempt = 1) {
    store.begin_attempt(facts(session), at(trial, attempt), "main", set, {"hw:0", false, 48000, 73.5}, "t2");
    store.store_vote(facts(session),
                     {at(trial, attempt), {48000, 48000, 0, 10.25, {}}, {{{0, 0, value}, 900.125}}, 0},
                     {"Label"}, "t3");
  }
  store::HandedOver hand(store::sql::Connection& server, std::uint64_t most = 100000) {
    return store::hand_over(
        *store::sql::open_sqlite(folder.path() / "study.sqlite", store::sql::Access::read_only), server,
        nullptr, most);
  }
  std::uint64_t waits(store::sql::Connection& server) {
    return store::waiting(
               *store::sql::open_sqlite(folder.path() / "study.sqlite", store::sql::Access::read_only),
               server)
        .links;
  }
};

/// What booths hand their votes over to: a file, or a study on the server of QUIETROOM_STORE.
struct LabServer : ScratchStudy {
  store::StudyStore store{location, store::sql::Access::durable};

  store::sql::Connection& server() { return store.connection(); }
};

} // namespace quietroom::test
