#include "store/consent_book.h"

#include "core/number.h"
#include "design/consent.h"
#include "store/chain.h"

#include <map>
#include <set>

namespace quietroom::store {

void add_consent(sql::Connection& connection, const ConsentDecision& decision) {
  std::string text;
  for (const std::string& page : decision.pages) text += (text.empty() ? "" : "\n---\n") + page;
  sql::Transaction transaction(connection);
  connection.run(
      "INSERT INTO consent (session, entry, version, text, given, decided_utc, program)"
      " SELECT $1, COALESCE(MAX(entry), 0) + 1, $2, $3, $4, $5, $6 FROM consent WHERE session = $1",
      {decision.session, design::consent_version(decision.pages), text, std::int64_t{decision.given ? 1 : 0},
       decision.decided_utc, decision.program});
  std::int64_t entry = 0;
  connection.query("SELECT MAX(entry) FROM consent WHERE session = $1", {decision.session},
                   [&](sql::Row row) { entry = *parse_integer(row[0]); });
  link_consent(connection, decision.session, entry, decision.decided_utc);
  transaction.commit();
}

ConsentCounts consent_counts(sql::Connection& connection) {
  ConsentCounts out;
  if (!connection.has_table("consent")) return out;
  std::map<std::string, bool> last; // by session
  std::set<std::string> versions;
  constexpr const char* query = "SELECT session, version, given FROM consent WHERE session NOT IN"
                                " (SELECT session FROM set_aside) ORDER BY session, entry";
  connection.query(query, {}, [&](sql::Row row) {
    last[std::string(row[0])] = row[2] == "1";
    versions.emplace(row[1]);
  });
  for (const auto& [session, given] : last) ++(given ? out.agreed : out.declined);
  out.versions.assign(versions.begin(), versions.end());
  return out;
}

} // namespace quietroom::store
