#include "store/chain.h"

#include "core/error.h"
#include "core/sha256.h"
#include "session/chain_bytes.h"
#include "store/calibration_book.h"
#include "store/consent_book.h"
#include "store/kept_sessions.h"
#include "support/proved_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using test::ProvedStudy;
using Texts = std::vector<std::string>;

namespace {

constexpr const char* attempt_digests = "SELECT digest FROM attempt ORDER BY sequence";

session::KeptSession kept(const ProvedStudy& study) {
  return store::read_kept_sessions(study.location).sessions.front();
}

} // namespace

TEST_CASE("an attempt has no digest while it is open, and one with its vote") {
  ProvedStudy study;
  study.begin(ProvedStudy::at(1));
  CHECK(study.texts(attempt_digests) == Texts{"NULL"});
  CHECK(study.texts("SELECT salt FROM attempt") == Texts{"NULL"});
  study.store.store_vote(study.facts,
                         {ProvedStudy::at(1), {48000, 48000, 0, 10.5, {}}, {{{0, 0, 4}, 812.25}}, 0},
                         {"Good"}, "t3");
  CHECK(study.texts(attempt_digests).front().size() == 64);
  CHECK(study.store.head("L01-1") == study.texts(attempt_digests).front());
}

TEST_CASE("the bytes of an attempt are those of the format: a vote can be hashed by hand") {
  ProvedStudy study;
  study.vote(ProvedStudy::at(1));
  const std::string first = study.texts("SELECT digest FROM link WHERE link = 1").front();
  const std::string salt = study.texts("SELECT salt FROM attempt").front();
  CHECK(salt.size() == 32);
  const std::string answers =
      sha256_of("32:" + salt +
                "6:answer7:session5:L01-15:block1:15:trial1:17:attempt1:18:position1:18:question7:quality"
                "5:value1:45:label4:Good11:response_ms6:812.259:voted_utc2:t3;");
  CHECK(study.texts("SELECT answers_sha256 FROM attempt").front() == answers);
  CHECK(study.texts(attempt_digests).front() ==
        sha256_of("64:" + first +
                  "7:attempt7:session5:L01-15:block1:15:trial1:17:attempt1:18:sequence1:110:block_type4:main"
                  "12:presentation9:processed5:plays1:115:frames_expected5:4800016:frames_delivered5:48000"
                  "9:underruns1:010:max_gap_ms4:10.512:ignored_keys1:07:rate_hz5:480006:device4:hw:0"
                  "12:level_db_spl4:73.511:started_utc2:t25:valid1:17:sitting1:14:link1:2"
                  "14:answers_sha25664:" +
                  answers +
                  ";9:presented7:session5:L01-15:block1:15:trial1:17:attempt1:18:position1:14:role9:processed"
                  "8:stimulus5:c1.s19:condition2:c16:talker1:m6:sample2:s16:sha25613:hash-of-c1.s1;"));
}

TEST_CASE("the first link covers the facts of the session, its questions, sittings and keys of study.toml") {
  ProvedStudy study;
  CHECK_FALSE(study.store.head("L01-1")); // nothing was heard yet
  study.begin(ProvedStudy::at(1));
  CHECK(study.texts("SELECT kind FROM link") == Texts{"begun"});
  CHECK(study.store.head("L01-1") ==
        sha256_of("0:4:link7:session5:L01-14:link1:14:kind5:begun6:number1:012:happened_utc2:t2;"
                  "4:meta4:name18:session/L01-1/seed5:value1:7;"
                  "7:session7:session5:L01-15:study4:demo8:listener3:L016:method3:acr8:language2:en4:seed1:7"
                  "9:plan_hash4:plan7:program4:test9:simulated1:011:started_utc2:t011:lock_sha2564:lock;"
                  "7:sitting7:session5:L01-17:sitting1:16:device4:hw:010:converting1:011:started_utc2:t1;"
                  "8:question7:session5:L01-18:question7:quality8:position1:15:scale3:1:5;"));
}

