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

} // namespace quietroom::store::sql
