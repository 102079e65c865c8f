#include "analysis/proof.h"

#include "analysis/proof_question.h"
#include "core/sha256.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;
using Catch::Matchers::Contains;

TEST_CASE("a study in which all holds has its votes, none unproved, and a head") {
  const auto question = test::proof_question();
  const Proof answer = proof(question);
  CHECK(answer.problems.empty());
  CHECK(answer.votes == 14); // 2 of practice, 12 stimuli
  CHECK(answer.unproved == 0);
  CHECK(answer.head == question.kept.sessions[0].links.back().digest);
}

TEST_CASE("the head of several sessions is the hash of their heads, and a session without a chain has none") {
  CHECK_FALSE(study_head({}));
  CHECK_FALSE(study_head({{"L01-1", 5, 5, std::nullopt}}));
  CHECK(study_head({{"L01-1", 5, 0, "aa"}, {"L02-1", 5, 5, std::nullopt}}) == "aa");
  CHECK(study_head({{"L01-1", 5, 0, "aa"}, {"L02-1", 5, 0, "bb"}}) == sha256_of("L01-1 aa\nL02-1 bb\n"));
}

TEST_CASE("a file that was changed or is gone is a problem once, if somebody heard it") {
  auto question = test::proof_question();
  question.files[2].sha256 = "other";
  question.files[3].missing = "is gone";
  CHECK(test::sentences(proof(question).problems) ==
        std::vector<std::string>{
            "c1.s3.wav: stimulus c1.s3 is not the file that was heard; its SHA-256 is another",
            "c2.s1.wav: is gone"});
  for (auto& each : question.kept.sessions[0].attempts) each.presented[0].stimulus = "c4.s1";
  CHECK_THAT(test::sentences(proof(question).problems).back(), !Contains("c1.s3.wav"));
}

TEST_CASE(
    "a printed head holds where it is the digest of any link, for a chain goes on after it was printed") {
  auto question = test::proof_question();
  for (const auto& head :
       {question.kept.sessions[0].links.back().digest, *question.kept.sessions[0].attempts[5].digest}) {
    question.head = head;
    CHECK(proof(question).problems.empty());
  }
  question.head = std::string(64, '0');
  CHECK_THAT(test::sentences(proof(question).problems).front(),
             Contains("--head: 0000") && Contains("is in no chain"));
}

TEST_CASE("a chain that was made anew over changed votes holds in itself, and the ledger tells") {
  auto question = test::proof_question();
  question.ledger = {{"t", "L01-1", question.kept.sessions[0].links.back().digest, 1, "waiting/ledger"}};
  CHECK(proof(question).problems.empty());
  auto& session = question.kept.sessions[0];
  std::string before = session.links.front().digest;
  session.attempts[0].records = "another vote";
  for (auto& each : session.attempts) each.digest = before = session::link_digest(before, each.records);
  session.links.back().digest = session::link_digest(before, session.links.back().records);
  CHECK(test::sentences(proof(question).problems) ==
        std::vector<std::string>{
            "waiting/ledger:1: the chain of session L01-1 does not have the head that was noted here; the "
            "chain was made anew, or the ledger was changed"});
  question.ledger[0].session = "L07-1";
  CHECK_THAT(test::sentences(proof(question).problems).front(),
             Contains("session L07-1 is not in the database"));
}

TEST_CASE("votes without a digest are counted as unproved, and hold as far as can be told") {
  auto question = test::proof_question();
  auto& session = question.kept.sessions[0];
  test::take_chain_away(session);
  const Proof answer = proof(question);
  CHECK(answer.problems.empty());
  CHECK(answer.votes == 14);
  CHECK(answer.unproved == 14);
  CHECK_FALSE(answer.head);
}

TEST_CASE("a row of an attempt that is not there is a problem") {
  auto question = test::proof_question();
  question.kept.strays = {"answer L01-1:1:9:1"};
  CHECK_THAT(test::sentences(proof(question).problems).front(),
             Contains("answer L01-1:1:9:1: is a row of something"));
}

TEST_CASE(
    "what stands beside the study is held against its own chain, and its heads are heads that were noted") {
  auto question = test::proof_question();
  auto other = question.kept;
  const std::string head = other.sessions[0].links.back().digest;
  question.kept.sessions.clear();
  question.ledger = {{"t", "L01-1", head, 1}};
  CHECK(proof(question).problems.size() == 1); // is not in the database
  question.beside = {other};
  question.head = head;
  const Proof answer = proof(question);
  CHECK(answer.problems.empty());
  CHECK(answer.votes == 0);
  REQUIRE(answer.beside.size() == 1);
  CHECK(answer.beside[0].votes == 14);
  question.beside[0].sessions[0].attempts[0].records = "another vote";
  CHECK_THAT(test::sentences(proof(question).problems).front(), Contains("L01-1:1:1:1"));
}
