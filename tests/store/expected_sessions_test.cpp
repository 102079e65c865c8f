#include "store/expected_sessions.h"

#include "core/error.h"
#include "method/names.h"
#include "store/hand_over.h"
#include "store/lab.h"
#include "store/server_rights.h"
#include "store/study_copy.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;
using test::check_refused;
using test::count;
using test::Lab;

namespace {

ExpectedSessions of_method(const std::string& id) { return {{"demo"}, *method::find(id)}; }

/// A session of every question and of both ends of its scale, and an answer of who could not tell.
std::unique_ptr<sql::Connection> journal_with(test::TempFolder& folder, const std::string& session,
                                              const method::Method& method, bool simulated = false) {
  const auto file = folder.path() / (session + ".sqlite");
  StudyStore store(file, sql::Access::durable);
  const auto set = test::small_set();
  auto facts = test::StudyWithVotes::facts(session.substr(0, 3), session);
  facts.method = method;
  facts.simulated = simulated;
  store.open_session(facts, "t0");
  store.begin_sitting(session, {"hw:0", false, 48000, {}}, "t1");
  int trial = 0;
  for (std::size_t question = 0; question < method.questions.size(); ++question) {
    const method::Scale& scale = method.questions[question].scale;
    for (const auto& value : {std::optional(scale.low), std::optional(scale.high), std::optional<int>()}) {
      std::vector<method::Presented> heard(method.layout == method::Layout::pair ? 2 : 1);
      const std::size_t judged = heard.size() - 1;
      if (judged > 0) heard.front().role = method::Role::reference;
      const session::Attempt at{1, ++trial, 1, {heard, question}};
      store.begin_attempt(facts, at, "main", set, {"hw:0", false, 48000, {}}, "t2");
      store.store_vote(facts, {at, {48000, 48000, 0, 10, {}}, {{{judged, question, value}, 900}}, 0},
                       {"Label"}, "t3");
    }
  }
  store.finish_session(session, "t9");
  return sql::open_sqlite(file, sql::Access::read_only);
}

std::string text_of_expected(sql::Connection& connection) {
  std::string out;
  connection.query("SELECT study, method, question, scale FROM expected ORDER BY 1, 2, 3, 4", {},
                   [&](sql::Row row) { out += fmt::format("{}|{}|{}|{};", row[0], row[1], row[2], row[3]); });
  return out;
}

void check_rule(sql::Connection& connection, const std::string& statement, const std::string& rule) {
  INFO(statement);
  CHECK_THROWS_WITH(connection.run(statement), Contains(rule));
}

std::string session_of(const std::string& id, const std::string& study, const std::string& method,
                       int simulated = 0) {
  return fmt::format(
      "INSERT INTO session (session, study, listener, method, language, seed, plan_hash, program,"
      " simulated, started_utc) VALUES ('{}', '{}', 'L09', '{}', 'en', '1', 'h', 'p', {}, 't')",
      id, study, method, simulated);
}

std::string answer_of(const std::string& session, int trial, const std::string& value) {
  return fmt::format("INSERT INTO answer VALUES ('{}', 1, {}, 1, 1, 'quality', {}, 'L', 1, 't')", session,
                     trial, value);
}

/// A session of quality, 1 to 5, with four attempts to answer.
void begin_session(sql::Connection& booth, const std::string& session) {
  booth.run(session_of(session, "demo", "acr"));
  booth.run(fmt::format("INSERT INTO question VALUES ('{}', 'quality', 1, '1:5')", session));
  for (int trial = 1; trial <= 4; ++trial) {
    booth.run(
        fmt::format("INSERT INTO attempt (session, block, trial, attempt, sequence, block_type, presentation,"
                    " plays, frames_expected, rate_hz, device, started_utc, valid) VALUES ('{0}', 1, {1}, 1,"
                    " {1}, 'main', 'processed', 1, 1, 1, 'd', 't', 1)",
                    session, trial));
    booth.run(
        fmt::format("INSERT INTO presented VALUES ('{}', 1, {}, 1, 1, 'processed', 's', 'c', 't', 's', 'x')",
                    session, trial));
  }
}

} // namespace