TEST_CASE("a fault, a later sitting and the end of the session are links too, each after the one before") {
  ProvedStudy study;
  study.fault(ProvedStudy::at(1));
  study.store.begin_sitting("L01-1", study.device, "t4");
  study.vote(ProvedStudy::at(1, 2));
  study.store.finish_session("L01-1", "t5");
  study.store.finish_session("L01-1", "t6"); // once is enough
  CHECK(study.texts("SELECT link || ' ' || kind || ' ' || number FROM link ORDER BY link") ==
        Texts{"1 begun 0", "3 sitting 2", "5 finished 0"});
  CHECK(study.texts("SELECT link FROM attempt ORDER BY sequence") == Texts{"2", "4"});
  CHECK(study.store.head("L01-1") == study.texts("SELECT digest FROM link WHERE link = 5").front());
}

TEST_CASE("an attempt that a killed program left open is closed when the session is opened again") {
  ProvedStudy study;
  study.vote(ProvedStudy::at(1));
  study.begin(ProvedStudy::at(2));
  CHECK(study.texts(attempt_digests).back() == "NULL");
  study.store.open_session(study.facts, "t4");
  CHECK(study.texts(attempt_digests).back().size() == 64);
  CHECK(study.texts("SELECT void_reason FROM attempt WHERE trial = 2") == Texts{"killed"});
  const std::string head = *study.store.head("L01-1");
  study.store.open_session(study.facts, "t5"); // nothing more is open
  CHECK(study.store.head("L01-1") == head);
}

TEST_CASE("two votes that are the same have other digests, for each has its own salt") {
  ProvedStudy study;
  study.vote(ProvedStudy::at(1));
  study.vote(ProvedStudy::at(2));
  const Texts salts = study.texts("SELECT salt FROM attempt ORDER BY sequence");
  CHECK(salts.front() != salts.back());
}

TEST_CASE("who withdraws leaves no answer and no salt, and every digest of the session stays") {
  ProvedStudy study;
  study.vote(ProvedStudy::at(1));
  study.fault(ProvedStudy::at(2));
  study.begin(ProvedStudy::at(3)); // somebody closed the window here
  const Texts before = study.texts("SELECT digest FROM attempt WHERE trial < 3 ORDER BY trial");
  const Texts hidden = study.texts("SELECT answers_sha256 FROM attempt WHERE trial < 3 ORDER BY trial");
  set_aside(study.store.connection(), "L01-1", store::SetAside::withdrawn, std::nullopt, "t9");
  CHECK(study.texts("SELECT COUNT(*) FROM answer") == Texts{"0"});
  CHECK(study.texts("SELECT DISTINCT salt FROM attempt") == Texts{"NULL"});
  CHECK(study.texts("SELECT vote FROM votes_long") == Texts{"NULL", "NULL", "NULL"});
  CHECK(study.texts("SELECT valid || ' ' || void_reason FROM attempt ORDER BY trial") ==
        Texts{"0 withdrawn", "0 underrun", "0 killed"});
  CHECK(study.texts("SELECT digest FROM attempt WHERE trial < 3 ORDER BY trial") == before);
  CHECK(study.texts("SELECT answers_sha256 FROM attempt WHERE trial < 3 ORDER BY trial") == hidden);
  const session::KeptSession session = kept(study);
  CHECK(session.links.back().kind == "withdrawn");
  // as it was closed, so that its digest still is the one of its facts
  CHECK(session::link_digest(session.links.front().digest, session.attempts[0].records) ==
        session.attempts[0].digest);
}

TEST_CASE("consent stands under the first link, and that of a later sitting under a link of its own") {
  ProvedStudy study;
  store::add_consent(study.store.connection(), {"L01-1", {"one"}, true, "t1", "test"});
  study.vote(ProvedStudy::at(1));
  store::add_consent(study.store.connection(), {"L01-1", {"one", "two"}, true, "t4", "test"});
  CHECK(study.texts("SELECT kind || ' ' || number FROM link ORDER BY link") == Texts{"begun 0", "consent 2"});
  const std::string salt = study.texts("SELECT salt FROM consent WHERE entry = 1").front();
  CHECK(study.texts("SELECT decision_sha256 FROM consent WHERE entry = 1").front() ==
        sha256_of("32:" + salt + "7:consent7:session5:L01-15:entry1:15:given1:111:decided_utc2:t1;"));
  const session::KeptSession session = kept(study);
  REQUIRE(session.consents.size() == 2);
  for (const session::KeptConsent& each : session.consents)
    CHECK(session::answers_digest(*each.salt, each.record) == each.decision_sha256);
  CHECK(session.links.front().records.find("7:consent7:session5:L01-15:entry1:1") != std::string::npos);
  CHECK(session.links.front().records.find("5:entry1:2") == std::string::npos);
}

