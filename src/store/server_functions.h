#pragma once

#include "store/connection.h"

#include <array>
#include <string>
#include <string_view>

/// What stands on a server beside the tables of a study, so that the rules of its roles (server_roles.h) can
/// be said: who began which session, and functions that look where a booth may not look itself.
namespace quietroom::store {

/// Tables that a server alone has, and no copy: their owner's.
inline constexpr std::array<std::string_view, 1> owners_tables = {"begun_by"};

/// Makes the tables that are not there, the functions and the triggers. Nobody may call the functions yet.
/// `study`: name of the schema.
void make_server_functions(sql::Connection& connection, const std::string& study);

/// Drops the functions that this program or an earlier one has made, and their triggers; the tables stay. No
/// policy may use them any more.
void drop_server_functions(sql::Connection& connection);

} // namespace quietroom::store
