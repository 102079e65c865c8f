#include "analysis/panel_size.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

TEST_CASE("a panel is as large as the half-width asked for needs it, and the price of others is shown") {
  PanelSizeQuestion question;
  question.half_width = 0.2;
  question.votes = {4, 0.2};
  const PanelSizeAnswer answer = panel_size(question);
  CHECK(answer.design_effect == 1.6); // 1 + 3 * 0.2
  CHECK(answer.asked.target == 0.2);
  CHECK(answer.asked.listeners == stats::listeners_for_half_width(0.2, 0.8, {4, 0.2}, 0.95));
  CHECK(answer.asked.votes_per_condition == 4.0 * static_cast<double>(*answer.asked.listeners));
  REQUIRE(answer.around.size() == 5);
  CHECK(answer.around[0].target == 0.1);
  CHECK_THAT(answer.around[1].target, Catch::Matchers::WithinRel(0.15, 1e-15)); // one rounding
  CHECK(answer.around[2].listeners == answer.asked.listeners);
  CHECK(answer.around[4].target == 0.4);
  for (std::size_t i = 1; i < answer.around.size(); ++i)
    CHECK(answer.around[i].listeners < answer.around[i - 1].listeners); // less precision, fewer listeners
}

TEST_CASE(
    "a panel that finds a difference is counted by the test that will be made: paired, or of two panels") {
  PanelSizeQuestion question;
  question.difference = 0.3;
  question.power = 0.9;
  question.alpha = 0.01;
  CHECK(panel_size(question).asked.listeners ==
        stats::listeners_for_difference(0.3, 0.8, 0.9, question.votes, 0.01));
  question.two_panels = true;
  CHECK(panel_size(question).asked.listeners ==
        stats::listeners_for_two_panels(0.3, 0.8, 0.9, question.votes, 0.01));
}

TEST_CASE("where no panel is large enough there is no number, and no number of votes") {
  PanelSizeQuestion question;
  question.half_width = 1e-6;
  const PanelSizeAnswer answer = panel_size(question);
  CHECK_FALSE(answer.asked.listeners);
  CHECK_FALSE(answer.asked.votes_per_condition);
}
