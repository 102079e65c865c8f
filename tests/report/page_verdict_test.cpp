#include "report/page_verdict.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

/// Two conditions of four votes each with means 4 and 2, and one of 3.
analysis::MosAnswer answer() {
  return analysis::mos_answer(test::votes_in("listener,stimulus,condition,vote\n"
                                             "a,s1,x,4\nb,s1,x,4\na,s2,y,2\nb,s2,y,2\na,s3,z,3\nb,s3,z,3\n"),
                              {"condition"}, {}, std::nullopt);
}

analysis::Standings best(const std::vector<std::string>& names) {
  analysis::Standings out;
  for (const char* name : {"x", "y", "z"}) out.of[{"", name}] = {};
  for (const std::string& each : names) out.of[{"", each}].best = true;
  return out;
}

} // namespace

TEST_CASE("page verdict: the highest mean, with its label, and who does not differ") {
  CHECK(verdict_of(answer(), best({"x", "z"}), {{"x", "EVS"}, {"z", ""}}) ==
        "EVS has the highest mean, 4.00 [4.00, 4.00]; z does not differ from it significantly.");
  CHECK(verdict_of(answer(), best({"x", "y", "z"}), {}) ==
        "x has the highest mean, 4.00 [4.00, 4.00]; z and y do not differ from it significantly.");
  CHECK(verdict_of(answer(), best({"x"}), {}) == "x has the highest mean, 4.00 [4.00, 4.00]. Each condition "
                                                 "that was tested against it is significantly lower.");
}

TEST_CASE("page verdict: where nobody is best the means are said and not ranked") {
  CHECK(verdict_of(answer(), best({}), {}) ==
        "The means lie between 2.00 [2.00, 2.00] (y) and 4.00 [4.00, 4.00] (x).");
}
