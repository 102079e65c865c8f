#include "store/experimenter_acts.h"

#include "core/number.h"
#include "store/audit.h"
#include "store/chain.h"
#include "store/notes.h"

#include <fmt/format.h>

namespace quietroom::store {

using session::Action;

void store_act(sql::Connection& connection, const SessionFacts& facts, const session::Act& act,
               const std::string& now_utc) {
  sql::Transaction transaction(connection);
  const bool restarts = act.action == Action::repeat_block || act.action == Action::redo_practice;
  if (act.action == Action::note)
    add_note(connection, {facts.session, now_utc, act.block, act.trial, act.text, facts.program});
  if (restarts) set_aside(connection, facts.session, SetAside::restarted, act.block, now_utc);
  add_audit(connection,
            {.action = std::string(name_of(act.action)),
             .session = facts.session,
             .listener = facts.listener,
             .reason = restarts ? fmt::format("block {}", act.block) : std::string(),
             .program = facts.program},
            now_utc);
  transaction.commit();
}

ActCounts act_counts(sql::Connection& connection) {
  ActCounts out;
  if (!connection.has_table("audit")) return out;
  connection.query("SELECT a.action, COUNT(*) FROM audit a JOIN session s ON s.session = a.session"
                   " WHERE s.simulated = 0 GROUP BY a.action",
                   {}, [&](sql::Row row) {
                     const auto count = static_cast<std::uint64_t>(*parse_integer(row[1]));
                     if (row[0] == name_of(Action::pause)) out.pauses += count;
                     if (row[0] == name_of(Action::note)) out.notes += count;
                     if (row[0] == name_of(Action::repeat_block) || row[0] == name_of(Action::redo_practice))
                       out.repeated += count;
                   });
  return out;
}

} // namespace quietroom::store
