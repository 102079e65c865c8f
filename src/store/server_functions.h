#pragma once

#include "store/connection.h"

#include <array>
#include <string>
#include <string_view>

/// What stands on a server beside the tables of a study, so that the rules of its roles (server_roles.h) can
/// be said: who began which session, and functions that look where a booth may not look itself.
namespace quietroom::store {

/// Tables that a server alone has, and no copy: their owner's.
inline constexpr std::array<std::string_view, 2> owners_tables = {"begun_by", "expected"};

/// Makes the tables that are not there, the functions, the triggers, and the index that keeps seats apart.
/// `study`: name of the schema, `roles`: who may call what their rules call, as GRANT has it.
void make_server_functions(sql::Connection& connection, const std::string& study, const std::string& roles);

/// Drops the functions that this program or an earlier one has made, and their triggers; the tables stay. No
/// policy may use them any more.
void drop_server_functions(sql::Connection& connection);

} // namespace quietroom::store
