#include "store/server_roles.h"

#include "core/error.h"
#include "store/postgres.h"
#include "store/server_functions.h"
#include "store/server_rights.h"
#include "store/tables_in_order.h"

#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace quietroom::store {

namespace {

/// Rows of a session, which belong to the booth that began it.
constexpr const char* of_session[] = {"question",     "sitting",     "attempt",
                                      "presented",    "answer",      "link",
                                      "session_text", "form_answer", "questionnaire_answer",
                                      "eligibility",  "consent",     "note",
                                      "sound_check"};

/// What every booth may read: who sat and how, never what was answered.
constexpr const char* open_to_booths[] = {"session", "seat", "set_aside", "meta"};

/// What belongs to no session, and only grows.
constexpr const char* only_added[] = {"audit", "calibration", "level_check", "room_noise",
                                      "seat",  "meta",        "set_aside"};

/// The first number of the day after tomorrow (number_from() of numbered_rows.h): what is above it would
/// leave no room for those who number their rows after it. A day more than a clock may be wrong.
constexpr const char* entry_bounds =
    "entry BETWEEN 0 AND (SELECT ((EXTRACT(YEAR FROM t) * 12 + EXTRACT(MONTH FROM t)) * 31"
    " + EXTRACT(DAY FROM t))::bigint * 1728000000000"
    " FROM (SELECT (now() AT TIME ZONE 'UTC') + interval '2 days' AS t) AS latest)";

/// What holds for the numbers of a session's rows, after the rule that it is the booth's own.
std::string bounds_of(std::string_view table) {
  if (table == "note") return fmt::format(" AND {}", entry_bounds);
  if (table == "link") return " AND link BETWEEN 1 AND 1000000000 AND number BETWEEN 0 AND 9007199254740991";
  if (table == "attempt")
    return " AND (link IS NULL OR link BETWEEN 1 AND 1000000000) AND block BETWEEN 0 AND 1000000000"
           " AND trial BETWEEN 0 AND 1000000000 AND attempt BETWEEN 0 AND 1000000000"
           " AND sequence BETWEEN 0 AND 1000000000";
  return "";
}

/// Which rows a booth adds to the tables that belong to no session.
std::string rule_of(std::string_view table) {
  if (table == "set_aside") return "may_set_aside(session, reason)";
  if (table == "meta") return "starts_with(name, 'session/') AND is_mine(split_part(name, '/', 2))";
  if (table == "seat") return "seat BETWEEN 0 AND 2147483647 AND is_free_seat(seat)";
  if (table == "calibration") return "calibration BETWEEN 0 AND 9007199254740991";
  if (table == "audit")
    return fmt::format("{} AND ((action = 'session_waits' AND may_wait(session, listener)) OR (action ="
                       " 'withdraw' AND session IS NULL AND has_withdrawn(listener)) OR (action <> "
                       "'withdraw' AND is_mine(session) AND"
                       " (listener IS NULL OR EXISTS (SELECT 1 FROM session s WHERE s.session = audit.session"
                       " AND s.listener = audit.listener))))",
                       entry_bounds);
  return entry_bounds; // level_check, room_noise
}

class Grants {
public:
  Grants(sql::Connection& connection, const std::string& study)
      : m_connection(connection), m_schema(sql::quoted_name(study)),
        m_booth(sql::quoted_name(booth_role(study))),
        m_experimenter(sql::quoted_name(experimenter_role(study))), m_role_names{booth_role(study),
                                                                                 experimenter_role(study)} {}

  void make_role(const std::string& name) {
    bool is_there = false, is_elsewhere = false;
    m_connection.query("SELECT 1 FROM pg_roles WHERE rolname = $1", {name},
                       [&](sql::Row) { is_there = true; });
    if (!is_there) return m_connection.run("CREATE ROLE " + sql::quoted_name(name) + " NOLOGIN");
    if (has_role_in_study(name)) return;
    // a role is of the whole server: its members would have their rights in both
    m_connection.query("SELECT 1 FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid"
                       " WHERE d.refclassid = 'pg_authid'::regclass AND r.rolname = $1 AND d.dbid <> 0"
                       " AND d.dbid <> (SELECT oid FROM pg_database WHERE datname = current_database())",
                       {name}, [&](sql::Row) { is_elsewhere = true; });
    if (is_elsewhere)
      throw_input(
          fmt::format("the role {} has rights in another database of this server already, whose users "
                      "would get this study, too; give another --study NAME",
                      sql::quoted_name(name)));
  }

