#include "store/study_store.h"

#include "core/error.h"
#include "core/number.h"
#include "core/visible_text.h"
#include "design/trials.h"
#include "method/names.h"
#include "session/kept_session.h"
#include "session/reason.h"
#include "store/migration.h"
#include "store/schema.h"
#include "store/seat_book.h"

#include <array>
#include <fmt/format.h>
#include <limits>

namespace quietroom::store {

using session::Attempt;
using sql::Value;

namespace {

constexpr std::string_view cannot_tell_label =
    "(cannot tell)"; // whatever the button says: programs look for it
constexpr std::string_view no_answer_label = "(no answer)";

Value nullable(std::optional<double> value) { return value ? Value(*value) : Value(std::monostate{}); }

session::Outcome outcome_of(std::string_view valid, std::string_view void_reason) {
  if (valid == "1" || session::is_set_aside(void_reason)) return session::Outcome::answered;
  return session::reason_of(void_reason) == session::Reason::killed ? session::Outcome::killed
                                                                    : session::Outcome::faulty;
}

/// A block that began again, as a link of the chain tells.
struct Restart {
  std::int64_t link = 0;
  int block = 0;
};

std::vector<Restart> restarts_of(sql::Connection& connection, const std::string& session) {
  std::vector<Restart> out;
  connection.query("SELECT link, number FROM link WHERE session = $1 AND kind = $2 ORDER BY link",
                   {session, name_of(SetAside::restarted)}, [&](sql::Row row) {
                     out.push_back({*parse_integer(row[0]), static_cast<int>(*parse_integer(row[1]))});
                   });
  return out;
}

std::vector<session::JournalEntry> journal_of(sql::Connection& connection, const std::string& session) {
  std::vector<session::JournalEntry> journal;
  const std::vector<Restart> restarts = restarts_of(connection, session);
  auto next = restarts.begin();
  const auto restart_before = [&](std::int64_t link) {
    for (; next != restarts.end() && next->link < link; ++next)
      journal.push_back({next->block, 0, 0, session::Outcome::restarted});
  };
  connection.query(
      "SELECT block, trial, attempt, valid, void_reason, link FROM attempt WHERE session = $1 ORDER BY "
      "sequence",
      {session}, [&](sql::Row row) {
        const auto number = [&](std::size_t i) { return static_cast<int>(*parse_integer(row[i])); };
        restart_before(parse_integer(row[5]).value_or(0)); // without a link: of an earlier schema
        journal.push_back({number(0), number(1), number(2), outcome_of(row[3], row[4])});
      });
  restart_before(std::numeric_limits<std::int64_t>::max());
  return journal;
}

/// Where `meta` keeps what a key of study.toml was when a session began.
std::string begun_with(const std::string& session, const std::string& key) {
  return fmt::format("session/{}/{}", session, key);
}

void keep_order_keys(sql::Connection& connection, const SessionFacts& facts) {
  for (const auto& [key, value] : facts.order_keys)
    connection.run("INSERT INTO meta (name, value) VALUES ($1, $2)", {begun_with(facts.session, key), value});
}

[[noreturn]] void refuse_other_plan(sql::Connection& connection, const SessionFacts& facts) {
  std::string changed;
  std::string undo;
  for (const auto& [key, now] : facts.order_keys)
    connection.query("SELECT value FROM meta WHERE name = $1", {begun_with(facts.session, key)},
                     [&, &key = key, &now = now](sql::Row row) {
                       if (row[0] == now) return;
                       const char* comma = changed.empty() ? "" : ", ";
                       changed += fmt::format("{}{} was {} and is now {}", comma, key, row[0], now);
                       undo += fmt::format("{}{} = {}", comma, key, row[0]);
                     });
  if (changed.empty())
    throw_input(
        fmt::format("listener {} began this study with another plan: its stimulus set was changed since. "
                    "Undo the change, or make a new study",
                    facts.listener));
  throw_input(
      fmt::format("study.toml: listener {} began this study with another plan: {}. Put back {}, or make a "
                  "new study",
                  facts.listener, changed, undo));
}

void refuse_withdrawn(sql::Connection& connection, const SessionFacts& facts) {
  if (is_withdrawn(connection, facts.session))
    throw_input(
        fmt::format("listener {} has withdrawn from this study; the session cannot go on", facts.listener));
}

/// Votes by two methods must not stand in one column of one study.
void refuse_other_method(sql::Connection& connection, const SessionFacts& facts) {
  const std::int64_t beside = facts.simulated ? 1 : 0; // a rehearsal keeps no real session from beginning
  connection.query("SELECT DISTINCT method FROM session WHERE method <> $1 AND simulated <= $2",
                   {facts.method.id, beside}, [&](sql::Row row) {
                     throw_input(fmt::format(
                         "study.toml: method was {0} when the first votes of this study were given, and "
                         "is now {1}. Put back method = \"{0}\", or make a new study",
                         row[0], facts.method.id));
                   });
}

void insert_session(sql::Connection& connection, const SessionFacts& facts, const std::string& now_utc) {
  connection.run("INSERT INTO session (session, study, listener, panel, method, language, seed, plan_hash,"
                 " program, simulated, truth, started_utc, lock_sha256)"
                 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                 {facts.session, facts.study, facts.listener,
                  facts.panel.empty() ? Value(std::monostate{}) : Value(facts.panel), facts.method.id,
                  facts.language, fmt::format("{}", facts.seed), facts.plan_hash, facts.program,
                  std::int64_t{facts.simulated ? 1 : 0},
                  facts.truth.empty() ? Value(std::monostate{}) : Value(facts.truth), now_utc,
                  facts.lock_sha256.empty() ? Value(std::monostate{}) : Value(facts.lock_sha256)});
  std::int64_t position = 0;
  for (const method::Question& each : facts.method.questions)
    connection.run("INSERT INTO question (session, question, position, scale) VALUES ($1, $2, $3, $4)",
                   {facts.session, each.id, ++position, name_of(each.scale)});
  keep_order_keys(connection, facts);
  if (!facts.long_session.empty())
    connection.run("INSERT INTO audit (entry, happened_utc, action, session, listener, reason, program)"
                   " SELECT COALESCE(MAX(entry), 0) + 1, $1, 'long_session', $2, $3, $4, $5 FROM audit",
                   {now_utc, facts.session, facts.listener, facts.long_session, facts.program});
}

void insert_presented(sql::Connection& connection, const std::string& session, const Attempt& attempt,
                      const stimulus::StimulusSet& set) {
  std::int64_t position = 0;
  for (const method::Presented& each : attempt.heard.presented) {
    const stimulus::Stimulus& one = set.stimuli[each.stimulus];
    connection.run(
        "INSERT INTO presented (session, block, trial, attempt, position, role, stimulus, condition, talker,"
        " sample, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        {session, std::int64_t{attempt.block}, std::int64_t{attempt.trial}, std::int64_t{attempt.attempt},
         ++position, role_text(each), one.id, one.condition, one.talker, one.sample, one.sha256});
  }
}

} // namespace

