#include "store/sql_state.h"

namespace quietroom::store::sql {

std::string advice_on(std::string_view state) {
  if (state == "42501" || state == "25006")
    return "this user may not do that; ask the owner of the database for the role that may";
  if (state.starts_with("22"))
    return "a value cannot be stored there: a text that is no UTF-8, or a number beyond its range";
  if (state.starts_with("23"))
    return "it does not go with what is stored there now; another program may have written or removed it "
           "meanwhile, "
           "so wait until that ends and try again";
  if (state == "53100")
    return "the disk of the server is full; free some space, nothing stored before is lost";
  if (state.starts_with("53"))
    return "the server has no room for this connection or statement; try again, or give it more";
  if (state.starts_with("28"))
    return "the server does not let this user in; a password belongs into ~/.pgpass, PGPASSFILE or a service "
           "file";
  if (state == "3D000") return "there is no such database; make it by createdb, or correct the address";
  if (is_held(state))
    return "another program holds it longer than is waited for (lock_timeout); end that one, or try again";
  if (state == "57014")
    return "the server ended a statement, for it lasted longer than statement_timeout allows this user; let "
           "its "
           "owner raise that (ALTER ROLE ... SET statement_timeout), or try again when it has less to do";
  if (state == "25P03" || state == "57P05")
    return "the server ended the connection, for nothing was asked of it within the time that it allows; try "
           "again";
  if (state.starts_with("57") || state.starts_with("08"))
    return "the server went away; try again when it is back";
  return "this should not happen; keep the database and report it";
}

bool is_refusal(std::string_view state) {
  return state.starts_with("22") || state.starts_with("23") || state == "42501";
}

bool is_held(std::string_view state) { return state.starts_with("40") || state == "55P03"; }

} // namespace quietroom::store::sql