  /// What this program or an earlier one has granted. Who began which session stays.
  void take_back() {
    std::vector<std::string> policies;
    m_connection.query("SELECT format('DROP POLICY %I ON %I', policyname, tablename) FROM pg_policies"
                       " WHERE schemaname = current_schema() AND roles && ARRAY[$1, $2, 'public']::name[]",
                       {m_role_names[0], m_role_names[1]},
                       [&](sql::Row row) { policies.emplace_back(row[0]); });
    for (const std::string& each : policies) m_connection.run(each);
    drop_server_functions(m_connection);
    // of a table this takes what was granted of its columns, too
    run("REVOKE ALL ON ALL TABLES IN SCHEMA {0} FROM {1}, {2}");
    run("REVOKE ALL ON SCHEMA {0} FROM {1}, {2}");
  }

  void make_functions(const std::string& study) {
    make_server_functions(m_connection, study, fmt::format("{}, {}", m_booth, m_experimenter));
  }

  void to_experimenter() {
    run("GRANT USAGE ON SCHEMA {0} TO {2}");
    run("GRANT SELECT ON ALL TABLES IN SCHEMA {0} TO {2}");
    for (const std::string_view table : owners_tables) on(table, "REVOKE ALL ON {3} FROM {2}");
    run("GRANT INSERT ON link, set_aside, audit, note, calibration, level_check, room_noise, seat, meta TO "
        "{2}");
    // what redo and withdraw change; the proofs of attempts that a crash left open are written once
    run("GRANT UPDATE (valid, void_reason, link, salt, answers_sha256, digest) ON attempt TO {2}");
    run("GRANT UPDATE (digest) ON link TO {2}");
    run("GRANT UPDATE (reason, happened_utc) ON set_aside TO {2}");
    run("GRANT UPDATE (reason) ON audit TO {2}");
    run("GRANT UPDATE (given, decided_utc, salt) ON consent TO {2}");
    run("GRANT UPDATE (overridden) ON eligibility TO {2}");
    // what a withdrawal wipes, and nothing that a proof stands on
    run("GRANT DELETE ON answer, sound_check, form_answer, questionnaire_answer, eligibility, note, seat TO "
        "{2}");
    for (const std::string_view table : tables_in_order) {
      on(table, "ALTER TABLE {3} ENABLE ROW LEVEL SECURITY");
      on(table, "CREATE POLICY experimenter ON {3} TO {2} USING (true) WITH CHECK (true)");
    }
  }

  void to_booth() {
    run("GRANT USAGE ON SCHEMA {0} TO {1}");
    run("GRANT SELECT ON rights TO {1}");
    run("GRANT SELECT ON votes_long TO {1}"); // by which a study is told; it shows what its tables show
    run("ALTER VIEW votes_long SET (security_invoker = true)");
    for (const char* table : open_to_booths) {
      on(table, "GRANT SELECT ON {3} TO {1}");
      on(table, "CREATE POLICY read_by_booth ON {3} FOR SELECT TO {1} USING (true)");
    }
    for (const char* table : of_session) {
      on(table, "GRANT SELECT, INSERT ON {3} TO {1}");
      on(table, "CREATE POLICY read_by_booth ON {3} FOR SELECT TO {1} USING (is_mine(session))");
      may_add(table, fmt::format("is_mine(session){}", bounds_of(table)));
    }
    on("session", "GRANT INSERT ON {3} TO {1}");
    on("session", "CREATE POLICY added_by_booth ON {3} FOR INSERT TO {1} WITH CHECK (finished_utc IS NULL)");
    for (const char* table : only_added) {
      on(table, "GRANT INSERT ON {3} TO {1}");
      may_add(table, rule_of(table));
    }
    changes_of_booth();
    as_expected();
  }

private:
  /// Whether the role has rights in this study already: it is granted anew.
  bool has_role_in_study(const std::string& name) {
    bool out = false;
    m_connection.query("SELECT has_schema_privilege($1, current_schema(), 'USAGE')", {name},
                       [&](sql::Row row) { out = row[0] == "1"; });
    return out;
  }