StudyStore::StudyStore(const Location& database, sql::Access access) : m_connection(open(database, access)) {
  if (m_connection->is_empty()) make_schema(*m_connection);
  m_kept_as = migrate(*m_connection, database);
}

SessionState StudyStore::open_session(const SessionFacts& facts, const std::string& now_utc) {
  SessionState state;
  sql::Transaction transaction(*m_connection);
  std::optional<std::string> plan_hash;
  refuse_other_method(*m_connection, facts);
  m_connection->query("SELECT plan_hash, finished_utc FROM session WHERE session = $1", {facts.session},
                      [&](sql::Row row) {
                        plan_hash = row[0];
                        state.finished = !row[1].empty();
                      });
  if (!plan_hash) {
    insert_session(*m_connection, facts, now_utc);
  } else if (*plan_hash != facts.plan_hash && *plan_hash != facts.former_plan_hash) {
    refuse_other_plan(*m_connection, facts);
  } else {
    refuse_withdrawn(*m_connection, facts);
    close_killed(*m_connection, facts.session);
  }
  transaction.commit();
  state.journal = journal_of(*m_connection, facts.session);
  return state;
}

std::size_t StudyStore::take_seat(const std::string& listener, const std::string& now_utc,
                                  const std::function<std::size_t(const std::vector<std::size_t>&)>& choose) {
  return store::take_seat(*m_connection, listener, now_utc, choose);
}

