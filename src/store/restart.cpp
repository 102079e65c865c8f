#include "store/restart.h"

#include "store/audit.h"
#include "store/chain.h"

namespace quietroom::store {

void restart_block(sql::Connection& connection, const std::string& session, int block,
                   const std::string& reason, const std::string& program, const std::string& now_utc) {
  sql::Transaction transaction(connection);
  set_aside(connection, session, SetAside::restarted, block, now_utc);
  add_audit(connection, {.action = "restart_block", .session = session, .reason = reason, .program = program},
            now_utc);
  transaction.commit();
}

} // namespace quietroom::store