  /// What a row of its own may become: an end of the session, another answer of the form, a block that began
  /// again.
  void changes_of_booth() {
    on("session", "GRANT UPDATE (finished_utc) ON {3} TO {1}");
    on("session", "CREATE POLICY ended_by_booth ON {3} FOR UPDATE TO {1} USING (is_mine(session) AND "
                  "finished_utc IS NULL)"
                  " WITH CHECK (is_mine(session))");
    on("attempt", "GRANT UPDATE (valid, void_reason) ON {3} TO {1}");
    // no vote of a session that has ended is taken back
    on("attempt",
       "CREATE POLICY restarted_by_booth ON {3} FOR UPDATE TO {1} USING (is_mine(session) AND EXISTS"
       " (SELECT 1 FROM session s WHERE s.session = attempt.session AND s.finished_utc IS NULL))"
       " WITH CHECK (is_mine(session) AND valid = 0 AND void_reason IN ('restarted', 'redone'))");
    for (const char* table : {"form_answer", "questionnaire_answer", "eligibility"}) {
      // column by column, for the right to change a table is one to lock it
      m_connection.run(fmt::format(
          "GRANT UPDATE ({}) ON {} TO {}",
          fmt::join(m_connection.columns(fmt::format("SELECT * FROM {}", table)), ", "), table, m_booth));
      on(table, "CREATE POLICY changed_by_booth ON {3} FOR UPDATE TO {1} USING (is_mine(session))"
                " WITH CHECK (is_mine(session))");
    }
    for (const char* table :
         {"audit", "calibration", "level_check", "room_noise"}) // ON CONFLICT looks at the key alone
      on(table, std::string_view(table) == "calibration" ? "GRANT SELECT (calibration) ON {3} TO {1}"
                                                         : "GRANT SELECT (entry) ON {3} TO {1}");
    for (const char* table : {"audit", "calibration", "level_check", "room_noise"})
      on(table, "CREATE POLICY read_by_booth ON {3} FOR SELECT TO {1} USING (true)");
  }

  /// What no booth adds, whatever else it may. A refusal says the name of the rule. Simulated listeners
  /// rehearse with any method.
  void as_expected() {
    on("session", "CREATE POLICY study_and_method_as_expected ON {3} AS RESTRICTIVE FOR INSERT TO {1}"
                  " WITH CHECK (simulated = 1 OR is_expected(study, method))");
    on("question", "CREATE POLICY question_as_expected ON {3} AS RESTRICTIVE FOR INSERT TO {1} WITH CHECK"
                   " (scale ~ '^-?[0-9]+:-?[0-9]+$' AND EXISTS (SELECT 1 FROM session s WHERE s.session ="
                   " question.session AND (s.simulated = 1 OR is_asked(s.study, s.method, question.question,"
                   " question.scale))))");
    on("answer", "CREATE POLICY on_the_scale_of_its_question ON {3} AS RESTRICTIVE FOR INSERT TO {1}"
                 " WITH CHECK (is_on_scale(session, question, value))");
  }

  void may_add(std::string_view table, const std::string& rule) {
    m_connection.run(fmt::format("CREATE POLICY added_by_booth ON {} FOR INSERT TO {} WITH CHECK ({})", table,
                                 m_booth, rule));
  }

  void run(const char* text) { on("", text); }
  void on(std::string_view table, const char* text) {
    m_connection.run(fmt::format(fmt::runtime(text), m_schema, m_booth, m_experimenter, table));
  }

  sql::Connection& m_connection;
  std::string m_schema, m_booth, m_experimenter;
  std::array<std::string, 2> m_role_names;
};

} // namespace

std::string booth_role(const std::string& study) { return study + " booth"; }
std::string experimenter_role(const std::string& study) { return study + " experimenter"; }

void grant_roles(sql::Connection& connection, const std::string& study,
                 const std::optional<ExpectedSessions>& expected) {
  Grants grants(connection, study);
  grants.make_role(booth_role(study));
  grants.make_role(experimenter_role(study));
  grants.take_back();
  grants.make_functions(study);
  note_expected(connection, study, expected);
  note_rights(connection);
  grants.to_experimenter();
  grants.to_booth();
}

} // namespace quietroom::store