TEST_CASE("a booth begins no session of another study, method, question or scale than the server expects") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  renew_rights(lab.study.location(), of_method("acr"));
  const auto one = lab.opened_as("booth_one");
  check_rule(*one, session_of("A-1", "demo", "dcr"), "study_and_method_as_expected");
  check_rule(*one, session_of("A-1", "demo", "x"), "study_and_method_as_expected");
  check_rule(*one, session_of("A-1", "other", "acr"), "study_and_method_as_expected");
  CHECK_NOTHROW(one->run(session_of("A-1", "demo", "acr")));
  for (const char* each : {"'quality', 1, '1:9'", "'effort', 1, '1:5'", "'quality', 1, '-1000:1000'"})
    check_rule(*one, fmt::format("INSERT INTO question VALUES ('A-1', {})", each), "question_as_expected");
  CHECK_NOTHROW(one->run("INSERT INTO question VALUES ('A-1', 'quality', 1, '1:5')"));
  CHECK_NOTHROW(one->run(session_of("A-2", "demo", "dcr", 1))); // a rehearsal
  CHECK_NOTHROW(one->run("INSERT INTO question VALUES ('A-2', 'degradation', 1, '1:5')"));
}

TEST_CASE(
    "a booth adds no answer beyond the scale of its question, whether the server knows the study or not") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  const auto one = lab.opened_as("booth_one");
  const bool is_known = GENERATE(false, true);
  if (is_known) renew_rights(lab.study.location(), of_method("acr"));
  begin_session(*one, "A-1");
  for (const char* each : {"0", "6", "-1", "9223372036854775807"})
    check_rule(*one, answer_of("A-1", 1, each), "on_the_scale_of_its_question");
  int trial = 0;
  for (const char* each : {"1", "5", "NULL", "3"}) CHECK_NOTHROW(one->run(answer_of("A-1", ++trial, each)));
  if (!is_known) {
    one->run(session_of("A-2", "x", "x"));
    check_rule(*one, "INSERT INTO question VALUES ('A-2', 'quality', 1, 'one to five')",
               "question_as_expected");
  }
}

TEST_CASE("sessions of every method arrive where the server expects that method") {
  if (test::server_of_tests().empty()) return;
  for (const method::Method& each : method::methods()) {
    INFO(each.id);
    const Lab lab;
    test::TempFolder folder;
    renew_rights(lab.study.location(), of_method(each.id));
    const auto journal = journal_with(folder, "L01-1", each);
    const auto one = lab.opened_as("booth_one");
    CHECK(hand_over(*journal, *one).refused.empty());
    CHECK(waiting(*journal, *one) == Waits{});
    CHECK(count(*one, "SELECT 1 FROM answer") == static_cast<int>(3 * each.questions.size()));
    CHECK_NOTHROW(refuse_unexpected(*one, lab.study.location(), of_method(each.id)));
  }
}

TEST_CASE("a session that the server does not expect waits in its booth, and the others go on") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  renew_rights(lab.study.location(), of_method("acr"));
  const auto one = lab.opened_as("booth_one");
  const auto effort = journal_with(folder, "L01-1", *method::find("effort"));
  const HandedOver done = hand_over(*effort, *one);
  REQUIRE(done.refused.size() == 1);
  CHECK_THAT(done.refused.front(),
             Contains("study_and_method_as_expected") && Contains("stays in this booth"));
  CHECK(hand_over(*journal_with(folder, "L03-1", *method::find("effort"), true), *one).refused.empty());
  renew_rights(lab.study.location(), of_method("effort")); // the owner has changed study.toml
  CHECK(hand_over(*effort, *lab.opened_as("booth_one")).refused.empty());
}

