#include "watch/fail_condition.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::watch;

namespace {

FailCondition condition_of(const char* text) { return FailCondition(text, *published_rules("sdk")); }

bool holds(const char* text, const std::vector<std::optional<double>>& mos) {
  FailCondition out = condition_of(text);
  for (std::size_t i = 0; i < mos.size(); ++i) {
    Statistics now;
    now[Statistic::mos] = mos[i];
    out.take("a", 1000.0 * static_cast<double>(i + 1), 1000, now);
  }
  return out.held();
}

} // namespace

TEST_CASE("a condition with a duration holds only without a break for so long") {
  CHECK(holds("mos<3.5 for 3s", {3, 3, 3}));
  CHECK_FALSE(holds("mos<3.5 for 3s", {3, 3, 4, 3, 3}));
  CHECK_FALSE(holds("mos<3.5 for 3s", {3, 3, std::nullopt, 3}));
  CHECK(holds("mos < 3.5 for 2000ms", {3, 3}));
  CHECK(holds("mos>=4", {4}));
  CHECK_FALSE(holds("mos>4", {4}));
  CHECK_FALSE(holds("mos<3.5", {3.5}));
}

TEST_CASE("streams do not add up, and what was never known is told apart") {
  FailCondition mos = condition_of("mos<3.5 for 2s");
  Statistics low;
  CHECK(mos.never_known());
  low[Statistic::mos] = 1;
  mos.take("a", 1000, 1000, low);
  mos.take("b", 1000, 1000, low);
  CHECK_FALSE(mos.held());
  CHECK_FALSE(mos.never_known());
  mos.take("b", 2000, 1000, low);
  CHECK(mos.held());
  CHECK(mos.where() == "stream b at 2 s");
}

TEST_CASE("a warning can be the condition, any or by name") {
  FailCondition any = condition_of("warning"), named = condition_of("high-rtt");
  Warning jitter;
  jitter.name = "high-jitter";
  any.take(jitter);
  named.take(jitter);
  CHECK(any.held());
  CHECK_FALSE(named.held());
  CHECK_FALSE(named.never_known());
}

TEST_CASE("a condition that is none says what is wrong with it") {
  const auto says = [](const char* text, const char* what) {
    CAPTURE(text);
    CHECK_THROWS_WITH(condition_of(text), Catch::Matchers::Contains(what));
    CHECK_THROWS_AS(condition_of(text), Error);
  };
  says("moss<3", "did you mean mos");
  says("mos<low", "the limit is no number");
  says("mos<3 for ever", "the duration is none");
  says("high-jiter", "did you mean high-jitter?");
}
