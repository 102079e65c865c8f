#include "store/server_rights.h"

#include "core/error.h"
#include "store/hand_over.h"
#include "store/lab.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <thread>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;
using test::check_refused;
using test::count;
using test::journal_of;
using test::Lab;

namespace {

/// As the first program with roles granted them: no bounds, no proof that is kept, a right to lock.
void grant_as_earlier(const Lab& lab) {
  sql::Connection& owner = *lab.owner;
  const std::string booth = sql::quoted_name(booth_role(lab.study.location().study));
  for (const char* each :
       {"DROP TABLE rights", "DROP TRIGGER keep_proof ON attempt", "DROP TRIGGER keep_proof ON link",
        "DROP FUNCTION keep_proof()", "DROP POLICY added_by_booth ON seat",
        "DROP FUNCTION is_free_seat(BIGINT)", "DROP POLICY added_by_booth ON audit",
        "CREATE OR REPLACE FUNCTION is_mine(asked TEXT) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT "
        "true $$"})
    owner.run(each);
  for (const char* table : {"seat", "audit"})
    owner.run(
        fmt::format("CREATE POLICY added_by_booth ON {} FOR INSERT TO {} WITH CHECK (true)", table, booth));
  owner.run("CREATE POLICY anything ON answer TO PUBLIC USING (true)");
  owner.run("GRANT UPDATE, DELETE ON answer, form_answer TO " + booth);
  owner.run("GRANT SELECT ON begun_by TO " + booth);
}

/// All that the catalogue says of rights, without the numbers that PostgreSQL gives.
std::vector<std::string> rights_in_catalogue(sql::Connection& connection, const std::string& study) {
  std::vector<std::string> out;
  for (const char* each :
       {"SELECT tablename || ' ' || policyname || ' ' || cmd || ' ' || roles::text || ' ' || COALESCE(qual, "
        "'-')"
        " || ' ' || COALESCE(with_check, '-') FROM pg_policies WHERE schemaname = current_schema() ORDER BY "
        "1",
        "SELECT relname || ' ' || relrowsecurity || ' ' || COALESCE((SELECT string_agg(a::text, ' ' ORDER BY"
        " a::text) FROM unnest(relacl) a), '-') FROM pg_class WHERE relnamespace = "
        "quote_ident(current_schema())::regnamespace"
        " AND relkind IN ('r', 'v') ORDER BY 1",
        "SELECT attrelid::regclass || ' ' || attname || ' ' || attacl::text FROM pg_attribute a JOIN "
        "pg_class c"
        " ON c.oid = a.attrelid WHERE relnamespace = quote_ident(current_schema())::regnamespace AND attacl "
        "IS NOT NULL"
        " ORDER BY 1",
        "SELECT proname || ' ' || prosecdef || ' ' || COALESCE((SELECT string_agg(a::text, ' ' ORDER BY "
        "a::text)"
        " FROM unnest(proacl) a), '-') || array_to_string(proconfig, ' ') || prosrc FROM pg_proc WHERE"
        " pronamespace = quote_ident(current_schema())::regnamespace ORDER BY 1",
        "SELECT tgname || ' ' || tgrelid::regclass FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE NOT"
        " tgisinternal AND relnamespace = quote_ident(current_schema())::regnamespace ORDER BY 1",
        "SELECT (SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(nspacl) a) FROM pg_namespace "
        "WHERE"
        " nspname = current_schema()"})
    connection.query(each, {}, [&](sql::Row row) {
      std::string text(row[0]);
      for (auto at = text.find(study); at != text.npos; at = text.find(study))
        text.replace(at, study.size(), "S");
      out.push_back(std::move(text));
    });
  return out;
}

std::vector<std::string> rights_of_study(const Lab& lab) {
  return rights_in_catalogue(*lab.owner, lab.study.location().study);
}

} // namespace

TEST_CASE("a study of an earlier program gets the rights that a new one has, and its users stay") {
  if (test::server_of_tests().empty()) return;
  const Lab lab, fresh;
  test::TempFolder folder;
  CHECK(hand_over(*journal_of(folder, "L01-1"), *lab.opened_as("booth_one")).refused.empty());
  grant_as_earlier(lab);
  CHECK(rights_of(*lab.owner) == GrantedRights::earlier);
  CHECK(count(*lab.opened_as("booth_two"), "SELECT 1 FROM answer") > 0); // that is what is mended
  renew_rights(lab.study.location());
  CHECK(rights_of(*lab.owner) == GrantedRights::present);
  CHECK(rights_of_study(lab) == rights_of_study(fresh));
  const auto two = lab.opened_as("booth_two"), one = lab.opened_as("booth_one");
  CHECK(rights_of(*two) == GrantedRights::present);
  CHECK(count(*two, "SELECT 1 FROM answer") == 0);
  CHECK(count(*one, "SELECT 1 FROM answer") == 2); // who began it is still known
  check_refused(*one, {"UPDATE answer SET value = 5", "DELETE FROM answer", "SELECT * FROM begun_by",
                       "INSERT INTO audit VALUES (9223372036854775807, 't', 'x', NULL, NULL, NULL, 'p')",
                       "INSERT INTO seat VALUES ('L03', -1, 't')"});
  CHECK(hand_over(*journal_of(folder, "L02-1"), *two).refused.empty());
}

