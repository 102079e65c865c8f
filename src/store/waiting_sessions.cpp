#include "store/waiting_sessions.h"

#include "core/counted.h"
#include "core/error.h"
#include "core/number.h"
#include "core/removed_when_killed.h"
#include "store/audit.h"
#include "store/copied_session.h"
#include "store/hand_over.h"
#include "store/notes.h"
#include "store/redo.h"
#include "store/sessions_of_listener.h"
#include "store/study_store.h"
#include "store/waiting_files.h"
#include "store/withdrawal.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <set>

namespace quietroom::store {

namespace {

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

bool is_aside(sql::Connection& connection, const std::string& session) {
  return !first_text(connection, "SELECT session FROM set_aside WHERE session = $1", {session}).empty();
}

/// The last word of an audit on each session, or on one.
std::map<std::string, WaitingSession> noted_sessions(sql::Connection& audited, const std::string& session) {
  std::map<std::string, WaitingSession> out;
  audited.query("SELECT session, listener, happened_utc, reason FROM audit WHERE action = $1 ORDER BY entry",
                {action_of_waiting}, [&](sql::Row row) {
                  if (!session.empty() && row[0] != session) return;
                  WaitingSession one{std::string(row[0]), std::string(row[1])};
                  one.noted_utc = row[2];
                  const std::size_t at = row[3].find(between);
                  one.where = at == row[3].npos ? "" : row[3].substr(at + between.size());
                  one.votes = static_cast<std::uint64_t>(
                      parse_integer(row[3].substr(0, row[3].find(' '))).value_or(0));
                  out[one.session] = std::move(one);
                });
  return out;
}

/// Of a file of sessions that wait: with what it says of them itself, or else the audit of the study.
void add_waiting_in(const std::filesystem::path& file, std::map<std::string, WaitingSession>& noted,
                    std::vector<WaitingSession>& out) {
  const auto waiting = sql::open_sqlite(file, sql::Access::read_only);
  auto noted_here = noted_sessions(*waiting, "");
  for (WaitingSession& each : sessions_in(*waiting)) {
    if (is_aside(*waiting, each.session)) continue;
    each.votes = votes_of(*waiting, each.session);
    each.is_here = true;
    for (const auto* by : {&noted, &noted_here})
      if (const auto found = by->find(each.session); found != by->end()) {
        each.where = found->second.where;
        each.noted_utc = found->second.noted_utc;
      }
    out.push_back(std::move(each));
  }
}

/// Nobody else counts, and the listener has not taken back what they said.
bool may_count(sql::Connection& waiting, sql::Connection& into, const WaitingSession& one) {
  return !is_aside(waiting, one.session) && counting_session(into, one.listener).empty() &&
         first_text(into,
                    "SELECT s.session FROM session s JOIN set_aside a ON a.session = s.session WHERE"
                    " s.listener = $1 AND a.reason = 'withdrawn'",
                    {one.listener})
             .empty();
}

/// What was written down of a session while it waited, but for that it did.
void copy_entries(sql::Connection& waiting, sql::Connection& into, const std::string& session) {
  waiting.query("SELECT action, listener, reason, program, happened_utc FROM audit WHERE session = $1 AND"
                " action <> $2 ORDER BY entry",
                {session, action_of_waiting}, [&](sql::Row row) {
                  add_audit(into,
                            {.action = std::string(row[0]),
                             .session = session,
                             .listener = std::string(row[1]),
                             .reason = std::string(row[2]),
                             .program = std::string(row[3])},
                            std::string(row[4]));
                });
  for (const Note& each : notes(waiting))
    if (each.session == session) add_note(into, each);
}

/// Into the file of the study, row for row, each session that may come in.
void copy_into(sql::Connection& waiting, sql::Connection& into, const std::filesystem::path& database) {
  for (const WaitingSession& each : sessions_in(waiting)) {
    const bool counts = may_count(waiting, into, each);
    if (has_session(into, each.session)) {
      if (!counts || is_same_session(waiting, into, each.session)) continue;
      move_beside(into, database, each.session); // it is set aside, and makes room
    } else if (!counts && !is_aside(waiting, each.session)) {
      continue;
    }
    sql::Transaction transaction(into);
    copy_session(waiting, into, each.session);
    copy_entries(waiting, into, each.session);
    transaction.commit();
  }
}

/// Whether nothing of the session is lost where it is wiped in `waiting`.
bool has_all(sql::Connection& into, sql::Connection& waiting, const std::string& session) {
  if (!has_session(into, session)) return false;
  if (content_of(into, session) == content_of(waiting, session)) return true;
  const auto there = links_of(into, session), here = links_of(waiting, session);
  const bool goes_on = !here.empty() && std::ranges::mismatch(here, there).in1 == here.end();
  return goes_on && (is_aside(into, session) || votes_of(into, session) >= votes_of(waiting, session));
}

/// `database`: of the study; empty where it is on a server.
std::vector<std::string> take_from(const std::filesystem::path& file, sql::Connection& into,
                                   const std::filesystem::path& database) {
  std::vector<std::string> out;
  std::size_t left = 0;
  {
    const auto waiting = sql::open_sqlite(file, sql::Access::durable);
    if (database.empty())
      hand_over(*waiting, into); // as a booth does
    else
      copy_into(*waiting, into, database);
    for (const WaitingSession& each : sessions_in(*waiting))
      if (has_all(into, *waiting, each.session))
        out.push_back(each.session);
      else
        ++left;
    waiting->run("PRAGMA secure_delete=ON"); // these rows stand in the study now, and may be withdrawn there
    sql::Transaction transaction(*waiting);
    for (const std::string& each : out) delete_session(*waiting, each);
    transaction.commit();
    waiting->checkpoint();
  }
  if (left == 0) remove_with_logs(file);
  return out;
}

} // namespace

std::filesystem::path waiting_folder(const std::filesystem::path& study) { return study / "waiting"; }

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

std::vector<WaitingSession> waiting_sessions(sql::Connection& study, const Location& at) {
  if (!study.has_table("audit")) return {};
  std::vector<WaitingSession> out;
  std::map<std::string, WaitingSession> noted = noted_sessions(study, "");
  if (!at.is_server())
    for (const std::filesystem::path& file : waiting_files_beside(at.file)) add_waiting_in(file, noted, out);
  for (auto& [session, one] : noted)
    if (!has_session(study, session) &&
        std::ranges::find(out, session, &WaitingSession::session) == out.end())
      out.push_back(std::move(one));
  for (WaitingSession& each : out) each.counts = counting_session(study, each.listener);
  std::ranges::stable_sort(out, {}, &WaitingSession::session);
  return out;
}

std::string place_noted(sql::Connection& audited, const std::string& session) {
  return noted_sessions(audited, session)[session].where;
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

std::vector<std::string> take_waiting(const std::filesystem::path& study, sql::Connection& into,
                                      bool on_server) {
  std::vector<std::string> out;
  for (const std::filesystem::path& file : waiting_files_beside(database_of(study)))
    std::ranges::move(take_from(file, into, on_server ? std::filesystem::path() : database_of(study)),
                      std::back_inserter(out));
  return out;
}

void redo_waiting(const std::filesystem::path& study, const WaitingSession& session,
                  const std::string& reason, const std::string& program, const std::string& now_utc) {
  for (const std::filesystem::path& file : waiting_files_beside(database_of(study))) {
    const auto waiting = sql::open_sqlite(file, sql::Access::durable);
    if (!has_session(*waiting, session.session) || is_aside(*waiting, session.session)) continue;
    const std::string where = place_noted(*waiting, session.session);
    if (session.where.empty() || where.empty() || where == session.where)
      return redo_session(*waiting, session.session, session.listener, reason, program, now_utc);
  }
  throw_input(fmt::format("session {} does not wait here{}, so it cannot be set aside from here; it counts "
                          "nowhere as long as another one of its listener does",
                          session.session, session.where.empty() ? "" : "; it waits in " + session.where));
}

WithdrawnWaiting withdraw_waiting(const std::filesystem::path& study, const std::string& listener,
                                  const std::string& program, const std::string& now_utc) {
  WithdrawnWaiting out;
  for (const std::filesystem::path& file : waiting_files_beside(database_of(study))) {
    const auto waiting = sql::open_sqlite(file, sql::Access::durable);
    if (std::ranges::all_of(sessions_of(*waiting, listener),
                            [](const auto& each) { return each.set_aside == "withdrawn"; }))
      continue;
    const Withdrawn done = withdraw(*waiting, listener, program, now_utc);
    out.votes += static_cast<std::uint64_t>(done.votes);
    out.sessions += done.sessions.size();
  }
  return out;
}

} // namespace quietroom::store
