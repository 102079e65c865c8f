#include "store/chain.h"

#include "core/number.h"
#include "session/chain_bytes.h"
#include "store/chain_rows.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>
#include <random>
#include <vector>

namespace quietroom::store {

namespace {

struct Head {
  std::int64_t link = 0; ///< 0: no chain yet
  std::string digest;
};

Head last_link(sql::Connection& connection, const std::string& session) {
  Head head;
  const auto take = [&](sql::Row row) {
    const std::int64_t link = parse_integer(row[0]).value_or(0);
    if (link > head.link) head = {link, std::string(row[1])};
  };
  connection.query("SELECT link, digest FROM link WHERE session = $1 ORDER BY link DESC LIMIT 1", {session},
                   take);
  connection.query("SELECT link, digest FROM attempt WHERE session = $1 AND link IS NOT NULL"
                   " ORDER BY link DESC LIMIT 1",
                   {session}, take);
  return head;
}

/// 128 bits that nobody can guess, so that the answer cannot be found again by trying all that are possible.
std::string new_salt() {
  std::random_device device;
  std::string out;
  for (int i = 0; i < 4; ++i) out += fmt::format("{:08x}", device());
  return out;
}

/// Adds a link that is no attempt, over its own row and `covered`.
void add_link(sql::Connection& connection, const std::string& session, const std::string& kind,
              std::int64_t number, const std::string& now_utc, std::vector<std::string> covered) {
  const Head head = last_link(connection, session);
  const std::int64_t link = head.link + 1;
  connection.run("INSERT INTO link (session, link, kind, number, happened_utc, digest)"
                 " VALUES ($1, $2, $3, $4, $5, '')",
                 {session, link, kind, number, now_utc});
  std::ranges::move(
      records_of(connection, link_columns(), "WHERE session = $1 AND link = $2", {session, link}),
      std::back_inserter(covered));
  connection.run(
      "UPDATE link SET digest = $3 WHERE session = $1 AND link = $2",
      {session, link, session::link_digest(head.digest, session::chain_records(std::move(covered)))});
}

std::int64_t number_in(sql::Connection& connection, const char* query, const std::string& session) {
  std::int64_t out = 0;
  connection.query(query, {session}, [&](sql::Row row) { out = parse_integer(row[0]).value_or(0); });
  return out;
}

} // namespace

std::string name_of(SetAside why) {
  switch (why) {
  case SetAside::withdrawn:
    return "withdrawn";
  case SetAside::redone:
    return "redone";
  case SetAside::restarted:
    break;
  }
  return "restarted";
}

void begin_chain(sql::Connection& connection, const std::string& session, const std::string& now_utc) {
  if (last_link(connection, session).link > 0) return;
  const std::int64_t before =
      number_in(connection, "SELECT COUNT(*) FROM attempt WHERE session = $1", session);
  add_link(connection, session, "begun", before, now_utc, first_link_records(connection, session));
}

void link_sitting(sql::Connection& connection, const std::string& session, const std::string& now_utc) {
  if (last_link(connection, session).link == 0) return;
  const std::int64_t sitting =
      number_in(connection, "SELECT MAX(sitting) FROM sitting WHERE session = $1", session);
  add_link(
      connection, session, "sitting", sitting, now_utc,
      records_of(connection, sitting_columns(), "WHERE session = $1 AND sitting = $2", {session, sitting}));
}

void link_consent(sql::Connection& connection, const std::string& session, std::int64_t entry,
                  const std::string& now_utc) {
  const std::string where = "WHERE session = $1 AND entry = $2";
  const std::string salt = new_salt();
  const std::string decision = session::answers_digest(
      salt, session::chain_records(records_of(connection, decision_columns(), where, {session, entry})));
  connection.run("UPDATE consent SET salt = $3, decision_sha256 = $4 " + where,
                 {session, entry, salt, decision});
  if (last_link(connection, session).link > 0)
    add_link(connection, session, "consent", entry, now_utc,
             records_of(connection, consent_columns(), where, {session, entry}));
}

void link_calibration(sql::Connection& connection, const std::string& session, std::int64_t calibration,
                      const std::string& now_utc) {
  bool is_linked = false;
  connection.query("SELECT 1 FROM link WHERE session = $1 AND kind = 'calibration' AND number = $2",
                   {session, calibration}, [&](sql::Row) { is_linked = true; });
  if (!is_linked)
    add_link(connection, session, "calibration", calibration, now_utc,
             records_of(connection, calibration_columns(), "WHERE calibration = $1", {calibration}));
}

void close_attempt(sql::Connection& connection, const std::string& session, std::int64_t block,
                   std::int64_t trial, std::int64_t attempt) {
  const std::string where = "WHERE session = $1 AND block = $2 AND trial = $3 AND attempt = $4";
  const Head head = last_link(connection, session);
  const std::string salt = new_salt();
  const std::string answers =
      session::answers_digest(salt, session::chain_records(records_of(connection, answer_columns(), where,
                                                                      {session, block, trial, attempt})));
  connection.run("UPDATE attempt SET link = $5, salt = $6, answers_sha256 = $7 " + where,
                 {session, block, trial, attempt, head.link + 1, salt, answers});
  auto records = records_of(connection, attempt_columns(), where, {session, block, trial, attempt});
  std::ranges::move(records_of(connection, presented_columns(), where, {session, block, trial, attempt}),
                    std::back_inserter(records));
  connection.run("UPDATE attempt SET digest = $5 " + where,
                 {session, block, trial, attempt,
                  session::link_digest(head.digest, session::chain_records(std::move(records)))});
}

void close_killed(sql::Connection& connection, const std::string& session) {
  const std::int64_t unproved =
      number_in(connection, "SELECT number FROM link WHERE session = $1 AND kind = 'begun'", session);
  std::vector<std::array<std::int64_t, 3>> open;
  connection.query("SELECT block, trial, attempt FROM attempt WHERE session = $1 AND link IS NULL AND"
                   " sequence > $2 AND EXISTS (SELECT 1 FROM link WHERE session = $1) ORDER BY sequence",
                   {session, unproved}, [&](sql::Row row) {
                     open.push_back({*parse_integer(row[0]), *parse_integer(row[1]), *parse_integer(row[2])});
                   });
  for (const auto& [block, trial, attempt] : open) close_attempt(connection, session, block, trial, attempt);
}

void link_finish(sql::Connection& connection, const std::string& session, const std::string& now_utc) {
  begin_chain(connection, session, now_utc);
  add_link(connection, session, "finished", 0, now_utc,
           records_of(connection, finish_columns(), "WHERE session = $1", {session}));
}

void set_aside(sql::Connection& connection, const std::string& session, SetAside why,
               std::optional<std::int64_t> block, const std::string& now_utc) {
  begin_chain(connection, session, now_utc);
  close_killed(connection, session);
  add_link(connection, session, name_of(why), block.value_or(0), now_utc, {});
  connection.run("UPDATE attempt SET valid = 0, void_reason = $2 WHERE session = $1 AND valid = 1 AND"
                 " ($3 = 0 OR block = $3)",
                 {session, name_of(why), block.value_or(0)});
  if (why != SetAside::withdrawn) return;
  connection.run("UPDATE attempt SET void_reason = 'withdrawn' WHERE session = $1 AND void_reason IN"
                 " ('redone', 'restarted')",
                 {session});
  connection.run("DELETE FROM answer WHERE session = $1", {session});
  connection.run("UPDATE attempt SET salt = NULL WHERE session = $1", {session});
  connection.run("DELETE FROM sound_check WHERE session = $1", {session});
  connection.run("UPDATE consent SET given = NULL, decided_utc = NULL, salt = NULL WHERE session = $1",
                 {session});
}

bool is_withdrawn(sql::Connection& connection, const std::string& session) {
  return number_in(connection, "SELECT COUNT(*) FROM link WHERE session = $1 AND kind = 'withdrawn'",
                   session) > 0;
}

std::optional<std::string> head_of(sql::Connection& connection, const std::string& session) {
  const Head head = last_link(connection, session);
  return head.link > 0 ? std::optional(head.digest) : std::nullopt;
}

} // namespace quietroom::store
