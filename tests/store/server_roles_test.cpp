#include "store/server_roles.h"

#include "core/error.h"
#include "store/backup.h"
#include "store/hand_over.h"
#include "store/kept_sessions.h"
#include "store/lab.h"
#include "store/notes.h"
#include "store/redo.h"
#include "store/server_studies.h"
#include "store/study_copy.h"
#include "store/waiting_sessions.h"
#include "store/withdrawal.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;
using test::check_refused;
using test::count;
using test::journal_of;
using test::Lab;

namespace {

void check_no_lock(sql::Connection& connection, const std::string& table) {
  INFO(table);
  sql::Transaction transaction(connection);
  CHECK_THROWS_WITH(connection.run("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE"),
                    Contains("this user may not do that"));
}

} // namespace

TEST_CASE("booths hand over their sessions and see nothing of each other's votes") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  const auto one = lab.opened_as("booth_one"), two = lab.opened_as("booth_two");
  const auto first = journal_of(folder, "L01-1"), second = journal_of(folder, "L02-1");
  CHECK(hand_over(*first, *one).refused.empty());
  CHECK(hand_over(*second, *two).refused.empty());
  CHECK(hand_over(*first, *one).left == 0); // again
  CHECK(waiting(*second, *two).links == 0);
  CHECK(count(*one, "SELECT 1 FROM session") == 2); // who sat is known to all
  for (const char* table : {"attempt", "answer", "presented", "link", "note", "sitting", "votes_long"}) {
    INFO(table);
    const std::string theirs = std::string("SELECT 1 FROM ") + table + " WHERE session = 'L02-1'";
    CHECK(count(*one, theirs) == 0);
    CHECK(count(*two, theirs) > 0);
  }
  CHECK(read_kept_sessions(lab.study.location()).sessions.size() == 2);
}

TEST_CASE("a booth changes and deletes no vote, adds none to others, and makes nothing") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  const auto one = lab.opened_as("booth_one"), two = lab.opened_as("booth_two");
  hand_over(*journal_of(folder, "L01-1"), *one);
  hand_over(*journal_of(folder, "L02-1"), *two);
  check_refused(
      *one,
      {
          "UPDATE answer SET value = 5",
          "UPDATE attempt SET digest = 'x'",
          "UPDATE attempt SET frames_delivered = 1",
          "UPDATE link SET digest = 'x'",
          "UPDATE session SET plan_hash = 'x'",
          "UPDATE meta SET value = '9'",
          "UPDATE set_aside SET reason = 'redone'",
          "UPDATE note SET text = ''",
          "DELETE FROM answer",
          "DELETE FROM attempt",
          "DELETE FROM session",
          "DELETE FROM link",
          "DELETE FROM audit",
          "DELETE FROM note",
          "TRUNCATE answer",
          "SELECT reason FROM audit",
          "SELECT * FROM begun_by",
          "INSERT INTO begun_by VALUES ('L02-1', 'booth_one')",
          "CREATE TABLE mine (a BIGINT)",
          "DROP TABLE answer",
          "ALTER TABLE answer DISABLE ROW LEVEL SECURITY",
          "INSERT INTO link (session, link, kind, number, happened_utc, digest) VALUES ('L02-1', 99,"
          " 'withdrawn', 0, 't', 'x')",
          "INSERT INTO note (entry, session, written_utc, block, trial, text, program) VALUES (9, 'L02-1',"
          " 't', 1, 1, 'x', 'p')",
          "INSERT INTO set_aside (session, reason, happened_utc) VALUES ('L02-1', 'redone', 't')",
          "INSERT INTO set_aside (session, reason, happened_utc) VALUES ('L01-1', 'withdrawn', 't')",
      });
  // what it may not see it does not reach
  one->run("UPDATE attempt SET valid = 0, void_reason = 'restarted' WHERE session = 'L02-1'");
  one->run("UPDATE session SET finished_utc = 'x' WHERE session = 'L02-1'");
  CHECK(count(*lab.owner, "SELECT 1 FROM attempt WHERE session = 'L02-1' AND valid = 1") == 2);
  CHECK(count(*lab.owner, "SELECT 1 FROM session WHERE finished_utc = 'x'") == 0);
}

