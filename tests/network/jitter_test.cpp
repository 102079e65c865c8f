#include "network/jitter.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace quietroom;
using namespace quietroom::network;
using Catch::Contains;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

Delays read_delays(const std::filesystem::path& file) { return parse_delays(read_file(file), file.string()); }

constexpr std::size_t many = 100'000;

double mean(const Delays& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Of values at a distance of `lag` packets.
double covariance(const Delays& values, std::size_t lag) {
  const double centre = mean(values);
  double sum = 0;
  for (std::size_t i = lag; i < values.size(); ++i) sum += (values[i] - centre) * (values[i - lag] - centre);
  return sum / static_cast<double>(values.size() - lag);
}

} // namespace

// Means of 100,000 independent delays have a standard error of deviation / 316: 1.5 % is more than 4 of them.
// The variance of an exponential has one of 0.9 %: 5 % holds for all three.
TEST_CASE("exponential delays have their mean, and no memory") {
  const Delays delays = jitter_delays(ExponentialJitter{20}, many, 1);
  CHECK_THAT(mean(delays), WithinRel(20.0, 0.015));
  CHECK_THAT(covariance(delays, 0), WithinRel(400.0, 0.05));
  const auto beyond = std::count_if(delays.begin(), delays.end(), [](double d) { return d > 60; });
  CHECK_THAT(static_cast<double>(beyond) / many, WithinAbs(std::exp(-3.0), 0.003)); // 4.4 standard errors
  CHECK(delays == jitter_delays(ExponentialJitter{20}, many, 1));
  CHECK(delays != jitter_delays(ExponentialJitter{20}, many, 2));
}

TEST_CASE("gamma delays have their mean and deviation above and below the exponential's") {
  const double deviation = GENERATE(5.0, 30.0);
  const Delays delays = jitter_delays(GammaJitter{20, deviation}, many, 1);
  CHECK_THAT(mean(delays), WithinRel(20.0, 0.02)); // 4.2 standard errors of the wider
  CHECK_THAT(std::sqrt(covariance(delays, 0)), WithinRel(deviation, 0.04));
  CHECK(*std::min_element(delays.begin(), delays.end()) >= 0);
}

TEST_CASE("correlated delays have their mean, deviation and correlation, and are never below 0") {
  const Delays delays = jitter_delays(CorrelatedJitter{50, 5, 0.8}, many, 1);
  CHECK_THAT(mean(delays), WithinAbs(50, 0.2)); // sqrt((1 + 0.8) / (1 - 0.8)) = 3 times the independent error
  CHECK_THAT(std::sqrt(covariance(delays, 0)), WithinRel(5.0, 0.03));
  CHECK_THAT(covariance(delays, 1) / covariance(delays, 0), WithinAbs(0.8, 0.01));
  const Delays low = jitter_delays(CorrelatedJitter{1, 5, 0}, 1000, 1);
  CHECK(*std::min_element(low.begin(), low.end()) == 0);
}

TEST_CASE("a trace is a column of delays, with or without a name, or the one called delay_ms") {
  const test::TempFolder folder;
  const Delays expected = {1, 2.5, 30};
  CHECK(read_delays(folder.write("a", "1\n2.5\n30\n")) == expected);
  CHECK(read_delays(folder.write("b", "delay_ms\r\n1\r\n2.5\r\n30\r\n")) == expected);
  CHECK(read_delays(folder.write("c", "time,delay_ms\n0,1\n20,2.5\n40,30\n")) == expected);
}

// Passed over, the line would give every later packet the delay of the one behind it.
TEST_CASE("an empty line within a trace is refused, for the delays behind it would move") {
  const test::TempFolder folder;
  CHECK_THROWS_WITH(read_delays(folder.write("a", "1\n\n30\n")), Contains("a:3: an empty line"));
  CHECK_THROWS_WITH(read_delays(folder.write("b", "\n1\n30\n")), Contains("b:2: an empty line"));
  CHECK_THROWS_WITH(read_delays(folder.write("c", "delay_ms\r\n\r\n1\r\n30\r\n")), Contains("c:3: an empty"));
  CHECK_THROWS_WITH(read_delays(folder.write("d", "1\n  \n30\n")), Contains("d:2: not a delay"));
  CHECK_THROWS_WITH(read_delays(folder.write("e", "time,delay_ms\n0,1\n,\n40,30\n")),
                    Contains("e:3: not a delay"));
  CHECK(read_delays(folder.write("f", "1\n30\n\n\n")) == Delays{1, 30}); // no packet follows
  CHECK(read_delays(folder.write("g", "\ndelay_ms\n1\n30")) == Delays{1, 30});
}

TEST_CASE("what is wrong with a trace is told with its line") {
  const test::TempFolder folder;
  CHECK_THROWS_WITH(read_delays(folder.write("a", "1\nsoon\n")), Contains("a:2: not a delay"));
  CHECK_THROWS_WITH(read_delays(folder.write("b", "1\n-2\n")), Contains("b:2: not a delay"));
  CHECK_THROWS_WITH(read_delays(folder.write("h", "1\n1e300\n")), Contains("h:2: not a delay within 0 and"));
  CHECK_THROWS_WITH(read_delays(folder.write("c", "time,late\n0,1\n")), Contains("none is called delay_ms"));
  CHECK_THROWS_WITH(read_delays(folder.write("d", "late\n1\n")), Contains("d:1: \"late\" is neither"));
  CHECK_THROWS_WITH(read_delays(folder.write("e", "")), Contains("is empty"));
  CHECK_THROWS_WITH(read_delays(folder.write("f", "delay_ms\n")), Contains("holds no delay"));
  CHECK_THROWS_WITH(read_delays(folder.write("g", "time,delay_ms\n0\n")), Contains("g:2: not a delay"));
}

TEST_CASE("a trace says lost where a packet never arrived, in the first line too") {
  CHECK(parse_delays("delay_ms\n1\nlost\n2\n", "t") == Delays{1, never_arrives_ms, 2});
  CHECK(parse_delays("lost\n1\n", "t") == Delays{never_arrives_ms, 1});
  CHECK_THROWS_WITH(parse_delays("delay_ms\nLost\n", "t"), Contains("nor the word lost"));
}
