#include "watch/sample_rows.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::watch;

namespace {

std::vector<CounterRow> rows_of(std::initializer_list<const char*> lines,
                                CounterForm form = CounterForm::cumulative) {
  SampleRows rows("a.csv", form);
  std::vector<CounterRow> out;
  for (const char* line : lines)
    if (auto row = rows.take(line)) out.push_back(*row);
  return out;
}

} // namespace

TEST_CASE("CSV and JSON lines give the same rows") {
  const auto csv = rows_of({"# a call", "t_ms,packets_received,packets_lost,jitter_ms,rtt_ms", "1000,50,0,4,",
                            "2000,98,2,4.5,60\r\n"});
  const auto json = rows_of(
      {"# a call",
       R"({"t_ms": 1000, "packets_received": 50, "packets_lost": 0, "jitter_ms": 4, "rtt_ms": null})",
       R"({"t_ms": 2000, "packets_received": 98, "packets_lost": 2, "jitter_ms": 4.5, "rtt_ms": 60})"});
  REQUIRE(csv.size() == 2);
  REQUIRE(json.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(csv[i].t_ms == json[i].t_ms);
    CHECK(csv[i].packets_lost == json[i].packets_lost);
    CHECK(csv[i].jitter_ms == json[i].jitter_ms);
    CHECK(csv[i].rtt_ms == json[i].rtt_ms);
  }
  CHECK_FALSE(csv[0].rtt_ms.has_value());
}

TEST_CASE("a loss may stand in per cent or as a fraction") {
  CHECK(rows_of({"t_ms,loss_pct", "1,2.5"})[0].loss_pct == 2.5);
  CHECK(rows_of({"t_ms,loss_fraction", "1,0.25"})[0].loss_pct == 25.0);
  CHECK(rows_of({"t_ms,loss_pct,packets_received", "1,2,50"}, CounterForm::interval)[0].packets_received ==
        50.0);
}

TEST_CASE("what fits no form is refused with its line") {
  const auto says = [](std::initializer_list<const char*> lines, const char* what) {
    CAPTURE(*lines.begin());
    CHECK_THROWS_WITH(rows_of(lines), Catch::Matchers::Contains(what));
  };
  says({"packets_received,packets_lost"}, "a.csv:1: there is no column t_ms");
  says({"t_ms,jiter_ms"}, "did you mean jitter_ms?");
  says({"t_ms,packets_lost"}, "packets_lost without packets_received");
  says({"t_ms,foo"}, "one at least is needed");
  says({"t_ms,packets_received,packets_lost,loss_pct"}, "one thing");
  says({"t_ms,loss_fraction", "1,2"}, "a.csv:2: loss_fraction is 2; a fraction is 0 to 1");
  says({"t_ms,loss_pct", "1,200"}, "per cent are 0 to 100");
  says({"t_ms,jitter_ms", "1,fast"}, "give a number");
  says({"t_ms,jitter_ms", "2,1", "2,1"}, "not after the row before");
  says({"t_ms,jitter_ms", "2"}, "the row has 1 field and the header 2");
  says({"t_ms,jitter_ms", "2,-1"}, "a.csv:2: jitter_ms is -1; give 0 or more");
  says({"t_ms,packets_received,packets_lost", "1,5,0", "2,-3,0"}, "a.csv:3: packets_received is -3");
  says({"t_ms;jitter_ms", "2;1"}, "parted by semicolons");
  says({"[{\"t_ms\": 1}]"}, "write JSON lines");
  says({R"({"t_ms": 1, "packets_received": 5})", R"({"t_ms": 2, "packets_recieved": 5})"},
       "a.csv:2: the column packets_recieved is not known (did you mean packets_received?)");
  says({"t_ms,packets_received,packets_lost", "1,1.5,0"}, "give a whole number");
  says({R"({"t_ms": [1]})"}, "no number or text");
  says({R"({"t_ms": )"}, "a.csv:1");
}

TEST_CASE("streams have a time of their own") {
  CHECK(rows_of({"t_ms,jitter_ms,stream", "1,1,a", "1,1,b", "2,1,\"a\""})[2].stream == "a");
}

TEST_CASE("a key that a JSON object lacks is unknown in its row") {
  const auto rows = rows_of({R"({"t_ms": 1, "packets_received": 50, "packets_lost": 0})",
                             R"({"t_ms": 2, "packets_lost": 1})", R"({"t_ms": 3})",
                             R"({"t_ms": 4, "packets_received": 150, "packets_lost": 2})"});
  REQUIRE(rows.size() == 4);
  CHECK_FALSE(rows[1].packets_received.has_value());
  CHECK(rows[1].packets_lost == 1.0);
  CHECK_FALSE(rows[2].packets_lost.has_value());
}