TEST_CASE("an experimenter reads all, withdraws and sets aside, and neither adds nor changes a vote") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  hand_over(*journal_of(folder, "L01-1"), *lab.opened_as("booth_one"));
  hand_over(*journal_of(folder, "L02-1"), *lab.opened_as("booth_two"));
  const auto ann = lab.opened_as("experimenter_ann");
  CHECK(count(*ann, "SELECT 1 FROM votes_long WHERE valid = 1") == 4);
  CHECK(notes(*ann).size() == 2);
  check_refused(
      *ann,
      {"UPDATE answer SET value = 5", "DELETE FROM attempt", "DELETE FROM session", "DELETE FROM link",
       "DELETE FROM audit", "UPDATE session SET listener = 'x'", "UPDATE presented SET condition = 'x'",
       "INSERT INTO session (session, study, listener, method, language, seed, plan_hash, program, simulated,"
       " started_utc) VALUES ('a', 's', 'l', 'm', 'en', '1', 'h', 'p', 0, 't')",
       "CREATE TABLE mine (a BIGINT)", "DROP TABLE note", "SELECT * FROM begun_by"});
  CHECK(withdraw(*ann, "L01", "p", "t9").votes == 2);
  CHECK(redo(*ann, "L02", "noise", "p", "t9") == "L02-1");
  CHECK(count(*ann, "SELECT 1 FROM votes_long WHERE valid = 1") == 0);
}

TEST_CASE("who has no role in a study does not even see that it is there") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  CHECK_THROWS_WITH(open(lab.as("stranger"), sql::Access::read_only), Contains("has no study"));
}

TEST_CASE("a temporary table of a booth stands for no table of the study") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  hand_over(*journal_of(folder, "L02-1"), *lab.opened_as("booth_two"));
  const auto one = lab.opened_as("booth_one");
  for (const char* each :
       {"CREATE TEMP TABLE begun_by (session TEXT PRIMARY KEY, booth TEXT)",
        "GRANT ALL ON begun_by TO PUBLIC", "INSERT INTO pg_temp.begun_by VALUES ('L02-1', session_user)",
        "CREATE TEMP TABLE seat (seat BIGINT)", "GRANT ALL ON pg_temp.seat TO PUBLIC",
        "CREATE FUNCTION pg_temp.evil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " RAISE EXCEPTION 'as %', current_user; END $$",
        "CREATE TRIGGER evil BEFORE INSERT ON pg_temp.begun_by FOR EACH ROW EXECUTE FUNCTION "
        "pg_temp.evil()"})
    one->run(each);
  CHECK(count(*one, "SELECT 1 FROM answer") == 0);
  CHECK_NOTHROW(one->run(test::begun));
  CHECK(count(*lab.owner, "SELECT 1 FROM begun_by WHERE session = 'A-1' AND booth = 'booth_one'") == 1);
}

TEST_CASE("a booth claims no session by a trigger of its own") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  const auto one = lab.opened_as("booth_one");
  one->run("CREATE TEMP TABLE mine (session TEXT)");
  check_refused(*one,
                {"CREATE TRIGGER claim AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION note_booth()",
                 "CREATE TRIGGER claim AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION keep_proof()"});
  // not even where somebody grants it
  lab.owner->run("GRANT EXECUTE ON FUNCTION note_booth() TO PUBLIC");
  one->run("CREATE TRIGGER claim AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION note_booth()");
  check_refused(*one, {"INSERT INTO mine VALUES ('L02-1')"});
  CHECK(count(*lab.owner, "SELECT 1 FROM begun_by") == 0);
}

TEST_CASE("sessions that were copied to a server belong to who copied them") {
  if (test::server_of_tests().empty()) return;
  test::TempFolder folder;
  journal_of(folder, "L01-1");
  const Location to{test::server_of_tests(), "copied"};
  copy_study(folder.path() / "L01-1.sqlite", to);
  const auto owner = open(to, sql::Access::durable);
  CHECK(count(*owner, "SELECT 1 FROM begun_by WHERE session = 'L01-1' AND booth = session_user") == 1);
  test::drop_roles(*owner, "copied");
  owner->run("DROP SCHEMA copied CASCADE");
}

