#include "analysis/mos_answer.h"

#include "core/csv.h"
#include "core/error.h"
#include "votes/vote_table_builder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;
using Catch::Matchers::Contains;

namespace {

votes::VoteTable table_of(const std::string& text) {
  CsvReader reader("t.csv", text);
  std::vector<std::string_view> fields;
  reader.next(fields);
  votes::VoteTableBuilder builder("t.csv", fields, {});
  while (reader.next(fields)) builder.add(fields, reader.line());
  return builder.finish();
}

std::string of_method(const std::string& method) {
  return "listener,stimulus,condition,vote,method\nL1,s,c,3," + method + "\nL2,s,c,5," + method + '\n';
}

const std::vector<std::string> by = {"condition"};

} // namespace

TEST_CASE("a MOS answer is named by method and context") {
  CHECK(designation_of(table_of(of_method("acr")), "NB") == "MOS-LQSN");
  CHECK(designation_of(table_of("listener,stimulus,condition,vote\nL1,s,c,3\n"), "WB") == "MOS-LQSW");
  CHECK(designation_of(table_of(of_method("effort")), "NB") == "MOS-LE");
  CHECK(designation_of(table_of(of_method("loudness")), std::nullopt) == "MOS-LP");
  CHECK_FALSE(designation_of(table_of(of_method("acr")), std::nullopt));
  auto simulated = table_of(of_method("acr"));
  simulated.simulated = true;
  CHECK_FALSE(designation_of(simulated, "NB"));
}

TEST_CASE("a MOS answer of loudness preference or effort has no shares of good and poor votes") {
  CHECK(mos_answer(table_of(of_method("acr")), by, {}, "NB").rows[0].p_good_or_better == 50.0);
  CHECK_FALSE(mos_answer(table_of(of_method("loudness")), by, {}, "NB").rows[0].p_good_or_better);
  CHECK_FALSE(mos_answer(table_of(of_method("effort")), by, {}, "NB").rows[0].p_poor_or_worse);
}

TEST_CASE("a MOS answer is refused for methods whose score is not the mean of their votes") {
  for (const char* method : {"ccr", "acr-hr", "ACR_HR", "P.835"}) {
    CAPTURE(method);
    const std::string vote = std::string(method) == "ccr" ? "2" : "4";
    const auto table =
        table_of("listener,stimulus,condition,vote,method\nL1,s,c," + vote + "," + method + '\n');
    CHECK_THROWS_WITH(refuse_other_scores(table, "v.csv"),
                      Contains("v.csv: the votes are of method") && Contains("is not the mean of the votes"));
  }
  CHECK_NOTHROW(refuse_other_scores(table_of(of_method("dcr")), "v.csv")); // DMOS is a mean
  CHECK_FALSE(designation_of(table_of(of_method("dcr")), "NB"));
  const auto questions = table_of("listener,stimulus,condition,vote,method,question\nL1,s,c,3,p835,SIG\n"
                                  "L1,s,c,4,p835,BAK\n");
  CHECK_NOTHROW(refuse_other_scores(questions, "v.csv"));
  CHECK(mos_answer(questions, by, {}, "NB").by == std::vector<std::string>{"question", "condition"});
}
