#pragma once

#include "store/expected_sessions.h"
#include "store/location.h"

/// Which rights the roles of a study on a server have (server_roles.h). They come with the program that
/// grants them, so a study that an earlier one has made has weaker ones until its owner renews them. A number
/// in the server's own table `rights` says which.
namespace quietroom::store {

/// Rights of this program. It grows whenever server_roles.cpp or server_functions.cpp grant otherwise.
constexpr int rights_version = 2;

enum class GrantedRights {
  earlier, ///< of a program before this one, or none at all
  present,
  later ///< of a newer program
};

/// "earlier", "present", "later"
const char* name_of(GrantedRights rights);

/// Of a study on a server.
GrantedRights rights_of(sql::Connection& connection);

/// Writes this program's number down; within a transaction of the caller's.
void note_rights(sql::Connection& connection);

/// Whether this user owns the study on the server, or is a member of who does.
bool is_owner(sql::Connection& connection);

/// Whether this user may add votes to it: as a booth, or as its owner.
bool may_add_votes(sql::Connection& connection);

/// Grants both roles anew, as a new study has them: in one transaction, which waits for nobody, but tries for
/// some 10 s to find a moment in which nobody uses the study; booths never wait for it longer than for a
/// vote. Throws an environment Error where there was none, where this user is not the owner, or where the
/// rights are of a newer program; all is as it was then.
/// `expected`: note_expected().
void renew_rights(const Location& server, const std::optional<ExpectedSessions>& expected = std::nullopt);

} // namespace quietroom::store
