#include "store/kept_sessions.h"

#include "core/number.h"
#include "session/chain_bytes.h"
#include "store/chain_rows.h"
#include "store/migration.h"
#include "store/whole_view.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <set>

namespace quietroom::store {

using session::KeptAttempt;
using session::KeptSession;

namespace {

/// A row by the names of its columns; a column that the database lacks is NULL.
class Named {
public:
  Named(const std::vector<std::string>& names, sql::Row row) : m_names(names), m_row(row) {}
  std::string_view at(std::string_view name) const {
    const auto found = std::ranges::find(m_names, name);
    return found == m_names.end() ? std::string_view{}
                                  : m_row[static_cast<std::size_t>(found - m_names.begin())];
  }
  std::string text(std::string_view name) const { return std::string(at(name)); }
  std::optional<std::string> maybe(std::string_view name) const {
    return at(name).data() == nullptr ? std::nullopt : std::optional(text(name));
  }
  std::optional<std::int64_t> whole(std::string_view name) const { return parse_integer(at(name)); }
  std::optional<double> number(std::string_view name) const { return parse_double(at(name)); }
  int small(std::string_view name) const { return static_cast<int>(whole(name).value_or(0)); }
  std::string key() const {
    return fmt::format("{}\n{}:{}:{}", at("session"), at("block"), at("trial"), at("attempt"));
  }

private:
  const std::vector<std::string>& m_names;
  sql::Row m_row;
};

class Reading {
public:
  explicit Reading(sql::Connection& connection) : m_connection(connection) {}

  session::KeptStudy kept() {
    read_sessions();
    read_attempts();
    read_presented();
    read_answers();
    read_links();
    read_consents();
    read_beside();
    return finished();
  }

private:
  void each(const std::string& table, const std::function<void(const Named&, sql::Row)>& take,
            const std::string& order = "") {
    const std::string query = "SELECT * FROM " + table + order;
    const std::vector<std::string> names = m_connection.columns(query);
    m_connection.run(query, {}, [&](sql::Row row) { take(Named(names, row), row); });
  }

  /// Each row as its record as well.
  void each_hashed(const HashedTable& table, const std::function<void(const Named&, std::string)>& take) {
    const auto hashed = present_columns(m_connection, table);
    std::vector<std::string_view> values(hashed.size());
    each(std::string(table.table), [&](const Named& row, sql::Row) {
      for (std::size_t i = 0; i < hashed.size(); ++i) values[i] = row.at(hashed[i]);
      take(row, table.table == "attempt" ? closed_record(hashed, values)
                                         : session::chain_record(table.table, hashed, values));
    });
  }

  void stray(const char* table, const Named& row) {
    m_out.strays.push_back(fmt::format("{} {}:{}:{}:{}", table, row.at("session"), row.at("block"),
                                       row.at("trial"), row.at("attempt")));
  }

  void read_sessions() {
    each("session", [&](const Named& row, sql::Row) {
      KeptSession& one = m_sessions[row.text("session")];
      one.session = row.text("session");
      one.listener = row.text("listener");
      one.method = row.text("method");
      one.seed = row.text("seed");
      one.plan_hash = row.text("plan_hash");
      one.lock_sha256 = row.maybe("lock_sha256");
      one.finished = row.at("finished_utc").data() != nullptr;
    });
    each(
        "question",
        [&](const Named& row, sql::Row) {
          const auto found = m_sessions.find(row.text("session"));
          if (found != m_sessions.end())
            found->second.questions.push_back({row.text("question"), row.text("scale")});
          else
            m_out.strays.push_back(fmt::format("question {}", row.at("session")));
        },
        " ORDER BY session, position");
    each(
        "sitting",
        [&](const Named& row, sql::Row) {
          const auto found = m_sessions.find(row.text("session"));
          if (found != m_sessions.end())
            found->second.sittings.push_back({row.whole("sitting").value_or(0), row.text("device")});
          else
            m_out.strays.push_back(fmt::format("sitting {}", row.at("session")));
        },
        " ORDER BY session, sitting");
  }

  void read_attempts() {
    each_hashed(attempt_columns(), [&](const Named& row, std::string record) {
      if (!m_sessions.contains(row.text("session"))) return stray("attempt", row);
      KeptAttempt one;
      one.block = row.small("block");
      one.trial = row.small("trial");
      one.attempt = row.small("attempt");
      one.sequence = row.whole("sequence").value_or(0);
      one.block_type = row.text("block_type");
      one.device = row.text("device");
      one.void_reason = row.text("void_reason");
      one.asks = row.maybe("asks");
      one.plays = row.whole("plays").value_or(0);
      one.frames_expected = row.whole("frames_expected").value_or(0);
      one.rate_hz = row.whole("rate_hz").value_or(0);
      one.frames_delivered = row.whole("frames_delivered");
      one.underruns = row.whole("underruns");
      one.level_db_spl = row.number("level_db_spl");
      one.gain_db = row.number("gain_db");
      one.valid = row.at("valid") == "1";
      one.sitting = row.whole("sitting");
      one.calibration = row.whole("calibration");
      one.link = row.whole("link");
      one.digest = row.maybe("digest");
      one.salt = row.maybe("salt");
      one.answers_sha256 = row.maybe("answers_sha256");
      Held& held = m_attempts[row.key()];
      held.session = row.text("session");
      held.attempt = std::move(one);
      held.records.push_back(std::move(record));
    });
  }

