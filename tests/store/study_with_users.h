#pragma once

#include "store/server_roles.h"
#include "store/study_with_votes.h"

#include <string>

namespace quietroom::test {

/// A study on the server of the tests with its roles, and a user of each.
struct StudyWithUsers {
  StudyWithVotes study;
  std::string name = study.location.study;

  StudyWithUsers() {
    store::sql::Connection& owner = study.store.connection();
    store::sql::Transaction transaction(owner);
    store::grant_roles(owner, name);
    for (const std::string& role : {store::booth_role(name), store::experimenter_role(name)}) {
      owner.run("CREATE ROLE " + store::sql::quoted_name("user of " + role) + " LOGIN");
      owner.run("GRANT " + store::sql::quoted_name(role) + " TO " +
                store::sql::quoted_name("user of " + role));
    }
    transaction.commit();
  }
  ~StudyWithUsers() { // roles are of the whole cluster
    store::sql::Connection& owner = study.store.connection();
    for (const std::string& role : {store::booth_role(name), store::experimenter_role(name)})
      for (const std::string& each : {role, "user of " + role}) {
        owner.run("DROP OWNED BY " + store::sql::quoted_name(each));
        owner.run("DROP ROLE " + store::sql::quoted_name(each));
      }
  }
  StudyWithUsers(const StudyWithUsers&) = delete;
  StudyWithUsers& operator=(const StudyWithUsers&) = delete;

  /// The study as the user of a role reaches it.
  store::Location as(const std::string& role) const {
    const std::string& server = study.location.server;
    std::string user;
    for (const char c : "user of " + role) user += c == ' ' ? std::string("%20") : std::string(1, c);
    return {server + (server.find('?') == server.npos ? "?" : "&") + "user=" + user, name};
  }
};

} // namespace quietroom::test
