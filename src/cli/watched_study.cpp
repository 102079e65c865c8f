#include "cli/watched_study.h"

#include "core/error.h"
#include "station/seat_lock.h"
#include "store/claimed_seats.h"
#include "store/hand_over.h"
#include "store/read_records.h"
#include "store/set_aside_elsewhere.h"
#include "store/study_store.h"
#include "study/store_of.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

/// What grows with whatever is stored; the row is one text.
constexpr const char* stamp_query = "SELECT (SELECT COUNT(*) FROM attempt) || ' ' || (SELECT COUNT(*) FROM "
                                    "attempt WHERE link IS NOT NULL) || ' ' ||"
                                    " (SELECT COUNT(*) FROM link) || ' ' || (SELECT COUNT(*) FROM session) "
                                    "|| ' ' || (SELECT COUNT(*) FROM audit)"
                                    " || ' ' || (SELECT COUNT(*) FROM set_aside)";

std::vector<std::string> with_sessions(std::vector<std::string> listeners,
                                       const store::StudyRecords& records) {
  for (const store::SessionRecord& each : records.sessions)
    if (std::ranges::find(listeners, each.listener) == listeners.end()) listeners.push_back(each.listener);
  return listeners;
}

} // namespace

WatchedStudy::WatchedStudy(study::FixedStudy study, bool unblind)
    : m_folder(study.folder), m_database(study::store_of(study.folder)), m_listeners(study.design.listeners),
      m_unblind(unblind) {
  m_plan = std::async(std::launch::async, [study = std::move(study)] {
             return analysis::study_plan(study.design, study.set);
           }).share();
}

WatchedStudy::WatchedStudy(store::Location on_server, bool unblind)
    : m_database(std::move(on_server)), m_unblind(unblind) {}

store::sql::Connection* WatchedStudy::server() {
  if (!m_database.is_server()) return nullptr;
  if (!m_connection) m_connection = open(m_database, store::sql::Access::read_only);
  return m_connection.get();
}

std::vector<analysis::Seated> WatchedStudy::seated(const std::vector<std::string>& listeners) {
  std::vector<analysis::Seated> out;
  if (m_folder)
    for (const std::string& each : listeners)
      if (const auto seat = station::taken_seat(*m_folder, each))
        out.push_back({each, seat->booth, seat->waiting});
  if (store::sql::Connection* connection = server())
    for (const store::ClaimedSeat& each : store::claimed_seats(*connection, listeners)) {
      const std::string who = each.listener.empty() ? "(no session yet)" : each.listener;
      if (std::ranges::find(out, who, &analysis::Seated::listener) == out.end())
        out.push_back({who, each.booth, ""});
    }
  return out;
}

/// What this folder's own journal has and the server has not, or has no more.
void WatchedStudy::look_at_journal(analysis::StudyStatus& out) {
  if (!m_folder || !m_database.is_server()) return;
  const store::Location at = store::database_of(*m_folder);
  if (!exists(at)) return;
  const auto journal = open(at, store::sql::Access::read_only);
  out.links_waiting = store::waiting(*journal, *server()).links;
  out.withdrawn_here = store::withdrawn_elsewhere(*journal, *server());
}

analysis::StudyStatus WatchedStudy::status() {
  const store::StudyRecords records = store::read_records(m_database);
  const std::vector<std::string> listeners = with_sessions(m_listeners, records);
  const std::string name = m_database.study.empty() ? m_database.name() : m_database.study;
  const std::vector<analysis::Seated> sitting = seated(listeners);
  analysis::StudyStatus out =
      m_plan ? analysis::study_status(m_plan->get(), records, sitting, m_unblind)
             : analysis::study_status(analysis::plan_of_records(name, records), records, sitting, m_unblind);
  look_at_journal(out);
  if (!m_plan) m_listeners = listeners;
  return out;
}

/// Of a file its size and time and those of its log: while they stand nothing was stored.
std::string WatchedStudy::stamp() {
  std::string out;
  if (store::sql::Connection* connection = server()) {
    connection->query(stamp_query, {}, [&](store::sql::Row row) { out = row[0]; });
  } else {
    for (const char* ending : {"", "-wal"}) {
      const std::string file = m_database.file.string() + ending;
      std::error_code none;
      out += fmt::format("{} {};", fs::file_size(file, none),
                         fs::last_write_time(file, none).time_since_epoch().count());
    }
  }
  for (const analysis::Seated& each : seated(m_listeners))
    out += fmt::format("{} {} {};", each.listener, each.booth, each.waiting);
  return out;
}

} // namespace quietroom::cli
