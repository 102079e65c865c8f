#include "analysis/planned_network.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

TEST_CASE("loss becomes Ppl and BurstR with a note, and losses that avoid each other are warned of") {
  PlanningQuestion question;
  CHECK_FALSE(put_loss(question, {2, 1.5}, "measured in x"));
  CHECK(input_value(question, "Ppl") == 2);
  CHECK(input_value(question, "BurstR") == 1.5);
  const auto warning = put_loss(question, {50, 0.5}, "of the Gilbert model");
  REQUIRE(warning);
  CHECK(warning->starts_with("the loss of the Gilbert model has BurstR 0.500, below 1"));
  CHECK_FALSE(put_loss(question, {0, std::nullopt}, "after the buffer"));
  CHECK(input_value(question, "BurstR") == 1);
  CHECK(question.notes ==
        std::vector<std::string>{"Loss measured in x: Ppl 2.00 %, BurstR 1.500",
                                 "Loss of the Gilbert model: Ppl 50.00 %, BurstR 0.500",
                                 "Loss after the buffer: Ppl 0.00 %, BurstR undefined (1 is taken)"});
}

TEST_CASE("late packets add to the loss of the network, and the depth of the buffer to the delay") {
  PlanningQuestion question;
  input_of(question, "Ppl") = 1;
  input_of(question, "Ta") = 30;
  add_late_packets(question, 15, 40);                                // exp(-40/15) = 6.95 % are late
  CHECK(input_value(question, "Ppl") == Approx(7.88).margin(0.005)); // 1 - 0.99 x 0.9305
  CHECK(input_value(question, "Ta") == 70);
  CHECK(question.notes == std::vector<std::string>{"Late packets 6.95 %: Ppl 7.88 % with network loss",
                                                   "Delay of the buffer added: Ta 70.0 ms"});
}

TEST_CASE("a pattern is ones and zeros, and anything else is refused with its line") {
  CHECK(lost_packets("01, 1;\n0", "p") == std::vector<bool>{false, true, true, false});
  CHECK_THROWS_WITH(lost_packets("01\n0x", "p"), "p:2: \"x\" is no packet; write 1 for lost, 0 for received");
  CHECK_THROWS_WITH(lost_packets(" \n", "p"), "p: holds no packet; write 1 for lost, 0 for received");
}

TEST_CASE("delays are one a line, lost is none, and a first line of words is a header") {
  CsvReader lines("d", "delay_ms\n50\nlost\n0.5\n");
  CHECK(packet_delays(lines) == std::vector<std::optional<double>>{50, std::nullopt, 0.5});
  for (const auto* text : {"10\n-3\n", "10\nsoon\n", "10\n3,4\n"}) {
    CAPTURE(text);
    CsvReader bad("d", text);
    CHECK_THROWS_WITH(packet_delays(bad), Catch::Matchers::StartsWith("d:2: "));
  }
}
