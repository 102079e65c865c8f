#pragma once

#include "store/connection.h"
#include "store/expected_sessions.h"

#include <optional>
#include <string>

/// Who may do what to a study on a server. Roles are PostgreSQL's: the owner of the schema grants a user one
/// of two, by name: GRANT "STUDY booth" TO ann.
///
/// - booth: reads who sat (session, seat, set_aside) and the plans of sessions, adds its own rows, and ends
/// its
///   own sessions; it sees and changes nothing else, votes of others least of all
/// - experimenter: reads all, and withdraws, sets aside, notes; adds and changes no vote, deletes no session,
///   makes no table
/// - owner: who made the study, and migrates it
namespace quietroom::store {

/// Makes both roles of the study, where they are not there, and grants them, instead of whatever they had
/// before: a new study and one of an earlier program have the same rights then, and members stay members.
/// Sessions of which nobody knows who began them become the caller's own. In one transaction of the caller's,
/// whose user must be allowed to make roles. Throws an environment Error where it is not, an input Error
/// where a role of that name has no rights in this study yet, and some in another database of the server.
/// `expected`: note_expected().
void grant_roles(sql::Connection& connection, const std::string& study,
                 const std::optional<ExpectedSessions>& expected = std::nullopt);

/// The names of both: "STUDY booth", "STUDY experimenter".
std::string booth_role(const std::string& study);
std::string experimenter_role(const std::string& study);

} // namespace quietroom::store
