#include "store/server_roles.h"

#include "store/postgres.h"
#include "store/tables_in_order.h"

#include <fmt/format.h>

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

/// Which booth began a session: only there for the rules below, and in no copy. One name of a user a row.
constexpr const char* owners =
    "CREATE TABLE begun_by (session TEXT PRIMARY KEY REFERENCES session(session), booth TEXT NOT NULL)";

class Grants {
public:
  Grants(sql::Connection& connection, const std::string& study)
      : m_connection(connection), m_schema(sql::quoted_name(study)),
        m_booth(sql::quoted_name(booth_role(study))),
        m_experimenter(sql::quoted_name(experimenter_role(study))) {}

  void make_role(const std::string& name) {
    bool is_there = false;
    m_connection.query("SELECT 1 FROM pg_roles WHERE rolname = $1", {name},
                       [&](sql::Row) { is_there = true; });
    if (!is_there) m_connection.run("CREATE ROLE " + sql::quoted_name(name) + " NOLOGIN");
  }

  void keep_owners() {
    if (m_connection.has_table("begun_by")) return;
    m_connection.define(owners);
    // As its owner, so that no booth can say that a session is another's.
    run("CREATE FUNCTION note_booth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = "
        "{0} AS"
        " $$ BEGIN INSERT INTO begun_by VALUES (NEW.session, session_user) ON CONFLICT DO NOTHING; RETURN "
        "NEW; END $$");
    run("CREATE TRIGGER note_booth AFTER INSERT ON session FOR EACH ROW EXECUTE FUNCTION note_booth()");
    run("CREATE FUNCTION is_mine(asked TEXT) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET "
        "search_path = {0}"
        " AS $$ SELECT EXISTS (SELECT 1 FROM begun_by WHERE session = asked AND booth = session_user) $$");
    run("REVOKE ALL ON FUNCTION note_booth(), is_mine(TEXT) FROM PUBLIC");
    run("GRANT EXECUTE ON FUNCTION note_booth(), is_mine(TEXT) TO {1}, {2}");
  }

  void to_experimenter() {
    run("GRANT USAGE ON SCHEMA {0} TO {2}");
    run("GRANT SELECT ON ALL TABLES IN SCHEMA {0} TO {2}");
    run("REVOKE ALL ON begun_by FROM {2}");
    run("GRANT INSERT ON link, set_aside, audit, note, calibration, level_check, room_noise, seat, meta TO "
        "{2}");
    run("GRANT UPDATE ON link, set_aside, audit, attempt, consent, eligibility TO {2}");
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
    run("GRANT SELECT ON votes_long TO {1}"); // by which a study is told; it shows what its tables show
    run("ALTER VIEW votes_long SET (security_invoker = true)");
    for (const char* table : open_to_booths) {
      on(table, "GRANT SELECT ON {3} TO {1}");
      on(table, "CREATE POLICY read_by_booth ON {3} FOR SELECT TO {1} USING (true)");
    }
    for (const char* table : of_session) {
      on(table, "GRANT SELECT, INSERT ON {3} TO {1}");
      on(table, "CREATE POLICY read_by_booth ON {3} FOR SELECT TO {1} USING (is_mine(session))");
      on(table, "CREATE POLICY added_by_booth ON {3} FOR INSERT TO {1} WITH CHECK (is_mine(session))");
    }
    on("session", "GRANT INSERT ON {3} TO {1}");
    on("session", "CREATE POLICY added_by_booth ON {3} FOR INSERT TO {1} WITH CHECK (finished_utc IS NULL)");
    for (const char* table : only_added) {
      on(table, "GRANT INSERT ON {3} TO {1}");
      on(table, std::string_view(table) == "set_aside"
                    ? "CREATE POLICY added_by_booth ON {3} FOR INSERT TO {1} WITH CHECK (is_mine(session))"
                    : "CREATE POLICY added_by_booth ON {3} FOR INSERT TO {1} WITH CHECK (true)");
    }
    changes_of_booth();
  }

private:
  /// What a row of its own may become: an end of the session, another answer of the form, a block that began
  /// again.
  void changes_of_booth() {
    on("session", "GRANT UPDATE (finished_utc) ON {3} TO {1}");
    on("session", "CREATE POLICY ended_by_booth ON {3} FOR UPDATE TO {1} USING (is_mine(session) AND "
                  "finished_utc IS NULL)"
                  " WITH CHECK (is_mine(session))");
    on("attempt", "GRANT UPDATE (valid, void_reason) ON {3} TO {1}");
    on("attempt", "CREATE POLICY restarted_by_booth ON {3} FOR UPDATE TO {1} USING (is_mine(session))"
                  " WITH CHECK (is_mine(session) AND valid = 0 AND void_reason IN ('restarted', 'redone'))");
    for (const char* table : {"form_answer", "questionnaire_answer", "eligibility"}) {
      on(table, "GRANT UPDATE ON {3} TO {1}");
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

  void run(const char* text) { on("", text); }
  void on(std::string_view table, const char* text) {
    m_connection.run(fmt::format(fmt::runtime(text), m_schema, m_booth, m_experimenter, table));
  }

  sql::Connection& m_connection;
  std::string m_schema, m_booth, m_experimenter;
};

} // namespace

std::string booth_role(const std::string& study) { return study + " booth"; }
std::string experimenter_role(const std::string& study) { return study + " experimenter"; }

void grant_roles(sql::Connection& connection, const std::string& study) {
  Grants grants(connection, study);
  grants.make_role(booth_role(study));
  grants.make_role(experimenter_role(study));
  grants.keep_owners();
  grants.to_experimenter();
  grants.to_booth();
}

} // namespace quietroom::store
