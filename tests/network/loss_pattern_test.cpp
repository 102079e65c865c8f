#include "network/loss_pattern.h"

#include "support/vector_table.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::network;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

LossPattern pattern_of(const std::string& text) {
  LossPattern out;
  for (const char c : text) out.push_back(c == '1');
  return out;
}

} // namespace

TEST_CASE("loss patterns of seed 1 are the reference's, packet by packet") {
  const test::VectorTable table("stimuli/loss_markov_first400.csv");
  for (const auto& row : table.rows()) {
    CAPTURE(row.text("ppl"), row.text("burstr"));
    const LossModel model{100.0 * row.number("ppl"), row.number("burstr")};
    CHECK(loss_pattern(model, 400, 1) == pattern_of(row.text("first_400_frames_1_is_lost")));
  }
}

TEST_CASE("long loss patterns have the reference's rate, burst ratio and longest burst") {
  const test::VectorTable table("stimuli/loss_statistics.csv");
  int checked = 0;
  for (const auto& row : table.rows()) {
    if (row.text("model").find("2-state") == std::string::npos) continue;
    CAPTURE(row.text("parameters"));
    const LossModel model{100.0 * row.number("target_rate"), row.number("theory_burstr")};
    const auto packets = static_cast<std::size_t>(row.number("frames"));
    const LossStatistics found = loss_statistics(loss_pattern(model, packets, 1));
    CHECK_THAT(found.ppl_percent, WithinAbs(100.0 * row.number("measured_rate"), 0.00006));   // six decimals
    CHECK_THAT(found.burst_ratio.value(), WithinAbs(row.number("measured_burstr"), 0.00006)); // four decimals
    CHECK(found.longest_burst == static_cast<std::size_t>(row.number("longest_burst")));
    // burst lengths are geometric: over n bursts their mean has a relative standard error below 1/sqrt(n)
    const double tolerance = 4.0 / std::sqrt(row.number("bursts"));
    CHECK_THAT(found.burst_ratio.value(), WithinRel(row.number("theory_burstr"), tolerance));
    ++checked;
  }
  CHECK(checked > 0);
}

TEST_CASE("loss statistics count what a pattern holds") {
  const LossStatistics found = loss_statistics(pattern_of("0110001000"));
  CHECK(found.packets == 10);
  CHECK(found.lost == 3);
  CHECK(found.longest_burst == 2);
  CHECK_THAT(found.ppl_percent, WithinAbs(30.0, 1e-12));
  CHECK_THAT(found.burst_ratio.value(), WithinAbs(1.5 * 0.7, 1e-12)); // two bursts of mean 1.5
}

TEST_CASE("statistics of part of the packets count those alone, and the others end a burst") {
  const LossStatistics found = loss_statistics(pattern_of("0110011110"), pattern_of("0011110011"));
  CHECK(found.packets == 6);
  CHECK(found.lost == 3);          // at 2, 5 and 8; 1, 6 and 7 are not counted
  CHECK(found.longest_burst == 1); // 5 to 8 is broken by 6 and 7
  CHECK_THAT(found.ppl_percent, WithinAbs(50.0, 1e-12));
  CHECK_THAT(found.burst_ratio.value(), WithinAbs(0.5, 1e-12));
  CHECK(loss_statistics(pattern_of("111"), pattern_of("000")).packets == 0);
}

TEST_CASE("the burst ratio is undefined without loss and when all is lost") {
  CHECK_FALSE(loss_statistics({}).burst_ratio);
  CHECK_FALSE(loss_statistics(pattern_of("0000")).burst_ratio);
  CHECK_FALSE(loss_statistics(pattern_of("1111")).burst_ratio);
  CHECK(loss_statistics(pattern_of("1111")).ppl_percent == 100.0);
}

TEST_CASE("a rate of 0 loses nothing, of 100 everything") {
  CHECK(loss_statistics(loss_pattern({0.0, 1.0}, 1000, 7)).lost == 0);
  CHECK(loss_statistics(loss_pattern({100.0, 1.0}, 1000, 7)).lost == 1000);
}

TEST_CASE("a burst ratio that asks for a probability above 1 is impossible") {
  CHECK(is_possible({3.0, 1.0}));
  CHECK(is_possible({3.0, 0.97}));
  CHECK_FALSE(is_possible({3.0, 0.96}));
  CHECK_FALSE(is_possible({-1.0, 1.0}));
  CHECK_FALSE(is_possible({101.0, 2.0}));
}
