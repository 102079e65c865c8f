#include "store/answer_book.h"

#include "core/number.h"
#include "design/questionnaire.h"
#include "store/schema.h"

namespace quietroom::store {

namespace {

sql::Value code_value(const StoredAnswer& answer) {
  return answer.code ? sql::Value(*answer.code) : sql::Value(std::monostate{});
}

void add_form_answer(sql::Connection& connection, const StoredAnswer& answer) {
  connection.run("INSERT INTO form_answer (session, field, position, heading, code, said, answered_utc)"
                 " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (session, field) DO UPDATE SET"
                 " heading = $4, code = $5, said = $6, answered_utc = $7",
                 {answer.session, answer.question, answer.position, answer.heading, code_value(answer),
                  answer.said, answer.answered_utc});
}

} // namespace

void add_answer(sql::Connection& connection, const StoredAnswer& answer) {
  if (answer.questionnaire == design::form_id) return add_form_answer(connection, answer);
  connection.run(
      "INSERT INTO questionnaire_answer (session, questionnaire, question, position, heading, code,"
      " said, answered_utc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
      " ON CONFLICT (session, questionnaire, question) DO UPDATE SET"
      " heading = $5, code = $6, said = $7, answered_utc = $8",
      {answer.session, answer.questionnaire, answer.question, answer.position, answer.heading,
       code_value(answer), answer.said, answer.answered_utc});
}

std::set<std::string> answered_in(sql::Connection& connection, const std::string& session) {
  std::set<std::string> out;
  connection.query("SELECT field FROM form_answer WHERE session = $1", {session},
                   [&](sql::Row row) { out.insert(design::answer_key(design::form_id, row[0])); });
  connection.query("SELECT questionnaire, question FROM questionnaire_answer WHERE session = $1", {session},
                   [&](sql::Row row) { out.insert(design::answer_key(row[0], row[1])); });
  return out;
}

std::map<std::string, std::string, std::less<>> form_of(sql::Connection& connection,
                                                        const std::string& session) {
  std::map<std::string, std::string, std::less<>> out;
  connection.query("SELECT field, code FROM form_answer WHERE session = $1 AND code IS NOT NULL", {session},
                   [&](sql::Row row) { out.emplace(row[0], row[1]); });
  return out;
}

std::vector<StoredAnswer> all_answers(sql::Connection& connection) {
  std::vector<StoredAnswer> out;
  if (!connection.has_table("form_answer")) return out;
  const auto take = [&](sql::Row row) {
    const auto text = [&](std::size_t i) { return std::string(row[i]); };
    const bool is_null = row[6].data() == nullptr;
    out.push_back({text(0), text(1), text(2), text(3), parse_integer(row[4]).value_or(0), text(5),
                   is_null ? std::nullopt : std::optional(text(6)), text(7), text(8)});
  };
  connection.query("SELECT s.session, s.listener, 'form', f.field, f.position, f.heading, f.code, f.said,"
                   " f.answered_utc FROM form_answer f JOIN session s ON s.session = f.session"
                   " ORDER BY s.started_utc, s.session, f.position",
                   {}, take);
  connection.query(
      "SELECT s.session, s.listener, f.questionnaire, f.question, f.position, f.heading, f.code,"
      " f.said, f.answered_utc FROM questionnaire_answer f JOIN session s ON s.session = f.session"
      " ORDER BY s.started_utc, s.session, f.answered_utc, f.questionnaire, f.position",
      {}, take);
  return out;
}

void count_answers(sql::Connection& connection, design::ListenerFacts& facts) {
  if (!connection.has_table("form_answer")) return;
  connection.query("SELECT field, COALESCE(code, ''), COUNT(*) FROM form_answer WHERE session NOT IN"
                   " (SELECT session FROM set_aside) GROUP BY field, COALESCE(code, '') ORDER BY field",
                   {}, [&](sql::Row row) {
                     facts.answers[std::string(row[0])][std::string(row[1])] =
                         static_cast<std::uint64_t>(parse_integer(row[2]).value_or(0));
                   });
}

void wipe_answers(sql::Connection& connection, const std::string& session) {
  for (const char* statement :
       {"DELETE FROM form_answer WHERE session = $1", "DELETE FROM questionnaire_answer WHERE session = $1"})
    connection.run(statement, {session});
}

} // namespace quietroom::store
