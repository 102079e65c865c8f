#include "analysis/vote_proof.h"

#include "analysis/proof_question.h"

#include <catch2/catch.hpp>
#include <functional>

using namespace quietroom;
using namespace quietroom::analysis;
using Catch::Matchers::Contains;

namespace {

/// What is said after a change of the fifth attempt, L01-1:2:3:1, and of nothing else.
std::string
said(const std::function<void(session::KeptAttempt&, session::KeptSession&, ProofQuestion&)>& change) {
  auto question = test::proof_question();
  auto& session = question.kept.sessions.front();
  change(session.attempts[4], session, question);
  const auto all = test::sentences(vote_problems(session, question));
  CHECK(all.size() == 1);
  return all.empty() ? "" : all.front();
}

} // namespace

TEST_CASE("votes on what was planned and heard whole have no problem") {
  const auto question = test::proof_question();
  CHECK(vote_problems(question.kept.sessions.front(), question).empty());
}

TEST_CASE("each fact of a valid attempt that cannot be is named with its row") {
  CHECK_THAT(said([](auto& a, auto&, auto&) { a.presented[0].sha256 = "x"; }),
             Contains("L01-1:2:3:1: sha256 of") && Contains("is not that of set/set.lock"));
  CHECK_THAT(said([](auto& a, auto&, auto&) { a.presented[0].talker = "x"; }), Contains("talker"));
  CHECK_THAT(said([](auto& a, auto&, auto&) { a.frames_delivered = 47999; }),
             Contains("took 47999 of 48000 frames"));
  CHECK_THAT(said([](auto& a, auto&, auto&) { a.underruns = 1; }), Contains("has 1 underruns"));
  CHECK_THAT(said([](auto& a, auto&, auto& of) { a.plays = of.design.max_plays = 2; }),
             Contains("had 48000 frames; 2 plays of its file are 96000"));
  CHECK_THAT(said([](auto& a, auto&, auto&) {
               a.plays = 2;
               a.frames_expected = 96000;
               a.frames_delivered = 96000;
             }),
             Contains("was heard 2 times; study.toml permits 1"));
  CHECK_THAT(said([](auto& a, auto&, auto&) { a.device = "hw:1"; }),
             Contains("device hw:1 is not that of its sitting, hw:0"));
  CHECK_THAT(said([](auto& a, auto&, auto&) { a.sitting = 7; }), Contains("its sitting 7 is not there"));
  CHECK_THAT(said([](auto& a, auto&, auto&) { a.gain_db = -3; }), Contains("gain or level differs"));
  CHECK_THAT(said([](auto& a, auto&, auto&) { a.level_db_spl = 70; }), Contains("gain or level differs"));
  CHECK_THAT(said([](auto& a, auto&, auto&) { a.answers[0].value = 6; }),
             Contains("vote 6 is outside the scale 1:5"));
  CHECK_THAT(said([](auto& a, auto&, auto&) { a.answers.clear(); }),
             Contains("has no answer to the question quality"));
  CHECK_THAT(said([](auto& a, auto&, auto&) { a.block_type = "practice"; }), Contains("block_type practice"));
}

TEST_CASE("a rate or a number of frames that is not the file's is named") {
  CHECK_THAT(said([](auto& a, auto&, auto&) { a.frames_expected = a.frames_delivered.emplace(40000); }),
             Contains("had 40000 frames; its file has 48000"));
  auto question = test::proof_question();
  question.kept.sessions[0].attempts[4].rate_hz = 44100;
  CHECK_THAT(test::sentences(vote_problems(question.kept.sessions[0], question)).front(),
             Contains("44100 Hz"));
}

TEST_CASE("an answer without a value was given: no time, or cannot tell") {
  auto question = test::proof_question();
  question.kept.sessions[0].attempts[4].answers[0].value.reset();
  CHECK(vote_problems(question.kept.sessions[0], question).empty());
}

TEST_CASE("an order that study.toml does not give is named once for the session") {
  CHECK_THAT(said([](auto&, auto& s, auto&) { s.seed = "1"; }), Contains("L01-1: seed is not the one"));
  CHECK_THAT(said([](auto&, auto& s, auto&) { s.plan_hash = "x"; }), Contains("L01-1: plan_hash is not"));
  CHECK_THAT(said([](auto&, auto& s, auto&) { s.lock_sha256 = "x"; }), Contains("set.lock is not the one"));
}

TEST_CASE("a trial at another place than planned is named, also where its stimulus is of the set") {
  CHECK_THAT(said([](auto& a, auto& s, auto&) { a.presented = s.attempts[5].presented; }),
             Contains("L01-1:2:3:1: what was heard is not what the plan has there"));
  auto question = test::proof_question();
  auto& session = question.kept.sessions.front();
  std::swap(session.attempts[4], session.attempts[5]); // heard in the other order
  CHECK_THAT(test::sentences(vote_problems(session, question)).front(), Contains("the plan has trial 3"));
}

TEST_CASE("a trial without a vote in a session that is finished is a problem") {
  CHECK_THAT(said([](auto&, auto& s, auto&) { s.attempts.pop_back(); }),
             Contains("trials of its plan have no vote"));
}

TEST_CASE("a block that began again is held against the plan from its first trial on") {
  auto question = test::proof_question();
  auto& session = question.kept.sessions.front();
  auto first = session.attempts[2]; // of the main block, behind two of practice
  first.valid = false;
  first.void_reason = "restarted";
  first.link = 3;
  for (std::size_t i = 2; i < session.attempts.size(); ++i)
    session.attempts[i].link = 5 + static_cast<std::int64_t>(i);
  session.attempts[2].attempt = 2;
  session.attempts.insert(session.attempts.begin() + 2, first);
  session.links.push_back({4, "restarted", 2, "", ""});
  CHECK(vote_problems(session, question).empty());
  session.links.back().number = 1; // the practice began again, says this chain
  CHECK_FALSE(vote_problems(session, question).empty());
}

TEST_CASE("what was heard with a fault need not be whole, but must be of the study") {
  auto question = test::proof_question();
  auto& session = question.kept.sessions.front();
  auto faulty = session.attempts.back(); // the last trial was heard twice
  faulty.valid = false;
  faulty.void_reason = "underrun";
  faulty.underruns = 3;
  faulty.frames_delivered = 100;
  faulty.answers.clear();
  session.attempts.back().attempt = 2;
  session.attempts.insert(session.attempts.end() - 1, faulty);
  CHECK(vote_problems(session, question).empty());
}
