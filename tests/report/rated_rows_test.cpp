#include "report/rated_rows.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

const std::vector<std::string_view> header = {"call", "Ppl"};

RatedBlock rated(const std::string& rows) {
  const analysis::PlanningQuestion question;
  const auto layout = analysis::row_layout(header, emodel::Band::narrow, "in.csv:1");
  return rated_block("in.csv", rows, 2, layout, question);
}

} // namespace

TEST_CASE("rated rows keep their columns and gain four") {
  CHECK(rated_header(header) == "call,Ppl,R,MOS_CQE,R_LQ,MOS_LQE\n");
  CHECK(rated_header(std::vector<std::string_view>{"a,b"}) == "\"a,b\",R,MOS_CQE,R_LQ,MOS_LQE\n");
  const std::string csv = rated("a,\n\"b,\"\"c\"\"\",\n").csv;
  CHECK(csv.starts_with("a,,93.206207723"));
  CHECK(csv.find("\n\"b,\"\"c\"\"\",,93.206207723") != std::string::npos);
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 2);
}

TEST_CASE("a faulty row is left out and found, and lines count from the block's first") {
  const RatedBlock block = rated("a,x\nb,1\n");
  CHECK(block.findings.problems == std::vector<std::string>{"in.csv:2: Ppl is \"x\"; give a number"});
  CHECK(block.csv.starts_with("b,1,"));
  CHECK_THROWS_AS(rated("\"a,1\n"), Error); // a quote that is never closed
}