void StudyStore::begin_sitting(const std::string& session, const DeviceFacts& device,
                               const std::string& now_utc, const std::vector<design::NamedText>& texts) {
  sql::Transaction transaction(*m_connection);
  m_connection->run("INSERT INTO sitting (session, sitting, device, converting, started_utc)"
                    " SELECT $1, COALESCE(MAX(sitting), 0) + 1, $2, $3, $4 FROM sitting WHERE session = $1",
                    {session, visible_line(device.device), std::int64_t{device.converting ? 1 : 0}, now_utc});
  std::int64_t sitting = 0;
  m_connection->query("SELECT MAX(sitting) FROM sitting WHERE session = $1", {session},
                      [&](sql::Row row) { sitting = *parse_integer(row[0]); });
  insert_session_texts(*m_connection, session, sitting, texts);
  link_sitting(*m_connection, session, now_utc);
  transaction.commit();
}

void StudyStore::accept_texts(const AcceptedTexts& accepted, const std::string& program,
                              const std::string& now_utc) {
  insert_accepted_texts(*m_connection, accepted, program, now_utc);
}

bool StudyStore::are_accepted(const std::string& sha256_of_texts) {
  return has_accepted_texts(*m_connection, sha256_of_texts);
}

void StudyStore::begin_attempt(const SessionFacts& facts, const Attempt& attempt, std::string_view block_type,
                               const stimulus::StimulusSet& set, const DeviceFacts& device,
                               const std::string& now_utc) {
  const std::string& session = facts.session;
  const std::int64_t frames = design::frames_of(attempt.heard, facts.method, set, device.rate_hz);
  const int rounds = facts.method.layout == method::Layout::pair ? facts.method.pair.rounds : 1;
  const Value asks = facts.method.questions.size() > 1
                         ? Value(facts.method.questions[attempt.heard.question].id)
                         : Value(std::monostate{});
  sql::Transaction transaction(*m_connection);
  begin_chain(*m_connection, session, now_utc);
  if (device.calibration) link_calibration(*m_connection, session, *device.calibration, now_utc);
  m_connection->run(
      "INSERT INTO attempt (session, block, trial, attempt, sequence, block_type, asks, presentation, plays,"
      " frames_expected, rate_hz, device, level_db_spl, started_utc, valid, void_reason, gain_db,"
      " calibration, sitting)"
      " SELECT $1, $2, $3, $4, COALESCE(MAX(sequence), 0) + 1, $5, $13, $6, 0, $7, $8, $9, $10, $11, 0, $12,"
      " $14, $15, (SELECT MAX(s.sitting) FROM sitting s WHERE s.session = $1) FROM attempt WHERE session = "
      "$1",
      {session, std::int64_t{attempt.block}, std::int64_t{attempt.trial}, std::int64_t{attempt.attempt},
       std::string(block_type), presentation_of(attempt.heard, rounds), frames, std::int64_t{device.rate_hz},
       visible_line(device.device), nullable(device.level_db_spl), now_utc,
       std::string(name_of(session::Reason::killed)), asks, nullable(device.gain_db),
       device.calibration ? Value(*device.calibration) : Value(std::monostate{})});
  insert_presented(*m_connection, session, attempt, set);
  transaction.commit();
}

