#include "analysis/study_description.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

StudyDescription described(std::string_view csv, const votes::VoteOptions& options = {}) {
  const votes::VoteTable votes = test::votes_in(csv, options);
  return describe_study(votes, mos_answer(votes, {"condition"}, {}, std::nullopt), {});
}

} // namespace

TEST_CASE("study description: counts are of the votes that count, least and most") {
  const auto study = described("listener,stimulus,condition,vote\n"
                               "a,s1,x,4\na,s2,x,3\na,s1,y,2\nb,s1,x,5\n");
  CHECK(study.n_votes == 4);
  CHECK(study.n_listeners == 2);
  CHECK(study.n_conditions == 2);
  CHECK(study.n_stimuli == 3); // s1 stands under two conditions
  CHECK(study.votes_per_listener == Extent{1, 3});
  CHECK(study.votes_per_condition == Extent{1, 3});
  CHECK(study.votes_per_stimulus == Extent{1, 2});
}

TEST_CASE("study description: who is excluded counts nowhere") {
  votes::VoteOptions options;
  options.excluded = {"a"};
  const auto study = described("listener,stimulus,condition,vote\na,s1,x,4\na,s2,y,3\nb,s1,x,5\n", options);
  CHECK(study.n_listeners == 1);
  CHECK(study.n_conditions == 1);
  CHECK(study.votes_per_listener == Extent{1, 1});
}

TEST_CASE("study description: a method of the table is known, another keeps its name") {
  const auto known = described("listener,stimulus,condition,method,vote\na,s,x,ACR,4\n");
  REQUIRE(known.method);
  CHECK(known.method->id == "acr");
  const auto other = described("listener,stimulus,condition,method,vote\na,s,x,mushra,4\n");
  CHECK_FALSE(other.method);
  CHECK(other.methods == std::vector<std::string>{"mushra"});
  CHECK(described("listener,stimulus,condition,vote\na,s,x,4\n").methods.empty());
}
