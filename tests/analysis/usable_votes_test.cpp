#include "analysis/usable_votes.h"

#include "analysis/votes_in.h"
#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;
using Catch::Matchers::Contains;

namespace {

const std::string head = "listener,stimulus,condition,vote";

std::string refusal(const std::string& csv, const UseOfVotes& use = {},
                    const votes::VoteOptions& options = {}) {
  votes::VoteTable table = test::votes_in(csv, options);
  try {
    make_usable("v.csv", use, table);
  } catch (const Error& e) {
    CHECK(e.kind() == ErrorKind::input);
    return e.what();
  }
  return "";
}

const std::string two_questions = head + ",question\nA,s,c,4,quality\nA,s,c,2,effort\n";

} // namespace

TEST_CASE("votes are usable where there is one, and the table is left as it is") {
  CHECK(refusal(head + "\nA,s,c,4\n") == "");
}

TEST_CASE("where no vote is left it is said why") {
  CHECK(refusal(head + "\n") == "v.csv: holds no vote to compute from; collect votes first");
  CHECK(refusal(head + ",block_type\nA,s,c,4,practice\nA,s,c,,main\n") ==
        "v.csv: holds no vote to compute from (2 rows are practice, void or empty); collect votes first");
  votes::VoteOptions nobody;
  nobody.excluded = {"A"};
  CHECK(refusal(head + "\nA,s,c,4\n", {}, nobody) ==
        "v.csv: holds no vote to compute from; fewer listeners must be excluded");
}

TEST_CASE("several questions are usable for who takes them apart, and never by a rule") {
  CHECK(refusal(two_questions) ==
        "v.csv: holds several questions (quality, effort); choose one by --where question=quality");
  CHECK(refusal(two_questions, {true, {}}) == "");
  CHECK(refusal(two_questions, {true, ExclusionRule{"p913", {}}}) ==
        "v.csv: holds several questions (quality, effort); --exclude-by takes one at a time by --where "
        "question=quality");
}

TEST_CASE("votes that lack the column which their method needs are not usable") {
  CHECK_THAT(refusal(head + ",method\nA,s,c,2,ccr\n"), Contains("no column presentation"));
}

TEST_CASE("a rule is applied to votes that are usable") {
  CHECK_THAT(refusal(head + "\nA,s1,c1,1\nA,s2,c2,3\nA,s3,c3,5\nB,s1,c1,5\nB,s2,c2,3\nB,s3,c3,1\n",
                     {false, ExclusionRule{"p913", {}}}),
             Contains("p913 rejects every listener"));
}
