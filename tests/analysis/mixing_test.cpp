#include "analysis/mixing.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

votes::VoteTable table_with(const std::string& context, const std::string& study) {
  votes::VoteOptions options;
  options.factors_if_present = {"study", "context"};
  options.apart = {"study", "context"};
  return test::votes_in("listener,stimulus,condition,vote,study,context\nL,s,A,4,one,NB\nM,s,A,3," + study +
                            ',' + context + '\n',
                        options);
}

} // namespace

TEST_CASE("votes of several contexts or studies are mixings, and each says what has to be allowed") {
  CHECK(mixings_of_votes(table_with("NB", "one"), "v.csv").empty());
  CHECK(mixings_of_votes(table_with("", ""), "v.csv").empty()); // an empty field is no statement
  const auto both = mixings_of_votes(table_with("FB", "two"), "v.csv");
  REQUIRE(both.size() == 2);
  CHECK(both[0] == Mixing{Allowance::mixed_contexts, "v.csv: the votes are of the contexts FB and NB; scores "
                                                     "of different contexts share no axis"});
  CHECK(both[1] == Mixing{Allowance::mixed_studies, "v.csv: the votes are of the studies one and two; each "
                                                    "study has its own use of the scale"});
}

TEST_CASE(
    "scores or a model of another context than that of the votes are a mixing, unknown contexts are none") {
  CHECK(mixing_of_scores("FB", "NB")->needs == Allowance::mixed_contexts);
  CHECK_FALSE(mixing_of_scores("FB", "FB"));
  CHECK_FALSE(mixing_of_scores(std::nullopt, "FB"));
  CHECK_FALSE(mixing_of_scores("FB", std::nullopt));
  CHECK(
      mixing_of_band("FB", emodel::Band::narrow)->reason ==
      "the votes are of context FB and the model gives MOS-LQEN; scores of different contexts share no axis");
  CHECK_FALSE(mixing_of_band("SWB", emodel::Band::full)); // SWB has no model of its own
  CHECK_FALSE(mixing_of_band(std::nullopt, emodel::Band::wide));
}
