#include "store/set_aside_elsewhere.h"

#include "core/counted.h"
#include "store/redo.h"
#include "store/sessions_of_listener.h"
#include "store/withdrawal.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace quietroom::store {

namespace {

struct Why {
  std::string reason, happened_utc;
};

std::map<std::string, Why> set_aside_on(sql::Connection& server, const std::string& listener) {
  std::map<std::string, Why> out;
  server.query(
      "SELECT s.session, a.reason, a.happened_utc FROM session s JOIN set_aside a ON a.session = s.session"
      " WHERE s.listener = $1 AND s.simulated = 0",
      {listener}, [&](sql::Row row) {
        out[std::string(row[0])] = {std::string(row[1]), std::string(row[2])};
      });
  return out;
}

} // namespace

SetAsideElsewhere take_over_set_aside(sql::Connection& journal, sql::Connection& server,
                                      const std::string& listener, const std::string& program) {
  SetAsideElsewhere out;
  const auto there = set_aside_on(server, listener);
  if (there.empty()) return out;
  const auto here = sessions_of(journal, listener);
  const auto withdrawn =
      std::ranges::find_if(there, [](const auto& each) { return each.second.reason == "withdrawn"; });
  out.has_withdrawn = withdrawn != there.end();
  if (out.has_withdrawn) {
    if (std::ranges::any_of(here, [](const auto& each) { return each.set_aside != "withdrawn"; }))
      out.wiped = withdraw(journal, listener, program, withdrawn->second.happened_utc).votes;
    return out;
  }
  for (const SessionOfListener& each : here) {
    const auto found = there.find(each.session);
    if (found == there.end() || !each.set_aside.empty()) continue;
    redo_session(journal, each.session, listener, "as it was set aside on the server", program,
                 found->second.happened_utc);
    out.redone.push_back(each.session);
  }
  return out;
}

std::vector<std::string> listeners_of(sql::Connection& journal) {
  std::vector<std::string> out;
  journal.query("SELECT DISTINCT listener FROM session WHERE simulated = 0 ORDER BY listener", {},
                [&](sql::Row row) { out.emplace_back(row[0]); });
  return out;
}

std::vector<std::string> withdrawn_elsewhere(sql::Connection& journal, sql::Connection& server) {
  std::set<std::string> gone;
  server.query("SELECT s.listener FROM session s JOIN set_aside a ON a.session = s.session"
               " WHERE a.reason = 'withdrawn' AND s.simulated = 0",
               {}, [&](sql::Row row) { gone.emplace(row[0]); });
  std::vector<std::string> out;
  if (gone.empty()) return out;
  journal.query("SELECT DISTINCT listener FROM session WHERE simulated = 0 AND session IN"
                " (SELECT session FROM answer) ORDER BY listener",
                {}, [&](sql::Row row) {
                  if (gone.contains(std::string(row[0]))) out.emplace_back(row[0]);
                });
  return out;
}

std::vector<std::string> sentences(const SetAsideElsewhere& done, const std::string& listener) {
  std::vector<std::string> out;
  for (const std::string& session : done.redone)
    out.push_back(
        fmt::format("session {} was set aside on the server; it is set aside in this booth, too", session));
  if (done.wiped > 0)
    out.push_back(
        fmt::format("listener {} has withdrawn on the server; {} of theirs were wiped in this booth, too",
                    listener, counted(static_cast<std::uint64_t>(done.wiped), "vote")));
  return out;
}

} // namespace quietroom::store