TEST_CASE("rights that are renewed twice are the same, and no session changes who began it") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  hand_over(*journal_of(folder, "L01-1"), *lab.opened_as("booth_one"));
  const auto before = rights_of_study(lab);
  CHECK(before.size() > 100);
  renew_rights(lab.study.location());
  renew_rights(lab.study.location());
  CHECK(rights_of_study(lab) == before);
  CHECK(count(*lab.owner, "SELECT 1 FROM begun_by") == 1);
  CHECK(count(*lab.owner, "SELECT 1 FROM begun_by WHERE session = 'L01-1' AND booth = 'booth_one'") == 1);
  CHECK(count(*lab.owner, "SELECT 1 FROM rights") == 1);
}

TEST_CASE("only the owner renews rights, and none of a newer program") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  for (const char* user : {"booth_one", "experimenter_ann"})
    CHECK_THROWS_WITH(renew_rights(lab.as(user)),
                      Contains("only the owner of the study brings up its rights"));
  CHECK_THROWS_WITH(renew_rights(lab.as("stranger")), Contains("has no study"));
  lab.owner->run("UPDATE rights SET version = version + 1");
  CHECK(rights_of(*lab.owner) == GrantedRights::later);
  CHECK_THROWS_WITH(renew_rights(lab.study.location()), Contains("of a newer Quietroom"));
}

TEST_CASE("another owner than the one of the study leaves nothing of their own in it") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  lab.owner->run("CREATE ROLE owner_of_lab LOGIN");
  const std::string study = sql::quoted_name(lab.study.location().study);
  lab.owner->run(fmt::format("ALTER SCHEMA {} OWNER TO owner_of_lab", study));
  std::vector<std::string> tables;
  lab.owner->query(
      "SELECT format('ALTER TABLE %I OWNER TO owner_of_lab', relname) FROM pg_class WHERE relnamespace"
      " = quote_ident(current_schema())::regnamespace AND relkind IN ('r', 'v') UNION ALL SELECT"
      " format('ALTER FUNCTION %s OWNER TO owner_of_lab', oid::regprocedure) FROM pg_proc WHERE"
      " pronamespace = quote_ident(current_schema())::regnamespace",
      {}, [&](sql::Row row) { tables.emplace_back(row[0]); });
  for (const std::string& each : tables) lab.owner->run(each);
  renew_rights(lab.study.location()); // as the owner of the whole server
  CHECK(count(*lab.owner,
              "SELECT 1 FROM pg_proc WHERE pronamespace = quote_ident(current_schema())::regnamespace AND"
              " pg_get_userbyid(proowner) <> 'owner_of_lab'") == 0);
  renew_rights(lab.as("owner_of_lab"));
  CHECK(rights_of(*lab.owner) == GrantedRights::present);
  lab.owner->run("REASSIGN OWNED BY owner_of_lab TO CURRENT_USER");
  lab.owner->run("DROP ROLE owner_of_lab");
}

TEST_CASE("rights stay as they were where somebody uses the study all the time") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  grant_as_earlier(lab);
  const auto before = rights_of_study(lab);
  const auto reader = lab.opened_as("experimenter_ann");
  reader->begin_reading();
  CHECK(count(*reader, "SELECT 1 FROM answer") == 0);
  CHECK_THROWS_WITH(renew_rights(lab.study.location()), Contains("its rights are as they were"));
  CHECK(rights_of_study(lab) == before);
  reader->run("ROLLBACK");
  renew_rights(lab.study.location());
  CHECK(rights_of(*lab.owner) == GrantedRights::present);
}

TEST_CASE("booths hand over while rights are renewed, and lose nothing") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  std::atomic<bool> is_done = false;
  std::thread owner([&] {
    while (!is_done) renew_rights(lab.study.location());
  });
  const auto one = lab.opened_as("booth_one");
  for (int listener = 1; listener <= 20; ++listener) {
    const auto journal = journal_of(folder, fmt::format("L{:02}-1", listener));
    HandedOver done = hand_over(*journal, *one);
    CHECK(done.refused.empty());
    CHECK(done.left == 0);
  }
  is_done = true;
  owner.join();
  CHECK(count(*lab.owner, "SELECT 1 FROM votes_long WHERE valid = 1") == 40);
  CHECK(count(*lab.owner, "SELECT 1 FROM begun_by WHERE booth = 'booth_one'") == 20);
}

TEST_CASE("who may write only a part of a session, or nothing now, may not add votes") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  CHECK(may_add_votes(*lab.opened_as("booth_one")));
  CHECK_FALSE(may_add_votes(*lab.opened_as("experimenter_ann")));
  const std::string booth = sql::quoted_name(booth_role(lab.study.location().study));
  lab.owner->run("REVOKE INSERT ON answer FROM " + booth);
  CHECK_FALSE(may_add_votes(*lab.opened_as("booth_one")));
  lab.owner->run("GRANT INSERT ON answer TO " + booth);
  lab.owner->run("ALTER ROLE booth_two SET default_transaction_read_only = on");
  CHECK_FALSE(may_add_votes(*lab.opened_as("booth_two")));
  lab.owner->run("ALTER ROLE booth_two RESET default_transaction_read_only");
  // a connection that only reads asks for somebody who writes
  CHECK(may_add_votes(*open(lab.as("booth_two"), sql::Access::read_only)));
}
