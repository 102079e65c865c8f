#include "analysis/chain_proof.h"

#include "analysis/proof_question.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;
using Catch::Matchers::Contains;

namespace {

session::KeptSession whole() { return test::proof_question().kept.sessions.front(); }

/// The one sentence; several where a change touches two links.
std::string only(const session::KeptSession& session) {
  const auto all = test::sentences(chain_problems(session));
  CHECK(all.size() == 1);
  return all.empty() ? "" : all.front();
}

/// Adds a link of this kind at the end, as the store does.
void add_link(session::KeptSession& session, const std::string& kind, std::int64_t number) {
  const session::KeptLink& last = session.links.back();
  session.links.push_back({last.link + 1, kind, number, session::link_digest(last.digest, kind), kind});
}

} // namespace

TEST_CASE("a chain that nobody touched holds, and its head is the digest of its last link") {
  const auto session = whole();
  CHECK(chain_problems(session).empty());
  CHECK(head_of(session) == session.links.back().digest);
  CHECK(has_link(session, *session.attempts[3].digest));
  CHECK_FALSE(has_link(session, std::string(64, '0')));
}

TEST_CASE("a changed attempt is named, and no other: each link is held against the digest before it") {
  auto session = whole();
  session.attempts[4].records += " ";
  CHECK_THAT(only(session), Contains("L01-1:2:3:1: the attempt does not fit its digest (link 6)"));
}

TEST_CASE("a changed session fact and a changed end are named by their links") {
  auto session = whole();
  session.links.front().records = "other";
  CHECK_THAT(only(session), Contains("L01-1: the link \"begun\" does not fit its digest (link 1)"));
  session = whole();
  session.links.back().records = "other";
  CHECK_THAT(only(session), Contains("the link \"finished\" does not fit"));
}

TEST_CASE("a decision on consent that was changed, or was not wiped with the rest, is named") {
  auto session = whole();
  const std::string record = "given";
  session.consents = {{1, "salt", session::answers_digest("salt", record), true, record}};
  CHECK(chain_problems(session).empty());
  session.consents.front().record = "not given";
  CHECK_THAT(only(session), Contains("L01-1: decision 1 on consent does not fit its digest"));
  add_link(session, "withdrawn", 0);
  const auto problems = test::sentences(chain_problems(session));
  CHECK(std::ranges::any_of(problems, [](const std::string& each) {
    return each.find("what its listener decided on consent still is there") != each.npos;
  }));
}

TEST_CASE("a changed digest does not fit its row, nor the one after it") {
  auto session = whole();
  session.attempts[4].digest = std::string(64, 'a');
  CHECK(chain_problems(session).size() == 2);
}

TEST_CASE("a changed answer, salt or digest of the answers is named") {
  for (const int which : {0, 1, 2}) {
    auto session = whole();
    auto& attempt = session.attempts[4];
    if (which == 0) attempt.answer_records = "5";
    if (which == 1) attempt.salt = "other";
    if (which == 2) attempt.salt.reset();
    CHECK_THAT(only(session), Contains("L01-1:2:3:1: its answers do not fit their digest"));
  }
}

TEST_CASE("a row that was removed leaves a gap, and one that was added has no link") {
  auto session = whole();
  session.attempts.erase(session.attempts.begin() + 4);
  CHECK_THAT(only(session), Contains("link 6 of the chain is not there"));
  session = whole();
  auto more = session.attempts.back();
  more.sequence += 1;
  more.link.reset();
  session.attempts.push_back(more);
  CHECK_THAT(only(session), Contains("has no link in the chain"));
  session.attempts.back().link = 3;
  CHECK_THAT(test::sentences(chain_problems(session)).front(), Contains("stands there twice"));
}

TEST_CASE("without its first link a session is broken, not unproved") {
  auto session = whole();
  session.links.erase(session.links.begin());
  CHECK_THAT(test::sentences(chain_problems(session)).front(),
             Contains("the first link of the chain is not there"));
  CHECK_FALSE(is_unproved(session, session.attempts[0]));
  session.links.clear();
  for (auto& each : session.attempts) each.link.reset();
  CHECK(chain_problems(session).size() == session.attempts.size() + 1); // their digests are still there
}

TEST_CASE("rows from before there were digests are unproved, and that is no problem") {
  auto session = whole();
  test::take_chain_away(session);
  CHECK(chain_problems(session).empty());
  CHECK(is_unproved(session, session.attempts[0]));
  CHECK_FALSE(head_of(session));
}

TEST_CASE("a row whose digest was taken away is not taken for an old one") {
  auto session = whole();
  auto& last = session.attempts.back();
  last.link.reset();
  last.digest.reset();
  last.salt.reset();
  CHECK(chain_problems(session).size() >= 2); // the gap, and the row
  CHECK_FALSE(is_unproved(session, last));
}

TEST_CASE("the attempt that a killed program left has no link yet, if it is the last of an open session") {
  auto session = whole();
  session.links.pop_back();
  session.finished = false;
  auto open = session.attempts.back();
  open.sequence += 1;
  open.attempt = 2;
  open.link.reset();
  open.digest.reset();
  open.salt.reset();
  open.answers_sha256.reset();
  open.answers.clear();
  open.valid = false;
  open.void_reason = "killed";
  session.attempts.push_back(open);
  CHECK(chain_problems(session).empty());
  session.attempts.back().void_reason = "underrun";
  CHECK_THAT(only(session), Contains("has no link in the chain"));
}

TEST_CASE("a withdrawn session holds without its answers, and not with answers that were left") {
  auto session = whole();
  add_link(session, "withdrawn", 0);
  for (auto& each : session.attempts) {
    each.valid = false;
    each.void_reason = "withdrawn";
    each.salt.reset();
    each.answers.clear();
    each.answer_records.clear();
  }
  CHECK(chain_problems(session).empty());
  session.attempts[4].salt = "salt";
  CHECK_THAT(only(session), Contains("was withdrawn, and its answers or their salt still are there"));
}

TEST_CASE("a vote is void as redone or restarted only where a link says so, and for that reason") {
  auto session = whole();
  session.attempts[4].valid = false;
  session.attempts[4].void_reason = "redone";
  CHECK_THAT(only(session), Contains("L01-1:2:3:1: is void as redone, and no link of the chain says so"));
  session = whole();
  add_link(session, "restarted", 2);
  for (auto& each : session.attempts)
    if (each.block == 2) {
      each.valid = false;
      each.void_reason = "restarted";
    }
  CHECK(chain_problems(session).empty());
  session.attempts[4].valid = true;
  session.attempts[4].void_reason.clear();
  CHECK_THAT(only(session), Contains("should be void as restarted"));
}

TEST_CASE("a session is finished where its chain says so, and only there") {
  auto session = whole();
  session.finished = false;
  CHECK_THAT(only(session), Contains("its chain says that it was finished"));
  session = whole();
  session.links.pop_back();
  CHECK_THAT(only(session), Contains("is finished, and no link of the chain says so"));
}
