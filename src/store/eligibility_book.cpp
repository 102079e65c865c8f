#include "store/eligibility_book.h"

#include "store/audit.h"
#include "store/schema.h"

#include <algorithm>
#include <set>

namespace quietroom::store {

namespace {

std::vector<EligibilityEntry> screenings(sql::Connection& connection, const std::string& where) {
  std::vector<EligibilityEntry> out;
  if (!connection.has_table("eligibility")) return out;
  connection.query("SELECT e.session, s.listener, e.rules, e.breaches, e.overridden, e.checked_utc"
                   " FROM eligibility e JOIN session s ON s.session = e.session " +
                       where + " ORDER BY s.started_utc, e.session",
                   {}, [&](sql::Row row) {
                     out.push_back({std::string(row[0]), std::string(row[1]), std::string(row[2]),
                                    std::string(row[3]), row[4] == "1", std::string(row[5])});
                   });
  return out;
}

std::vector<std::string> parts_of(const std::string& breaches) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < breaches.size();) {
    const std::size_t end = std::min(breaches.find(',', begin), breaches.size());
    out.push_back(breaches.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

} // namespace

std::optional<EligibilityEntry> screening_of(sql::Connection& connection, const std::string& session) {
  for (EligibilityEntry& each : screenings(connection, ""))
    if (each.session == session) return std::move(each);
  return std::nullopt;
}

bool is_let_in(sql::Connection& connection, const std::string& session) {
  const auto found = screening_of(connection, session);
  return found && (found->breaches.empty() || found->overridden);
}

void note_screening(sql::Connection& connection, const std::string& session,
                    const design::EligibilityRules& rules, const std::vector<design::Breach>& breaches,
                    const std::string& now_utc) {
  std::string names;
  for (const design::Breach each : breaches) names += (names.empty() ? "" : ",") + std::string(name_of(each));
  connection.run("INSERT INTO eligibility (session, rules, breaches, overridden, checked_utc)"
                 " VALUES ($1, $2, $3, 0, $4) ON CONFLICT (session) DO UPDATE SET rules = $2, breaches = $3,"
                 " overridden = 0, checked_utc = $4",
                 {session, rules_text(rules), names, now_utc});
}

void override_screening(sql::Connection& connection, const std::string& session, const std::string& listener,
                        const std::string& reason, const std::string& program, const std::string& now_utc) {
  sql::Transaction transaction(connection);
  connection.run("UPDATE eligibility SET overridden = 1 WHERE session = $1", {session});
  add_audit(connection,
            {.action = "eligibility_override",
             .session = session,
             .listener = listener,
             .reason = reason,
             .program = program},
            now_utc);
  transaction.commit();
}

std::vector<EligibilityEntry> all_screenings(sql::Connection& connection) {
  return screenings(connection, "");
}

void count_screenings(sql::Connection& connection, design::ListenerFacts& facts) {
  std::set<std::string> rules;
  for (const EligibilityEntry& each :
       screenings(connection, "WHERE e.session NOT IN (SELECT session FROM set_aside)")) {
    ++facts.screened;
    rules.insert(each.rules);
    if (each.overridden) ++facts.overridden;
    for (const std::string& breach : parts_of(each.breaches)) ++facts.breaches[breach];
  }
  facts.rules.assign(rules.begin(), rules.end());
}

void wipe_screening(sql::Connection& connection, const std::string& session) {
  connection.run("DELETE FROM eligibility WHERE session = $1", {session});
  connection.run("UPDATE audit SET reason = NULL WHERE action = 'eligibility_override' AND session = $1",
                 {session});
}

} // namespace quietroom::store
