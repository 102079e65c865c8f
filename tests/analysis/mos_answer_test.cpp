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

TEST_CASE("votes that lack the column which their method needs are refused by its name") {
  const auto ccr = table_of("listener,stimulus,condition,vote,method\nL1,s,c,2,ccr\n");
  CHECK_THROWS_WITH(refuse_other_scores(ccr, "v.csv"),
                    Contains("v.csv: the votes are of method \"ccr\"") && Contains("no column presentation"));
  for (const char* method : {"P.835", "dimensions"})
    CHECK_THROWS_WITH(refuse_other_scores(table_of(of_method(method)), "v.csv"),
                      Contains("no column question"));
  for (const char* method : {"dcr", "acr-hr", "ACR_HR"})
    CHECK_NOTHROW(refuse_other_scores(table_of(of_method(method)), "v.csv"));
  const auto questions = table_of("listener,stimulus,condition,vote,method,question\nL1,s,c,3,p835,SIG\n"
                                  "L1,s,c,4,p835,BAK\n");
  CHECK_NOTHROW(refuse_other_scores(questions, "v.csv"));
  CHECK(mos_answer(questions, by, {}, "NB").by == std::vector<std::string>{"question", "condition"});
}

TEST_CASE("the mean of each method and question has its own name") {
  CHECK(designation_of(table_of(of_method("dcr")), "NB") == "DMOS");
  CHECK(designation_of(table_of(of_method("acr-hr")), "NB") ==
        "MOS-LQSN"); // of the votes; DMOS-HR is of differences
  const std::string head = "listener,stimulus,condition,vote,method,";
  CHECK(designation_of(table_of(head + "presentation\nL1,s,c,2,ccr,\"reference,processed\"\n"), "NB") ==
        "CMOS");
  for (const auto& [question, name] :
       {std::pair{"sig", "S-MOS"}, std::pair{"bak", "N-MOS"}, std::pair{"ovrl", "G-MOS"}})
    CHECK(designation_of(table_of(head + "question\nL1,s,c,2,p835," + question + "\n"), "NB") == name);
  CHECK_FALSE(designation_of(table_of(head + "question\nL1,s,c,2,dimensions,noisiness\n"), "NB"));
  CHECK_FALSE(designation_of(table_of(head + "question\nL1,s,c,2,acr,naturalness\n"), "NB"));
}
