#include "store/kept_sessions.h"

#include "core/error.h"
#include "support/proved_study.h"
#include "support/schema1_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using test::ProvedStudy;

TEST_CASE("sessions are read with what was heard, asked and answered, and with their links") {
  ProvedStudy study;
  study.fault(ProvedStudy::at(1));
  study.vote(ProvedStudy::at(2), 3);
  const session::KeptStudy kept = store::read_kept_sessions(study.location);
  REQUIRE(kept.sessions.size() == 1);
  const session::KeptSession& one = kept.sessions.front();
  CHECK(one.listener == "L01");
  CHECK(one.seed == "7");
  CHECK(one.lock_sha256 == "lock");
  CHECK_FALSE(one.finished);
  REQUIRE(one.questions.size() == 1);
  CHECK(one.questions[0].scale == "1:5");
  REQUIRE(one.sittings.size() == 1);
  CHECK(one.sittings[0].device == "hw:0");
  REQUIRE(one.attempts.size() == 2);
  CHECK(one.attempts[0].void_reason == "underrun");
  CHECK(one.attempts[0].underruns == 1);
  CHECK(one.attempts[1].valid);
  CHECK(one.attempts[1].sitting == 1);
  CHECK(one.attempts[1].level_db_spl == 73.5);
  REQUIRE(one.attempts[1].presented.size() == 1);
  CHECK(one.attempts[1].presented[0].stimulus == "c1.s2");
  REQUIRE(one.attempts[1].answers.size() == 1);
  CHECK(one.attempts[1].answers[0].value == 3);
  REQUIRE(one.links.size() == 1);
  CHECK(one.links[0].kind == "begun");
  CHECK(kept.strays.empty());
}

TEST_CASE("a row of an attempt or a session that is not there is a stray, and is named") {
  ProvedStudy study;
  study.vote(ProvedStudy::at(1));
  study.tamper("UPDATE answer SET trial = 9");
  study.tamper("UPDATE link SET session = 'L09-1'");
  CHECK(store::read_kept_sessions(study.location).strays ==
        std::vector<std::string>{"answer L01-1:1:9:1", "link L09-1:1"});
}

TEST_CASE("a database of schema 1 is read as it is, and its rows have no digests") {
  const test::Schema1Study study;
  const session::KeptStudy kept = store::read_kept_sessions(study.database);
  REQUIRE(kept.sessions.size() == 4); // of two people and two simulated listeners
  const session::KeptSession& one = kept.sessions.front();
  CHECK(one.links.empty());
  CHECK_FALSE(one.lock_sha256);
  REQUIRE_FALSE(one.attempts.empty());
  CHECK_FALSE(one.attempts[0].link);
  CHECK(one.attempts[0].presented.size() == 1);
  REQUIRE(one.questions.size() == 1);
  CHECK(one.questions[0].question == "quality");
}

TEST_CASE("a study without a database is refused with what to do") {
  const test::TempFolder folder;
  CHECK_THROWS_WITH(store::read_kept_sessions(folder.path() / "study.sqlite"),
                    Catch::Matchers::Contains("run a session first"));
}
