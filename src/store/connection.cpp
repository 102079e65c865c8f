#include "store/connection.h"

#include "core/error.h"

namespace quietroom::store::sql {

Transaction::~Transaction() {
  if (!m_open) return;
  try {
    m_connection.run("ROLLBACK");
  } catch (const Error&) { // the failure that led here has rolled back already
  }
}

void Transaction::commit() {
  m_connection.run("COMMIT");
  m_open = false;
}

std::optional<std::string> refusal_of(Connection& connection, const std::function<void()>& write) {
  connection.run("SAVEPOINT part");
  try {
    write();
  } catch (const RefusedRows& refused) {
    connection.run("ROLLBACK TO SAVEPOINT part");
    connection.run("RELEASE SAVEPOINT part");
    return refused.what();
  }
  connection.run("RELEASE SAVEPOINT part");
  return std::nullopt;
}

} // namespace quietroom::store::sql