TEST_CASE("no booth gives a number that leaves none for others") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  const auto one = lab.opened_as("booth_one");
  hand_over(*journal_of(folder, "L01-1"), *one);
  one->run(test::begun);
  check_refused(
      *one,
      {"INSERT INTO audit VALUES (9223372036854775807, 't', 'redo', 'A-1', 'L09', 'r', 'p')",
       "INSERT INTO audit VALUES (-1, 't', 'redo', 'A-1', 'L09', 'r', 'p')",
       "INSERT INTO calibration VALUES (9223372036854775807, 't', 't', 'd', 48000, 't', 'c', 'm', 'o', 'f', "
       "1, 1, 1, 1, 1, 'p')",
       "INSERT INTO room_noise VALUES (9223372036854775807, 't', 1, 'before', 'm', 'o', 'p')",
       "INSERT INTO level_check VALUES (9223372036854775807, 1, 't', 1, 1, 1, 'm', 'o', 'p')",
       "INSERT INTO note VALUES (9223372036854775807, 'A-1', 't', 1, 1, 't', 'p')",
       "INSERT INTO link VALUES ('A-1', 9223372036854775807, 'begun', 0, 't', 'x')",
       "INSERT INTO link VALUES ('A-1', 1, 'begun', 9223372036854775807, 't', 'x')",
       "INSERT INTO attempt (session, block, trial, attempt, sequence, block_type, presentation, plays,"
       " frames_expected, rate_hz, device, started_utc, valid, link) VALUES ('A-1', 1, 1, 1, 1, 'main', 'p', "
       "1, 1, 1, 'd', 't', 1, 9223372036854775807)"});
  one->run("INSERT INTO audit VALUES (7, 't', 'redo', 'A-1', 'L09', 'r', 'p')");
  // one from before these rules
  lab.owner->run("INSERT INTO audit VALUES (9223372036854775807, 't', 'x', NULL, NULL, NULL, 'p')");
  CHECK(redo(*lab.opened_as("experimenter_ann"), "L01", "noise", "p", "t9") == "L01-1");
  CHECK(withdraw(*lab.opened_as("experimenter_ann"), "L01", "p", "t9").sessions.size() == 1);
  CHECK(count(*lab.owner, "SELECT 1 FROM audit WHERE entry IN (8, 9)") == 2);
}

TEST_CASE("a booth writes down nothing about sessions of others, and takes no seat that is taken") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  hand_over(*journal_of(folder, "L02-1"), *lab.opened_as("booth_two"));
  const auto one = lab.opened_as("booth_one");
  one->run(test::begun);
  one->run("INSERT INTO meta VALUES ('session/A-1/key', '1')");
  one->run("INSERT INTO seat VALUES ('L04', 0, 't')");
  one->run("INSERT INTO audit VALUES (8, 't', 'session_waits', 'L02-2', 'L02', 'r', 'p')");
  check_refused(
      *one,
      {"INSERT INTO meta VALUES ('session/L02-1/evil', '1')", "INSERT INTO meta VALUES ('evil', '1')",
       "INSERT INTO meta VALUES ('evil/A-1/x', '1')",
       "INSERT INTO audit VALUES (9, 't', 'redo', 'L02-1', 'L02', 'forged', 'p')",
       "INSERT INTO audit VALUES (9, 't', 'redo', 'A-1', 'L02', 'forged', 'p')",
       "INSERT INTO audit VALUES (9, 't', 'session_waits', 'L07-1', 'L07', 'no session of theirs', 'p')",
       "INSERT INTO audit VALUES (9, 't', 'session_waits', 'L02-1', 'L02', 'is there', 'p')",
       "INSERT INTO audit VALUES (9, 't', 'session_waits', NULL, 'L02', 'none', 'p')",
       "INSERT INTO audit VALUES (9, 't', 'session_waits', 'L02-2', NULL, 'nobody', 'p')",
       "INSERT INTO audit VALUES (9, 't', 'withdraw', NULL, 'L02', 'forged', 'p')",
       "INSERT INTO audit VALUES (9, 't', 'withdraw', 'A-1', 'L09', 'forged', 'p')",
       "INSERT INTO seat VALUES ('L03', -1, 't')",
       "INSERT INTO seat VALUES ('L03', 9223372036854775807, 't')", "INSERT INTO seat VALUES ('L05', 0, 't')",
       "INSERT INTO seat VALUES ('L05', 3, 't'), ('L06', 3, 't')"});
}

