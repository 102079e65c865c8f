#include "station/dry_run.h"

#include "core/code_hash.h"
#include "station/machine_of_test.h"
#include "store/redo.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::station;
using namespace quietroom::test;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

void begin_session(const ToneStudy& study, const std::string& plan_hash = "") {
  store::StudyStore store(study.database(), store::sql::Access::durable);
  store::SessionFacts facts = study.facts();
  if (!plan_hash.empty()) facts.plan_hash = plan_hash;
  store.open_session(facts, "2026-01-01T00:00:00.000Z");
}

std::string only(const std::vector<Problem>& problems) {
  REQUIRE(problems.size() == 1);
  return words_of(problems)[0];
}

} // namespace

TEST_CASE(
    "orders that can be run have no problem; a break that never comes and a session that is too long do") {
  ToneStudy study;
  CHECK(check_orders(dry_run_of(study)).empty());
  study.study.design.break_after = 12; // as many as there are trials
  CHECK_THAT(only(check_orders(dry_run_of(study))),
             Contains("warning") && Contains("break_after is 12, but a main block has only 12 trials"));
  study.study.design.break_after = 0;
  for (auto& each : study.study.set.stimuli) each.seconds = 300;
  CHECK_THAT(only(check_orders(dry_run_of(study))), Contains("and 45 are the most"));
}

TEST_CASE("a listener who began with another plan is found before they sit down again") {
  ToneStudy study;
  CHECK(check_begun_sessions(dry_run_of(study)).empty()); // no database
  begin_session(study);
  CHECK(check_begun_sessions(dry_run_of(study)).empty());
  study.study.design.practice = 1;
  CHECK_THAT(only(check_begun_sessions(dry_run_of(study))),
             Contains("error") && Contains("listener L01 began this study with another plan"));
  { // a session that was set aside is not gone on with
    store::StudyStore store(study.database(), store::sql::Access::durable);
    store::redo(store.connection(), "L01", "", "test", "t");
  }
  CHECK(check_begun_sessions(dry_run_of(study)).empty());
}

TEST_CASE("a session of somebody who is no longer in the list is told") {
  ToneStudy study;
  begin_session(study);
  study.study.design.listeners = {"L02"};
  CHECK_THAT(only(check_begun_sessions(dry_run_of(study))),
             Contains("warning") && Contains("listener L01 has a session, but is no longer in the list"));
}

TEST_CASE("listeners whose ids differ by capital letters alone are told") {
  ToneStudy study;
  CHECK(check_listener_ids(dry_run_of(study)).empty());
  study.study.design.listeners = {"anna", "ben", "Anna"};
  CHECK_THAT(only(check_listener_ids(dry_run_of(study))),
             Contains("the listeners anna and Anna differ only"));
}

TEST_CASE("a missing code and one in clear are told with the command that sets one") {
  ToneStudy study;
  CHECK_THAT(only(check_code_is_set(dry_run_of(study))), Contains("no experimenter's code is set"));
  study.study.design.experimenter_code = "0000";
  CHECK_THAT(only(check_code_is_set(dry_run_of(study))), Contains("in clear") && Contains("quietroom code "));
  study.study.design.experimenter_code = hash_of_code("4711");
  CHECK(check_code_is_set(dry_run_of(study)).empty());
}

TEST_CASE("a database that is damaged, of a newer program or held by another one is found") {
  ToneStudy study;
  CHECK(check_database(dry_run_of(study)).empty());
  CHECK_FALSE(fs::exists(study.database()));
  begin_session(study);
  CHECK(check_database(dry_run_of(study)).empty());
  {
    const auto other = store::sql::open_sqlite(study.database(), store::sql::Access::durable);
    other->run("BEGIN IMMEDIATE");
    CHECK_THAT(only(check_database(dry_run_of(study))),
               Contains("error") && Contains("another program holds it; close that one first"));
    other->run("COMMIT");
    other->run("UPDATE meta SET value = '99' WHERE name = 'schema_version'");
  }
  CHECK_THAT(only(check_database(dry_run_of(study))), Contains("install a newer Quietroom"));
  study.folder.write("study.sqlite", std::string(4096, 'x'));
  CHECK_THAT(only(check_database(dry_run_of(study))), Contains("damaged or not a study database"));
}

TEST_CASE("the dry run finds another study that eligibility looks into and that is not there") {
  test::ToneStudy folder;
  CHECK(check_other_studies(dry_run_of(folder)).empty());
  folder.study.design.eligibility.unheard = design::Unheard::files;
  folder.study.design.eligibility.other_studies = {"/nowhere"};
  CHECK_THAT(only(check_other_studies(dry_run_of(folder))), Contains("/nowhere has no database"));
}