void StudyStore::update_attempt(const std::string& session, const Attempt& attempt,
                                const session::PlaybackFacts& facts, int ignored_keys, bool valid) {
  const std::string void_reason(name_of(facts.void_reason.value_or(session::Reason::killed)));
  const auto measured = [&](Value value) { return facts.measured ? value : Value(std::monostate{}); };
  m_connection->run(
      "UPDATE attempt SET frames_expected = $5, frames_delivered = $6, underruns = $7, max_gap_ms = $8,"
      " ignored_keys = $9, plays = $10, valid = $11, void_reason = $12"
      " WHERE session = $1 AND block = $2 AND trial = $3 AND attempt = $4",
      {session, std::int64_t{attempt.block}, std::int64_t{attempt.trial}, std::int64_t{attempt.attempt},
       facts.frames_expected, measured(facts.frames_delivered), measured(std::int64_t{facts.underruns}),
       measured(facts.max_gap_ms), std::int64_t{ignored_keys},
       std::int64_t{valid ? facts.plays : facts.plays - 1}, std::int64_t{valid ? 1 : 0},
       valid ? Value(std::monostate{}) : Value(void_reason)});
}

void StudyStore::void_attempt(const std::string& session, const session::VoidAttempt& facts) {
  sql::Transaction transaction(*m_connection);
  update_attempt(session, facts.attempt, facts.facts, facts.ignored_keys, false);
  close_attempt(*m_connection, session, facts.attempt.block, facts.attempt.trial, facts.attempt.attempt);
  transaction.commit();
}

void StudyStore::store_vote(const SessionFacts& facts, const session::StoreVote& vote,
                            const std::vector<std::string>& labels, const std::string& now_utc) {
  const Attempt& attempt = vote.attempt;
  sql::Transaction transaction(*m_connection);
  update_attempt(facts.session, attempt, vote.facts, vote.ignored_keys, true);
  for (std::size_t i = 0; i < vote.votes.size(); ++i) {
    const session::Vote& each = vote.votes[i];
    m_connection->run(
        "INSERT INTO answer (session, block, trial, attempt, position, question, value, label, response_ms,"
        " voted_utc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {facts.session, std::int64_t{attempt.block}, std::int64_t{attempt.trial},
         std::int64_t{attempt.attempt}, static_cast<std::int64_t>(each.answer.presented) + 1,
         facts.method.questions[each.answer.question].id,
         each.answer.value ? Value(std::int64_t{*each.answer.value}) : Value(std::monostate{}),
         each.answer.value ? labels[i] : std::string(each.given ? cannot_tell_label : no_answer_label),
         each.response_ms, now_utc});
  }
  close_attempt(*m_connection, facts.session, attempt.block, attempt.trial, attempt.attempt);
  transaction.commit();
}

void StudyStore::finish_session(const std::string& session, const std::string& now_utc) {
  sql::Transaction transaction(*m_connection);
  bool is_open = false;
  m_connection->query("SELECT 1 FROM session WHERE session = $1 AND finished_utc IS NULL", {session},
                      [&](sql::Row) { is_open = true; });
  if (!is_open) return;
  m_connection->run("UPDATE session SET finished_utc = $2 WHERE session = $1", {session, now_utc});
  link_finish(*m_connection, session, now_utc);
  transaction.commit();
}

std::optional<std::string> StudyStore::head(const std::string& session) {
  return head_of(*m_connection, session);
}

int StudyStore::simulated_sessions() {
  int count = 0;
  m_connection->query("SELECT COUNT(*) FROM session WHERE simulated = 1", {},
                      [&](sql::Row row) { count = static_cast<int>(*parse_integer(row[0])); });
  return count;
}

int StudyStore::remove_simulated() {
  sql::Transaction transaction(*m_connection);
  const int count = simulated_sessions();
  if (m_connection->has_table("begun_by")) // of the roles on a server
    m_connection->run(
        "DELETE FROM begun_by WHERE session IN (SELECT session FROM session WHERE simulated = 1)");
  m_connection->run("DELETE FROM meta WHERE EXISTS (SELECT 1 FROM session WHERE simulated = 1 AND"
                    " substr(meta.name, 1, length(session) + 9) = 'session/' || session || '/')",
                    {});
  for (const char* table : {"answer", "presented", "attempt", "link", "consent", "session_text", "sitting",
                            "question", "session"})
    m_connection->run(fmt::format(
        "DELETE FROM {} WHERE session IN (SELECT session FROM session WHERE simulated = 1)", table));
  transaction.commit();
  return count;
}

std::filesystem::path database_of(const std::filesystem::path& study) { return study / "study.sqlite"; }

} // namespace quietroom::store