TEST_CASE("the calibration under which attempts are heard stands under one link, before the first of them") {
  ProvedStudy study;
  study.vote(ProvedStudy::at(1));
  design::Calibration heard;
  heard.device = "hw:0";
  heard.rate_hz = 48000;
  heard.reading_db_spl = 78.25;
  heard.gain_db = 0.75;
  study.device.calibration = store::add_calibration(study.store.connection(), heard);
  study.vote(ProvedStudy::at(2));
  study.vote(ProvedStudy::at(3));
  CHECK(study.texts("SELECT kind || ' ' || number || ' ' || link FROM link ORDER BY link") ==
        Texts{"begun 0 1", "calibration 1 3"});
  CHECK(study.texts("SELECT link FROM attempt ORDER BY sequence") == Texts{"2", "4", "5"});
  const session::KeptSession before = kept(study);
  const session::KeptLink& link = before.links.back();
  CHECK(link.records.find("14:reading_db_spl5:78.25") != std::string::npos);
  CHECK(session::link_digest(*before.attempts[0].digest, link.records) == link.digest);
  study.tamper("UPDATE calibration SET reading_db_spl = 79.25");
  CHECK(session::link_digest(*before.attempts[0].digest, kept(study).links.back().records) != link.digest);
}

TEST_CASE("who withdraws leaves no word of what they decided on consent, and its digest stays") {
  ProvedStudy study;
  store::add_consent(study.store.connection(), {"L01-1", {"one"}, true, "t1", "test"});
  study.vote(ProvedStudy::at(1));
  const std::string first = study.texts("SELECT digest FROM link WHERE link = 1").front();
  set_aside(study.store.connection(), "L01-1", store::SetAside::withdrawn, std::nullopt, "t9");
  for (const char* column : {"given", "decided_utc", "salt"})
    CHECK(study.texts(std::string("SELECT ") + column + " FROM consent") == Texts{"NULL"});
  const session::KeptSession session = kept(study);
  CHECK_FALSE(session.consents.front().given_is_there);
  CHECK(session::link_digest("", session.links.front().records) == first);
}

TEST_CASE("a session whose listener has withdrawn cannot go on") {
  ProvedStudy study;
  study.vote(ProvedStudy::at(1));
  set_aside(study.store.connection(), "L01-1", store::SetAside::withdrawn, std::nullopt, "t9");
  CHECK_THROWS_WITH(study.store.open_session(study.facts, "t10"),
                    Catch::Matchers::Contains("listener L01 has withdrawn"));
}

TEST_CASE("a block that begins again keeps its answers, and they do not count") {
  ProvedStudy study;
  study.vote(ProvedStudy::at(1, 1, 1));
  study.vote(ProvedStudy::at(1, 1, 2));
  set_aside(study.store.connection(), "L01-1", store::SetAside::restarted, 2, "t9");
  CHECK(study.texts("SELECT COALESCE(void_reason, 'valid') FROM attempt ORDER BY block") ==
        Texts{"valid", "restarted"});
  CHECK(study.texts("SELECT COUNT(*) FROM answer") == Texts{"2"});
  CHECK(study.texts("SELECT kind || ' ' || number FROM link WHERE link > 1") == Texts{"restarted 2"});
}

TEST_CASE("simulated sessions are removed with their chains") {
  ProvedStudy study;
  store::SessionFacts simulated = study.facts;
  simulated.session = "sim-001-1";
  simulated.listener = "sim-001";
  simulated.simulated = true;
  study.store.open_session(simulated, "t0");
  study.store.begin_attempt(simulated, ProvedStudy::at(1), "main", study.set, study.device, "t1");
  study.vote(ProvedStudy::at(1));
  study.store.remove_simulated();
  CHECK(study.texts("SELECT DISTINCT session FROM link") == Texts{"L01-1"});
}
