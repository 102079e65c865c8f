#include "store/audit.h"

namespace quietroom::store {

namespace {

sql::Value text_or_null(const std::string& text) {
  return text.empty() ? sql::Value(std::monostate{}) : sql::Value(text);
}

} // namespace

void add_audit(sql::Connection& connection, const AuditEntry& entry, const std::string& now_utc) {
  connection.run("INSERT INTO audit (entry, happened_utc, action, session, listener, reason, program)"
                 " SELECT COALESCE(MAX(entry), 0) + 1, $1, $2, $3, $4, $5, $6 FROM audit"
                 " WHERE entry < 9223372036854775806",
                 {now_utc, entry.action, text_or_null(entry.session), text_or_null(entry.listener),
                  text_or_null(entry.reason), entry.program});
}

bool is_audited(sql::Connection& connection, std::string_view action) {
  bool found = false;
  connection.query("SELECT 1 FROM audit WHERE action = $1 LIMIT 1", {std::string(action)},
                   [&](sql::Row) { found = true; });
  return found;
}

} // namespace quietroom::store