TEST_CASE("that a session waits is said only while another one of its listener counts, simulated or set "
          "aside is none") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  const auto one = lab.opened_as("booth_one");
  const auto here = journal_of(folder, "L01-1"), second = journal_of(folder, "L01-2");
  const auto note = [&](sql::Connection& booth) {
    note_waiting_of_booth(*second, booth, "booth one", "p", "2026-01-01T00:00:00Z");
    return count(*lab.owner, "SELECT 1 FROM audit WHERE action = 'session_waits'");
  };
  const char* forged = "INSERT INTO audit VALUES (5, 't', 'session_waits', 'L01-9', 'L01', 'r', 'p')";
  check_refused(*one, {forged}); // nobody sat yet
  CHECK(hand_over(*here, *one).refused.empty());
  CHECK(hand_over(*second, *one).refused.size() == 1);
  CHECK(note(*one) == 1);
  REQUIRE(waiting_sessions(*lab.owner, lab.study.location()).size() == 1);
  CHECK(waiting_sessions(*lab.owner, lab.study.location()).front().session == "L01-2");
  CHECK(redo(*lab.opened_as("experimenter_ann"), "L01", "noise", "p", "t9") == "L01-1");
  check_refused(*one, {forged}); // none counts
  one->run(
      "INSERT INTO session (session, study, listener, method, language, seed, plan_hash, program, simulated,"
      " started_utc) VALUES ('S-1', 's', 'L01', 'acr', 'en', '1', 'h', 'p', 1, 't')");
  check_refused(*one, {forged});
}

TEST_CASE("an experimenter changes no proof and no fact of an attempt") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  hand_over(*journal_of(folder, "L01-1"), *lab.opened_as("booth_one"));
  const auto ann = lab.opened_as("experimenter_ann");
  check_refused(*ann, {"UPDATE attempt SET frames_delivered = 1", "UPDATE attempt SET device = 'x'",
                       "UPDATE attempt SET session = 'x'", "UPDATE attempt SET digest = 'x'",
                       "UPDATE attempt SET answers_sha256 = 'x'", "UPDATE attempt SET link = link + 100",
                       "UPDATE link SET digest = 'x'", "UPDATE link SET kind = 'x'",
                       "UPDATE consent SET text = 'x'", "UPDATE audit SET action = 'x'",
                       "UPDATE set_aside SET session = 'x'", "UPDATE eligibility SET rules = 'x'"});
  CHECK(withdraw(*ann, "L01", "p", "t9").votes == 2);
}

TEST_CASE("a booth locks no table away from others") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  const auto one = lab.opened_as("booth_one");
  for (const char* table : {"session", "attempt", "answer", "form_answer", "questionnaire_answer",
                            "eligibility", "audit", "seat", "begun_by"})
    check_no_lock(*one, table);
}

TEST_CASE("a role that has rights in another database is not given a second study") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  const std::string study = lab.study.location().study, server = test::server_of_tests();
  lab.owner->run("CREATE DATABASE quietroom_second");
  std::string other = server;
  other.replace(other.find("/quietroom") + 1, std::string("quietroom").size(), "quietroom_second");
  CHECK_THROWS_WITH(make_study_with_roles(other, study), Contains("has rights in another database"));
  CHECK(studies_on(other).empty());
  lab.owner->run("DROP DATABASE quietroom_second");
}

TEST_CASE("a backup of a study on a server is its owner's, and says so") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  CHECK_THROWS_WITH(backup(lab.as("experimenter_ann"), folder.path() / "b.dump"),
                    Contains("only the owner of the study"));
  CHECK_NOTHROW(backup(lab.study.location(), folder.path() / "c.dump"));
}

