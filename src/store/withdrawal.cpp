#include "store/withdrawal.h"

#include "core/error.h"
#include "core/number.h"
#include "store/answer_book.h"
#include "store/audit.h"
#include "store/chain.h"
#include "store/eligibility_book.h"
#include "store/notes.h"
#include "store/sessions_of_listener.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::store {

namespace {

int answers_of(sql::Connection& connection, const std::string& session) {
  int out = 0;
  connection.query("SELECT COUNT(*) FROM answer WHERE session = $1", {session},
                   [&](sql::Row row) { out = static_cast<int>(*parse_integer(row[0])); });
  return out;
}

} // namespace

Withdrawn withdraw(sql::Connection& connection, const std::string& listener, const std::string& program,
                   const std::string& now_utc) {
  Withdrawn out;
  {
    sql::Transaction transaction(connection);
    const auto sessions = sessions_of(connection, listener);
    if (sessions.empty())
      throw_input(fmt::format("nothing is stored of listener {}; take the id out of `listeners` in "
                              "study.toml, and nothing will be",
                              listener));
    if (std::ranges::all_of(sessions, [](const auto& each) { return each.set_aside == "withdrawn"; }))
      throw_input(fmt::format("listener {} has withdrawn already; nothing is left to wipe", listener));
    for (const SessionOfListener& each : sessions) {
      out.votes += answers_of(connection, each.session);
      set_aside(connection, each.session, SetAside::withdrawn, std::nullopt, now_utc);
      note_set_aside(connection, each.session, "withdrawn", now_utc);
      wipe_answers(connection, each.session);
      wipe_screening(connection, each.session);
      wipe_notes(connection, each.session);
      out.sessions.push_back(each.session);
    }
    connection.run("DELETE FROM seat WHERE listener = $1", {listener});
    add_audit(connection, {.action = "withdraw", .listener = listener, .program = program}, now_utc);
    transaction.commit();
  }
  connection.checkpoint();
  return out;
}

} // namespace quietroom::store
