#pragma once

#include "store/notes.h"
#include "store/server_roles.h"
#include "store/study_with_votes.h"

#include <memory>

namespace quietroom::test {

/// Roles are of the whole cluster.
inline void drop_roles(store::sql::Connection& owner, const std::string& study) {
  for (const std::string& role : {store::booth_role(study), store::experimenter_role(study)}) {
    owner.run("DROP OWNED BY " + store::sql::quoted_name(role));
    owner.run("DROP ROLE " + store::sql::quoted_name(role));
  }
}

/// A study with its roles, and users of them.
struct Lab {
  ServerStudy study{server_of_tests()};
  std::unique_ptr<store::sql::Connection> owner = store::open(study.location(), store::sql::Access::durable);

  Lab() {
    store::sql::Transaction transaction(*owner);
    store::grant_roles(*owner, study.location().study);
    transaction.commit();
    for (const char* user : {"booth_one", "booth_two"})
      user_of(user, store::booth_role(study.location().study));
    user_of("experimenter_ann", store::experimenter_role(study.location().study));
    user_of("stranger", "");
  }
  ~Lab() { drop_roles(*owner, study.location().study); }
  void user_of(const std::string& user, const std::string& role) const {
    bool is_there = false;
    owner->query("SELECT 1 FROM pg_roles WHERE rolname = $1", {user},
                 [&](store::sql::Row) { is_there = true; });
    if (!is_there) owner->run("CREATE ROLE " + user + " LOGIN");
    if (!role.empty()) owner->run("GRANT " + store::sql::quoted_name(role) + " TO " + user);
  }
  store::Location as(const std::string& user) const {
    const std::string& server = study.location().server;
    return {server + (server.find('?') == server.npos ? "?" : "&") + "user=" + user, study.location().study};
  }
  std::unique_ptr<store::sql::Connection> opened_as(const std::string& user) const {
    return store::open(as(user), store::sql::Access::durable);
  }
};

/// A journal with a session of two votes, the second set aside and given again.
inline std::unique_ptr<store::sql::Connection> journal_of(TempFolder& folder, const std::string& session) {
  const auto file = folder.path() / (session + ".sqlite");
  store::StudyStore store(file, store::sql::Access::durable);
  const auto set = small_set();
  const auto facts = StudyWithVotes::facts(session.substr(0, 3), session);
  store.open_session(facts, "t0");
  store.begin_sitting(session, {"hw:0", false, 48000, {}}, "t1");
  for (int trial = 1; trial <= 2; ++trial) {
    const session::Attempt at{1, trial, 1, {{{static_cast<std::size_t>(trial) - 1}}}};
    store.begin_attempt(facts, at, "main", set, {"hw:0", false, 48000, {}}, "t2");
    store.store_vote(facts, {at, {48000, 48000, 0, 10, {}}, {{{0, 0, trial + 2}, 900}}, 0}, {"Label"}, "t3");
  }
  store::add_note(store.connection(), {session, "2026-01-01T00:00:00Z", 1, 1, "secret", "p"});
  store.finish_session(session, "t9");
  return store::sql::open_sqlite(file, store::sql::Access::read_only);
}

inline int count(store::sql::Connection& connection, const std::string& query) {
  int out = 0;
  connection.query(query, {}, [&](store::sql::Row) { ++out; });
  return out;
}

/// Statements that must not work.
inline void check_refused(store::sql::Connection& connection, std::initializer_list<const char*> statements) {
  for (const char* each : statements) {
    INFO(each);
    CHECK_THROWS_WITH(connection.run(each), Catch::Contains("this user may not do that"));
  }
}

/// A booth's own session.
inline constexpr const char* begun =
    "INSERT INTO session (session, study, listener, method, language, seed, plan_hash, program, simulated,"
    " started_utc) VALUES ('A-1', 's', 'L09', 'acr', 'en', '1', 'h', 'p', 0, 't')";

} // namespace quietroom::test
