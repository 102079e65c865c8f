#include "store/session_texts.h"

namespace quietroom::store {

namespace {

std::string reason_prefix(const std::string& sha256) { return "texts " + sha256 + ": "; }

} // namespace

void insert_session_texts(sql::Connection& connection, const std::string& session, std::int64_t sitting,
                          const std::vector<design::NamedText>& texts) {
  std::int64_t position = 0;
  for (const design::NamedText& each : texts)
    connection.run(
        "INSERT INTO session_text (session, sitting, position, name, text, status, source)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {session, sitting, ++position, each.name, each.text, std::string(name_of(each.status)), each.source});
}

void insert_accepted_texts(sql::Connection& connection, const AcceptedTexts& accepted,
                           const std::string& program, const std::string& now_utc) {
  connection.run("INSERT INTO audit (entry, happened_utc, action, reason, program)"
                 " SELECT COALESCE(MAX(entry), 0) + 1, $1, 'labels_accepted', $2, $3 FROM audit",
                 {now_utc, reason_prefix(accepted.sha256) + accepted.what, program});
}

bool has_accepted_texts(sql::Connection& connection, const std::string& sha256) {
  bool found = false;
  const std::string prefix = reason_prefix(sha256);
  connection.query("SELECT 1 FROM audit WHERE action = 'labels_accepted' AND substr(reason, 1, $2) = $1",
                   {prefix, static_cast<std::int64_t>(prefix.size())}, [&](sql::Row) { found = true; });
  return found;
}

} // namespace quietroom::store