TEST_CASE("a study on a server that has begun is not told to expect another method") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  renew_rights(lab.study.location(), of_method("acr"));
  CHECK(hand_over(*journal_with(folder, "L02-1", *method::find("acr")), *lab.opened_as("booth_one"))
            .refused.empty());
  CHECK_THROWS_WITH(renew_rights(lab.study.location(), of_method("effort")),
                    Contains("sessions of method \"acr\" count on the server"));
  CHECK(expects(*lab.opened_as("booth_one"), of_method("acr"))); // as before
}

TEST_CASE("a booth hears before its session that the server expects others") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  const auto one = lab.opened_as("booth_one");
  CHECK(expects(*one, of_method("ccr"))); // nobody knows
  renew_rights(lab.study.location(), of_method("acr"));
  auto other_scale = of_method("acr");
  other_scale.method.questions.front().scale = {0, 10};
  const auto again = lab.opened_as("booth_one");
  CHECK(expects(*again, of_method("acr")));
  for (const ExpectedSessions& each : {of_method("ccr"), other_scale})
    CHECK_THROWS_WITH(refuse_unexpected(*again, lab.study.location(), each),
                      Contains("the server expects sessions of another method") && Contains("store migrate"));
  check_refused(*again, {"SELECT * FROM expected", "INSERT INTO expected VALUES ('demo', 'ccr', 'x', '1:5')",
                         "DELETE FROM expected"});
  check_refused(*lab.opened_as("experimenter_ann"), {"SELECT * FROM expected", "DELETE FROM expected"});
}

TEST_CASE(
    "a study that is copied to a server expects what its sessions are, and one without any expects nothing") {
  if (test::server_of_tests().empty()) return;
  test::TempFolder folder;
  journal_with(folder, "L01-1", *method::find("p835"));
  journal_with(folder, "L02-1", *method::find("acr"), true); // rehearsed only
  for (const auto& [session, expected] :
       {std::pair{"L01-1", "copied|p835|bak|1:5;copied|p835|ovrl|1:5;copied|p835|sig|1:5;"
                           "demo|p835|bak|1:5;demo|p835|ovrl|1:5;demo|p835|sig|1:5;"},
        {"L02-1", ""}}) {
    const Location to{test::server_of_tests(), "copied"};
    copy_study(folder.path() / (std::string(session) + ".sqlite"), to);
    const auto owner = open(to, sql::Access::durable);
    CHECK(text_of_expected(*owner) == expected);
    copy_study(to, folder.path() / (std::string(session) + "-back.sqlite"));
    CHECK_FALSE(
        sql::open_sqlite(folder.path() / (std::string(session) + "-back.sqlite"), sql::Access::read_only)
            ->has_table("expected"));
    test::drop_roles(*owner, "copied");
    owner->run("DROP SCHEMA copied CASCADE");
  }
}

TEST_CASE(
    "renewed rights keep what is expected unless the study says otherwise, and learn it where nobody knew") {
  if (test::server_of_tests().empty()) return;
  const Lab lab;
  test::TempFolder folder;
  const std::string study = lab.study.location().study;
  const auto with_schema = [&](const std::string& id, const std::string& question) {
    return fmt::format("demo|{0}|{1}|1:5;{2}|{0}|{1}|1:5;", id, question, study);
  };
  CHECK(text_of_expected(*lab.owner).empty());
  hand_over(*journal_with(folder, "L01-1", *method::find("acr")), *lab.opened_as("booth_one"));
  renew_rights(lab.study.location());
  CHECK(text_of_expected(*lab.owner) == with_schema("acr", "quality"));
  renew_rights(lab.study.location());
  CHECK(text_of_expected(*lab.owner) == with_schema("acr", "quality"));
  lab.owner->run("INSERT INTO set_aside VALUES ('L01-1', 'redone', 't')");
  renew_rights(lab.study.location(), of_method("effort"));
  CHECK(text_of_expected(*lab.owner) ==
        fmt::format("demo|effort|{}|1:5;", method::find("effort")->questions[0].id));
}