TEST_CASE("a study is of UTF-8, whatever the address says") {
  if (test::server_of_tests().empty()) return;
  const std::string server = test::server_of_tests();
  CHECK_THROWS_WITH(check_study_name("$user"), Contains("cannot be the name of a study"));
  const auto latin = sql::open_postgres(server + "&client_encoding=LATIN1", "", sql::Access::durable);
  CHECK(count(*latin, "SELECT 1 WHERE current_setting('client_encoding') = 'UTF8'") == 1);
  latin->run(
      "CREATE DATABASE quietroom_latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
  std::string other = server;
  other.replace(other.find("/quietroom") + 1, std::string("quietroom").size(), "quietroom_latin");
  CHECK_THROWS_WITH(make_study(other, "s"), Contains("has the encoding LATIN1"));
  latin->run("DROP DATABASE quietroom_latin");
}

TEST_CASE("a booth says of no listener that they withdrew, unless an experimenter did before") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  const auto one = lab.opened_as("booth_one"), two = lab.opened_as("booth_two");
  hand_over(*journal_of(folder, "L01-1"), *one);
  constexpr const char* second_session =
      "INSERT INTO session (session, study, listener, method, language, seed, plan_hash, program, simulated,"
      " started_utc) SELECT 'L01-9', study, listener, method, language, seed, plan_hash, program, 0, 't' FROM"
      " session WHERE session = 'L01-1'";
  constexpr const char* withdrawn =
      "INSERT INTO set_aside (session, reason, happened_utc) VALUES ('L01-9', 'withdrawn', 't')";
  two->run(second_session);
  check_refused(*two, {withdrawn});
  CHECK(count(*lab.owner, "SELECT 1 FROM set_aside") == 0);
  constexpr const char* wiped = "INSERT INTO audit VALUES (7, 't', 'withdraw', NULL, 'L01', NULL, 'p')";
  check_refused(*two, {wiped});
  lab.owner->run("INSERT INTO set_aside (session, reason, happened_utc) VALUES ('L01-1', 'withdrawn', 't')");
  two->run(withdrawn);
  two->run(wiped); // what it did itself, for who has withdrawn
  CHECK(count(*lab.owner, "SELECT 1 FROM set_aside") == 2);
}

TEST_CASE("a booth takes no vote of a session back that has ended") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  const auto one = lab.opened_as("booth_one");
  hand_over(*journal_of(folder, "L01-1"), *one);
  constexpr const char* restarted = "UPDATE attempt SET valid = 0, void_reason = 'restarted' WHERE trial = 1";
  constexpr const char* left = "SELECT 1 FROM attempt WHERE valid = 1";
  const auto before = count(*lab.owner, left);
  lab.owner->run("UPDATE session SET finished_utc = 't'");
  one->run(restarted);
  CHECK(count(*lab.owner, left) == before);
  check_refused(*one,
                {"INSERT INTO set_aside (session, reason, happened_utc) VALUES ('L01-1', 'redone', 't')"});
  lab.owner->run("UPDATE session SET finished_utc = NULL");
  check_refused(*one, {"UPDATE attempt SET valid = 1, void_reason = NULL"});
  one->run(restarted);
  CHECK(count(*lab.owner, left) == before - 1);
}

TEST_CASE(
    "a booth hands over a session that has ended and was set aside before it came, and says both again") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  journal_of(folder, "L01-1");
  const auto journal = sql::open_sqlite(folder.path() / "L01-1.sqlite", sql::Access::durable);
  redo(*journal, "L01", "", "p", "t");
  for (int times = 0; times < 2; ++times) {
    const auto one = lab.opened_as("booth_one");
    CHECK(hand_over(*journal, *one).refused.empty());
    CHECK(waiting(*journal, *one).links == 0);
  }
  CHECK(count(*lab.owner, "SELECT 1 FROM set_aside WHERE reason = 'redone'") == 1);
  CHECK(count(*lab.owner, "SELECT 1 FROM session WHERE finished_utc IS NOT NULL") == 1);
}
