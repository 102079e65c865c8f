#include "store/waiting_sessions.h"

#include "core/counted.h"
#include "core/error.h"
#include "core/number.h"
#include "store/audit.h"
#include "store/copied_session.h"
#include "store/hand_over.h"
#include "store/redo.h"
#include "store/study_store.h"
#include "store/withdrawal.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace quietroom::store {

namespace {

constexpr const char* action_of_waiting = "session_waits";
constexpr std::string_view between = " in "; ///< votes and place

std::string first_text(sql::Connection& connection, const char* query,
                       std::initializer_list<sql::Value> with) {
  std::string out;
  connection.query(query, with, [&](sql::Row row) {
    if (out.empty()) out = row[0];
  });
  return out;
}

std::string counting_session(sql::Connection& study, const std::string& listener) {
  return first_text(study,
                    "SELECT session FROM session WHERE listener = $1 AND simulated = 0 AND session NOT IN"
                    " (SELECT session FROM set_aside) ORDER BY session",
                    {listener});
}

bool has_session(sql::Connection& connection, const std::string& session) {
  return !first_text(connection, "SELECT session FROM session WHERE session = $1", {session}).empty();
}

std::uint64_t votes_of(sql::Connection& connection, const std::string& session) {
  return static_cast<std::uint64_t>(
      parse_integer(
          first_text(connection, "SELECT COUNT(*) FROM attempt WHERE session = $1 AND valid = 1", {session}))
          .value_or(0));
}

std::vector<WaitingSession> sessions_in(sql::Connection& journal) {
  std::vector<WaitingSession> out;
  journal.query("SELECT session, listener FROM session WHERE simulated = 0 ORDER BY session", {},
                [&](sql::Row row) {
                  out.push_back({std::string(row[0]), std::string(row[1])});
                });
  return out;
}

} // namespace

std::filesystem::path waiting_folder(const std::filesystem::path& study) { return study / "waiting"; }
std::filesystem::path waiting_file(const std::filesystem::path& study) {
  return database_of(waiting_folder(study));
}

void note_waiting(sql::Connection& study, const WaitingSession& it, const std::string& program,
                  const std::string& now_utc) {
  add_audit(study,
            {.action = action_of_waiting,
             .session = it.session,
             .listener = it.listener,
             .reason = fmt::format("{}{}{}", counted(it.votes, "vote"), between, it.where),
             .program = program},
            now_utc);
}

std::vector<WaitingSession> waiting_sessions(sql::Connection& study) {
  if (!study.has_table("audit")) return {};
  std::map<std::string, WaitingSession> by_session; // the last word on each
  study.query("SELECT session, listener, happened_utc, reason FROM audit WHERE action = $1 AND session NOT IN"
              " (SELECT session FROM session) ORDER BY entry",
              {action_of_waiting}, [&](sql::Row row) {
                WaitingSession one{std::string(row[0]), std::string(row[1])};
                one.noted_utc = row[2];
                const std::size_t at = row[3].find(between);
                one.where = at == row[3].npos ? "" : row[3].substr(at + between.size());
                one.votes =
                    static_cast<std::uint64_t>(parse_integer(row[3].substr(0, row[3].find(' '))).value_or(0));
                by_session[one.session] = std::move(one);
              });
  std::vector<WaitingSession> out;
  for (auto& [session, one] : by_session) {
    one.counts = counting_session(study, one.listener);
    out.push_back(std::move(one));
  }
  return out;
}

void note_waiting_of_booth(sql::Connection& journal, sql::Connection& server, const std::string& booth,
                           const std::string& program, const std::string& now_utc) {
  for (WaitingSession& each : sessions_in(journal)) {
    if (has_session(server, each.session) || counting_session(server, each.listener).empty()) continue;
    each.where = booth;
    each.votes = votes_of(journal, each.session);
    note_waiting(server, each, program, now_utc);
  }
}

std::vector<std::string> take_waiting(const std::filesystem::path& study, sql::Connection& into) {
  const std::filesystem::path file = waiting_file(study);
  if (!std::filesystem::exists(file)) return {};
  std::vector<std::string> out;
  std::size_t left = 0;
  {
    const auto waiting = sql::open_sqlite(file, sql::Access::durable);
    hand_over(*waiting, into);
    for (const WaitingSession& each : sessions_in(*waiting))
      if (has_session(into, each.session))
        out.push_back(each.session);
      else
        ++left;
    waiting->run("PRAGMA secure_delete=ON"); // these rows stand in the study now, and may be withdrawn there
    sql::Transaction transaction(*waiting);
    for (const std::string& each : out) delete_session(*waiting, each);
    transaction.commit();
    waiting->checkpoint();
  }
  if (left == 0)
    for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + ending);
  return out;
}

void redo_waiting(const std::filesystem::path& study, const WaitingSession& session,
                  const std::string& reason, const std::string& program, const std::string& now_utc) {
  const std::filesystem::path file = waiting_file(study);
  if (std::filesystem::exists(file)) {
    const auto waiting = sql::open_sqlite(file, sql::Access::durable);
    if (has_session(*waiting, session.session))
      return redo_session(*waiting, session.session, session.listener, reason, program, now_utc);
  }
  throw_input(fmt::format("session {} does not wait here{}", session.session,
                          session.where.empty() ? "" : "; it waits in " + session.where));
}

std::uint64_t withdraw_waiting(const std::filesystem::path& study, const std::string& listener,
                               const std::string& program, const std::string& now_utc) {
  const std::filesystem::path file = waiting_file(study);
  if (!std::filesystem::exists(file)) return 0;
  const auto waiting = sql::open_sqlite(file, sql::Access::durable);
  const bool has_any =
      !first_text(*waiting,
                  "SELECT session FROM session WHERE listener = $1 AND session NOT IN (SELECT"
                  " session FROM set_aside WHERE reason = 'withdrawn')",
                  {listener})
           .empty();
  return has_any ? static_cast<std::uint64_t>(withdraw(*waiting, listener, program, now_utc).votes) : 0;
}

} // namespace quietroom::store
