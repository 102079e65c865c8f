#include "scoring/condition_scores.h"
#include "support/set_scores.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using test::set_score;

TEST_CASE("a condition has the mean of its stimuli that have a score, and the lowest of them") {
  std::vector<scoring::SetScore> scores = {set_score("b.1", "b", 2), set_score("a.1", "a", 4.1),
                                           set_score("b.2", "b", std::nullopt), set_score("a.2", "a", 3.7),
                                           set_score("a.3", "a", 1.1)};
  const auto found = scoring::condition_scores(scores);
  REQUIRE(found.size() == 2);
  CHECK(found[0].condition == "b");
  CHECK(found[0].scored == 1);
  CHECK(found[0].without == 1);
  CHECK(*found[0].mos_lqo == 2);
  CHECK_THAT(*found[1].mos_lqo, Catch::Matchers::WithinAbs(8.9 / 3, 1e-12));
  CHECK(found[1].lowest == "a.3");
  CHECK(*found[1].lowest_mos_lqo == 1.1);
  CHECK_FALSE(found[1].small.stoi);
  const double before = *found[1].mos_lqo;
  std::reverse(scores.begin(), scores.end());
  CHECK(*scoring::condition_scores(scores)[0].mos_lqo == before); // to the last bit
}

TEST_CASE("the mean of nothing is nothing") {
  CHECK_FALSE(scoring::mean_of({}));
  CHECK_FALSE(scoring::mean_of({std::nullopt}));
  CHECK(*scoring::mean_of({1.0, std::nullopt, 2.0}) == 1.5);
}
