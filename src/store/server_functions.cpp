#include "store/server_functions.h"

#include "store/postgres.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>

namespace quietroom::store {

namespace {

/// Which booth began a session. booth: the login name of the user.
constexpr const char* table_of_owners =
    "CREATE TABLE begun_by (session TEXT PRIMARY KEY REFERENCES session(session), booth TEXT NOT NULL)";

/// What is asked in the sessions of the study (expected_sessions.h).
constexpr const char* table_of_expected =
    "CREATE TABLE expected (study TEXT NOT NULL, method TEXT NOT NULL, question TEXT NOT NULL,"
    " scale TEXT NOT NULL, PRIMARY KEY (study, method, question, scale))";

// Each function works as its owner, so that no booth can say that a session is another's. Each name stands
// with its schema, and temporary tables come last: else a booth's own table of that name would run its
// triggers as the owner. {0}: the schema; {1}: its table of sessions, as a text;
// {2}: the functions that rules call; {3}: the roles.
constexpr const char* functions_and_triggers[] = {
    "CREATE FUNCTION note_booth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
    " SET search_path = pg_catalog, {0}, pg_temp AS $$ BEGIN IF TG_RELID <> {1}::regclass THEN"
    " RAISE EXCEPTION 'note_booth is of the sessions alone' USING ERRCODE = 'insufficient_privilege';"
    " END IF; INSERT INTO {0}.begun_by VALUES (NEW.session, session_user) ON CONFLICT DO NOTHING;"
    " RETURN NEW; END $$",
    "CREATE TRIGGER note_booth AFTER INSERT ON {0}.session FOR EACH ROW EXECUTE FUNCTION {0}.note_booth()",

    "CREATE FUNCTION is_mine(asked TEXT) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER"
    " SET search_path = pg_catalog, {0}, pg_temp AS $$ SELECT EXISTS (SELECT 1 FROM {0}.begun_by b"
    " WHERE b.session = asked AND b.booth = session_user) $$",

    // not STABLE: it sees the rows which the same statement added before
    "CREATE FUNCTION is_free_seat(asked BIGINT) RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER"
    " SET search_path = pg_catalog, {0}, pg_temp AS $$ SELECT NOT EXISTS (SELECT 1 FROM {0}.seat s"
    " WHERE s.seat = asked) $$",

    // both are true where nobody knows what to expect
    "CREATE FUNCTION is_expected(its_study TEXT, its_method TEXT) RETURNS boolean LANGUAGE sql STABLE"
    " SECURITY DEFINER SET search_path = pg_catalog, {0}, pg_temp AS $$ SELECT NOT EXISTS (SELECT 1 FROM"
    " {0}.expected) OR EXISTS (SELECT 1 FROM {0}.expected e WHERE e.study = its_study AND e.method ="
    " its_method) $$",
    "CREATE FUNCTION is_asked(its_study TEXT, its_method TEXT, asked TEXT, its_scale TEXT) RETURNS boolean"
    " LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, {0}, pg_temp AS $$ SELECT NOT EXISTS"
    " (SELECT 1 FROM {0}.expected) OR EXISTS (SELECT 1 FROM {0}.expected e WHERE e.study = its_study AND"
    " e.method = its_method AND e.question = asked AND e.scale = its_scale) $$",

    // an answer that nobody could or would give has no value
    "CREATE FUNCTION is_on_scale(its_session TEXT, asked TEXT, given BIGINT) RETURNS boolean LANGUAGE sql"
    " STABLE SECURITY DEFINER SET search_path = pg_catalog, {0}, pg_temp AS $$ SELECT given IS NULL OR EXISTS"
    " (SELECT 1 FROM {0}.question q WHERE q.session = its_session AND q.question = asked AND given BETWEEN"
    " split_part(q.scale, ':', 1)::bigint AND split_part(q.scale, ':', 2)::bigint) $$",

    // a second session of a listener, which is not here because another one of theirs counts here
    "CREATE FUNCTION may_wait(its_session TEXT, its_listener TEXT) RETURNS boolean LANGUAGE sql STABLE"
    " SECURITY DEFINER SET search_path = pg_catalog, {0}, pg_temp AS $$ SELECT its_session IS NOT NULL AND "
    "NOT"
    " EXISTS (SELECT 1 FROM {0}.session s WHERE s.session = its_session) AND EXISTS (SELECT 1 FROM "
    "{0}.session s"
    " WHERE s.listener = its_listener AND s.simulated = 0 AND NOT EXISTS (SELECT 1 FROM {0}.set_aside a WHERE"
    " a.session = s.session)) $$",

    "CREATE FUNCTION has_withdrawn(asked TEXT) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET"
    " search_path = pg_catalog, {0}, pg_temp AS $$ SELECT EXISTS (SELECT 1 FROM {0}.session s JOIN"
    " {0}.set_aside a ON a.session = s.session WHERE s.listener = asked AND a.reason = 'withdrawn') $$",

    // Every booth wipes what it has of a listener who withdrew: that somebody did, an experimenter says
    // first. A session that has ended is set aside by them, too; a booth may say once more what is said
    // already.
    "CREATE FUNCTION may_set_aside(its_session TEXT, why TEXT) RETURNS boolean LANGUAGE sql STABLE SECURITY"
    " DEFINER SET search_path = pg_catalog, {0}, pg_temp AS $$ SELECT {0}.is_mine(its_session) AND EXISTS"
    " (SELECT 1 FROM {0}.session s WHERE s.session = its_session AND ({0}.has_withdrawn(s.listener) OR (why ="
    " 'redone' AND (s.finished_utc IS NULL OR EXISTS (SELECT 1 FROM {0}.set_aside a WHERE a.session ="
    " its_session))))) $$",

    // what is hashed of an attempt or a link stays as it was once its digest is there
    "CREATE FUNCTION keep_proof() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp"
    " AS $$ BEGIN IF OLD.link IS NOT NULL AND OLD.digest <> '' AND (NEW.link, NEW.digest,"
    " to_jsonb(NEW) -> 'answers_sha256') IS DISTINCT FROM (OLD.link, OLD.digest,"
    " to_jsonb(OLD) -> 'answers_sha256') THEN RAISE EXCEPTION 'a proof is never changed'"
    " USING ERRCODE = 'insufficient_privilege'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER keep_proof BEFORE UPDATE ON {0}.attempt FOR EACH ROW EXECUTE FUNCTION {0}.keep_proof()",
    "CREATE TRIGGER keep_proof BEFORE UPDATE ON {0}.link FOR EACH ROW EXECUTE FUNCTION {0}.keep_proof()",

    // a trigger's function needs nobody's right but of who makes the trigger
    "REVOKE ALL ON FUNCTION {0}.note_booth(), {0}.keep_proof(), {2} FROM PUBLIC",
    "GRANT EXECUTE ON FUNCTION {2} TO {3}",
};

/// Those that rules call, with the rights of who adds a row.
constexpr const char* called_by_rules =
    "is_mine(TEXT), is_free_seat(BIGINT), is_expected(TEXT, TEXT), is_asked(TEXT, TEXT, TEXT, TEXT),"
    " is_on_scale(TEXT, TEXT, BIGINT), may_wait(TEXT, TEXT), may_set_aside(TEXT, TEXT), has_withdrawn(TEXT)";

/// Every name that a function of ours ever had.
constexpr const char* function_names =
    "'note_booth', 'is_mine', 'is_free_seat', 'keep_proof', "
    "'is_expected', 'is_asked', 'is_on_scale', 'may_wait', 'may_set_aside', 'has_withdrawn'";

/// Whatever two transactions see of each other, no seat gets a second listener. Seats that have two already
/// stay out of it: a study that was merged from booths without a server may have such (merged_databases.h).
void keep_seats_apart(sql::Connection& connection) {
  std::vector<std::string> of_two;
  connection.query("SELECT seat FROM seat GROUP BY seat HAVING COUNT(*) > 1 ORDER BY seat", {},
                   [&](sql::Row row) { of_two.emplace_back(row[0]); });
  connection.run("DROP INDEX IF EXISTS one_listener_a_seat");
  connection.run(
      fmt::format("CREATE UNIQUE INDEX one_listener_a_seat ON seat (seat){}",
                  of_two.empty() ? "" : fmt::format(" WHERE seat NOT IN ({})", fmt::join(of_two, ", "))));
}

} // namespace

void make_server_functions(sql::Connection& connection, const std::string& study, const std::string& roles) {
  if (!connection.has_table("begun_by")) connection.define(table_of_owners);
  if (!connection.has_table("expected")) connection.define(table_of_expected);
  const std::string schema = sql::quoted_name(study), sessions = sql::quoted_text(schema + ".session");
  for (const char* each : functions_and_triggers)
    connection.run(fmt::format(fmt::runtime(each), schema, sessions, called_by_rules, roles));
  keep_seats_apart(connection);
  // those that were copied, or are older than this table
  connection.run("INSERT INTO begun_by SELECT session, session_user FROM session ON CONFLICT DO NOTHING");
}

void drop_server_functions(sql::Connection& connection) {
  std::vector<std::string> statements;
  const auto take = [&](sql::Row row) { statements.emplace_back(row[0]); };
  const std::string ours = fmt::format("p.pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = "
                                       "current_schema()) AND p.proname IN ({})",
                                       function_names);
  connection.query("SELECT format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass) FROM pg_trigger t"
                   " JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND " +
                       ours,
                   {}, take);
  connection.query("SELECT format('DROP FUNCTION %s', p.oid::regprocedure) FROM pg_proc p WHERE " + ours, {},
                   take);
  for (const std::string& each : statements) connection.run(each);
}

} // namespace quietroom::store
