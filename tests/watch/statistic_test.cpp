#include "watch/statistic.h"

#include <catch2/catch.hpp>

using namespace quietroom::watch;

TEST_CASE("each statistic has one name, which reads back as it") {
  CHECK(statistic_names().size() == statistic_count);
  for (const std::string& each : statistic_names()) CHECK(name(*parse_statistic(each)) == each);
  CHECK_FALSE(parse_statistic("jitter").has_value());
  CHECK(is_modelled(Statistic::mos_lqe));
  CHECK_FALSE(is_modelled(Statistic::mos));
}

TEST_CASE("a statistic that nobody set is unknown and not 0") {
  CHECK_FALSE(Statistics()[Statistic::rtt_ms].has_value());
}
