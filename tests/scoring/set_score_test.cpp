#include "scoring/set_score.h"
#include "support/set_scores.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE(
    "a score answers the same question for the same bytes, measure, version, options and program alone") {
  using Text = std::string scoring::SetScore::*;
  const scoring::SetScore one = test::set_score("a.s", "a", 3);
  scoring::SetScore renamed = one;
  renamed.condition = "other";
  renamed.mos_lqo = 2;
  CHECK(same_question(one, renamed));
  for (const Text member :
       {&scoring::SetScore::sha256, &scoring::SetScore::reference_sha256, &scoring::SetScore::measure,
        &scoring::SetScore::version, &scoring::SetScore::asked, &scoring::SetScore::by}) {
    scoring::SetScore other = one;
    other.*member += "x";
    CHECK_FALSE(same_question(one, other));
  }
}
