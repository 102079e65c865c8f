#include "analysis/scale_words.h"

#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using analysis::scale_words;
using test::hand_votes;

namespace {

std::vector<std::string> names(const analysis::ScaleWords& words) {
  std::vector<std::string> out;
  for (const auto& each : words.categories) out.push_back(each.name);
  return out;
}

} // namespace

TEST_CASE("a table without a method on 1 to 5 holds ACR quality") {
  const auto votes = hand_votes("listener,stimulus,condition,vote\nA,s,c,4\n");
  const auto words = scale_words(votes, "NB");
  CHECK(words.score == "MOS-LQSN");
  CHECK(names(words) == std::vector<std::string>{"Bad", "Poor", "Fair", "Good", "Excellent"});
  CHECK(words.categories.front().value == 1);
  CHECK(scale_words(votes, std::nullopt).score == "MOS");
}

TEST_CASE("a method names its score and categories") {
  const auto words =
      scale_words(hand_votes("listener,stimulus,condition,method,vote\nA,s,c,loudness,4\n"), std::nullopt);
  CHECK(words.score == "MOS-LP");
  CHECK(words.categories[2].name == "Preferred");
}

TEST_CASE("another scale has numbers and no names") {
  votes::VoteOptions options;
  options.scale = method::Scale{0, 100};
  const auto words = scale_words(hand_votes("listener,stimulus,condition,vote\nA,s,c,40\n", options), "FB");
  CHECK(words.score == "mean vote");
  CHECK(words.categories.empty());
}

TEST_CASE("simulated votes have no designation") {
  const auto votes = hand_votes("listener,stimulus,condition,vote,simulated\nA,s,c,4,1\n");
  CHECK(scale_words(votes, "NB").score == "MOS");
}

TEST_CASE("categories are called as the listeners saw them, where each has one label") {
  const auto labelled = [](const std::string& rows) {
    votes::VoteOptions options;
    options.factors_if_present = {analysis::label_column};
    return scale_words(hand_votes("listener,stimulus,condition,vote,vote_label\n" + rows, options), "NB");
  };
  const auto german = labelled("A,s,c,5,Ausgezeichnet\nB,s,c,4,Gut\nC,s,c,4,Gut\nD,s,c,2,Dürftig\n");
  CHECK(names(german) == std::vector<std::string>{"Dürftig", "Gut", "Ausgezeichnet"});
  CHECK(german.categories.front().value == 2);
  CHECK(german.score == "MOS-LQSN");
  const std::vector<std::string> english = {"Bad", "Poor", "Fair", "Good", "Excellent"};
  CHECK(names(labelled("A,s,c,5,Excellent\nB,s,c,4,Good\n")) == english);          // also what nobody chose
  CHECK(names(labelled("A,s,c,5,Excellent\nB,s,c,5,Ausgezeichnet\n")) == english); // two languages
  CHECK(names(labelled("A,s,c,5,Ausgezeichnet\nB,s,c,5,\n")) == english);          // not recorded of all
  CHECK(names(labelled("A,s,c,5,x\nB,s,c,4,x\n")) == english);                     // tells nothing apart
  CHECK(names(labelled("A,s,c,5,5\nB,s,c,4,4\n")).empty());                        // bare numbers were shown
}

TEST_CASE("a scale that no method states has the names of its labels") {
  votes::VoteOptions options;
  options.factors_if_present = {analysis::label_column};
  options.scale = method::Scale{0, 2};
  const auto words = scale_words(
      hand_votes("listener,stimulus,condition,vote,vote_label\nA,s,c,0,never\nA,t,c,2,often\n", options), {});
  CHECK(names(words) == std::vector<std::string>{"never", "often"});
  CHECK(words.score == "mean vote");
}