  void read_presented() {
    each_hashed(presented_columns(), [&](const Named& row, std::string record) {
      const auto found = m_attempts.find(row.key());
      if (found == m_attempts.end()) return stray("presented", row);
      found->second.records.push_back(std::move(record));
      found->second.presented[row.whole("position").value_or(0)] = {
          row.text("role"),   row.text("stimulus"), row.text("condition"),
          row.text("talker"), row.text("sample"),   row.text("sha256")};
    });
  }

  void read_answers() {
    each_hashed(answer_columns(), [&](const Named& row, std::string record) {
      const auto found = m_attempts.find(row.key());
      if (found == m_attempts.end()) return stray("answer", row);
      found->second.answers.push_back(std::move(record));
      found->second.attempt.answers.push_back(
          {row.whole("position").value_or(0), row.text("question"), row.whole("value")});
    });
  }

  void read_consents() {
    if (!m_connection.has_table("consent")) return;
    each_hashed(decision_columns(), [&](const Named& row, std::string record) {
      const auto found = m_sessions.find(row.text("session"));
      if (found == m_sessions.end())
        m_out.strays.push_back(fmt::format("consent {}:{}", row.at("session"), row.at("entry")));
      else
        found->second.consents.push_back({row.whole("entry").value_or(0), row.maybe("salt"),
                                          row.maybe("decision_sha256"), row.maybe("given").has_value(),
                                          std::move(record)});
    });
  }

  /// What stands beside the sessions.
  void read_beside() {
    if (m_connection.has_table("set_aside"))
      each("set_aside", [&](const Named& row, sql::Row) {
        m_out.set_aside.push_back({row.text("session"), row.text("reason")});
      });
    if (m_connection.has_table("calibration"))
      each("calibration", [&](const Named& row, sql::Row) {
        m_out.calibrations.push_back({row.whole("calibration").value_or(0), row.text("device"),
                                      row.number("gain_db"), row.number("target_db_spl")});
      });
  }

  void read_links() {
    if (!m_connection.has_table("link")) return;
    each_hashed(link_columns(), [&](const Named& row, std::string record) {
      const auto found = m_sessions.find(row.text("session"));
      if (found == m_sessions.end()) {
        m_out.strays.push_back(fmt::format("link {}:{}", row.at("session"), row.at("link")));
        return;
      }
      found->second.links.push_back({row.whole("link").value_or(0), row.text("kind"),
                                     row.whole("number").value_or(0), row.text("digest"), std::move(record)});
    });
    for (auto& [id, session] : m_sessions)
      for (session::KeptLink& link : session.links) link.records = covered(id, link);
  }

  /// The records under a link: its own, and those of what it covers.
  std::string covered(const std::string& id, const session::KeptLink& link) {
    std::vector<std::string> records;
    if (link.kind == "begun") records = first_link_records(m_connection, id);
    if (link.kind == "sitting")
      records = records_of(m_connection, sitting_columns(), "WHERE session = $1 AND sitting = $2",
                           {id, link.number});
    if (link.kind == "consent")
      records =
          records_of(m_connection, consent_columns(), "WHERE session = $1 AND entry = $2", {id, link.number});
    if (link.kind == "calibration")
      records = records_of(m_connection, calibration_columns(), "WHERE calibration = $1", {link.number});
    if (link.kind == "finished")
      records = records_of(m_connection, finish_columns(), "WHERE session = $1", {id});
    records.push_back(link.records);
    return session::chain_records(std::move(records));
  }

  session::KeptStudy finished() {
    for (auto& [key, held] : m_attempts) {
      held.attempt.records = session::chain_records(std::move(held.records));
      held.attempt.answer_records = session::chain_records(std::move(held.answers));
      for (auto& [position, presented] : held.presented)
        held.attempt.presented.push_back(std::move(presented));
      m_sessions.at(held.session).attempts.push_back(std::move(held.attempt));
    }
    for (auto& [id, session] : m_sessions) {
      std::ranges::sort(session.attempts, {}, &KeptAttempt::sequence);
      std::ranges::sort(session.links, {}, &session::KeptLink::link);
      m_out.sessions.push_back(std::move(session));
    }
    return std::move(m_out);
  }

  struct Held {
    std::string session;
    KeptAttempt attempt;
    std::vector<std::string> records, answers;
    std::map<std::int64_t, session::KeptPresented> presented;
  };

  sql::Connection& m_connection;
  session::KeptStudy m_out;
  std::map<std::string, KeptSession> m_sessions;
  std::map<std::string, Held> m_attempts;
};

} // namespace

session::KeptStudy read_kept_sessions(const Location& database) {
  refuse_missing(database);
  const auto connection = open_whole(database);
  show_as_present(*connection, database);
  return Reading(*connection).kept();
}

} // namespace quietroom::store
