#include "votes/vote_table_builder.h"

#include "support/temp_folder.h"
#include "votes/read_table.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::votes;

namespace {

VoteTable table_of(const std::string& text, const VoteOptions& options = {}) {
  const test::TempFolder folder;
  return test::read_table(folder.write("v.csv", text), options);
}

std::string error_of(const std::string& text, const VoteOptions& options = {}) {
  try {
    table_of(text, options);
  } catch (const std::exception& e) {
    return e.what();
  }
  return "no error";
}

const std::string head = "listener,stimulus,condition,vote\n";

} // namespace

TEST_CASE("rows that are no votes are left out and counted once, practice before void before empty") {
  const VoteTable table = table_of("listener,stimulus,condition,vote,valid,block_type\n"
                                   "L,s,c,4,1,main\n"
                                   "L,s,c,5,1,practice\n"
                                   "L,s,c,,0,practice\n"
                                   "L,s,c,,0,main\n"
                                   "L,s,c,3,0,main\n"
                                   "L,s,c,,1,main\n"
                                   "L,s,c,,,\n");
  CHECK(table.votes == std::vector<std::int16_t>{4});
  CHECK(table.left_out == LeftOut{2, 2, 2});
}

TEST_CASE("simulated votes never mix with real ones") {
  const std::string both =
      "listener,stimulus,condition,vote,simulated\nL,s,c,4,0\nsim-1,s,c,1,1\nsim-1,t,c,,1\n";
  const VoteTable real = table_of(both);
  CHECK_FALSE(real.simulated);
  CHECK(real.votes == std::vector<std::int16_t>{4});
  CHECK(real.left_out.empty == 0);
  const VoteTable simulated = table_of(both, {{}, {}, true});
  CHECK(simulated.simulated);
  CHECK(simulated.votes == std::vector<std::int16_t>{1});
  CHECK(simulated.left_out.empty == 1);
  CHECK(table_of("listener,stimulus,condition,vote,simulated\nsim-1,s,c,1,1\n").simulated);
  CHECK(error_of(head + "L,s,c,4\n", {{}, {}, true}).find("no simulated votes") != std::string::npos);
}

TEST_CASE("the scale is the one given, else of the scale or method column, else 1 to 5") {
  CHECK(table_of(head + "L,s,c,5\n").scale == quietroom::method::Scale{1, 5});
  CHECK(table_of(head + "L,s,c,0\n", {{}, quietroom::method::Scale{0, 10}, false}).scale ==
        quietroom::method::Scale{0, 10});
  const std::string method = "listener,stimulus,condition,vote,method,scale\n";
  CHECK(table_of(method + "L,s,c,-2,ccr,\n").scale == quietroom::method::Scale{-3, 3});
  CHECK(table_of(method + "L,s,c,88,MUSHRA,\n").scale == quietroom::method::Scale{0, 100});
  CHECK(table_of(method + "L,s,c,9,,0:9\n").scale == quietroom::method::Scale{0, 9});
  CHECK(table_of(method + "L,s,c,5,P.835,SIG\n").scale == quietroom::method::Scale{1, 5});
  CHECK(error_of(method + "L,s,c,5,guess,\n").find("t.csv:2: the method \"guess\" is not known") == 0);
  CHECK(error_of(method + "L,s,c,5,acr,\nL,s,c,2,ccr,\n")
            .find("t.csv:3: the scale is -3:3 here and 1:5 before") == 0);
}

TEST_CASE("a vote that is not on the scale is named with its line") {
  CHECK(error_of(head + "L,s,c,5\n\nL,s,c,6\n").find("t.csv:4: the vote 6 lies outside the scale 1:5") == 0);
  CHECK(error_of(head + "L,s,c,0\n").find("t.csv:2: the vote 0") == 0);
  CHECK(error_of(head + "L,s,c,good\n").find("t.csv:2: the vote \"good\" is no number") == 0);
  CHECK(error_of(head + "L,s,c,5.01\n").find("t.csv:2: the vote 5.01 lies outside the scale 1:5") == 0);
  CHECK(error_of(head + "L,s,c,1e300\n").find("t.csv:2:") == 0);
  CHECK(error_of(head + "L,s,c,nan\n").find("t.csv:2:") == 0);
  CHECK(table_of(head + "L,s,c,4.0\n").votes ==
        std::vector<std::int16_t>{4}); // as programs write it that know no missing integers
}

TEST_CASE("broken tables are refused with a sentence") {
  CHECK(error_of("listener,stimulus,vote\n")
            .find("t.csv:1: no column \"condition\" in the header; it has listener") == 0);
  CHECK(error_of("listener,stimulus,condition,vote,vote\n").find("stands twice") != std::string::npos);
  CHECK(error_of(head + "L,s,c\n").find("t.csv:2: 3 fields where the header has 4") == 0);
  CHECK(error_of(head + ",s,c,4\n").find("t.csv:2: the listener is empty") == 0);
  CHECK(error_of("listener,stimulus,condition,vote,valid\nL,s,c,4,maybe\n").find("valid is \"maybe\"") !=
        std::string::npos);
  CHECK(error_of(head + "L,s,c,4\n", {{"mood"}, {}, false}).find("no column \"mood\"") != std::string::npos);
}

TEST_CASE("methods that share no mean are refused, and one that has a name is proposed") {
  CHECK(error_of("listener,stimulus,condition,vote,method\nL,s,c,4,\nL,t,c,2,ccr\n")
            .find("holds several values of method ((empty), ccr), which share no mean; choose one by --where "
                  "method=ccr") != std::string::npos);
}

TEST_CASE("a header alone is an empty table") {
  const VoteTable table = table_of(head);
  CHECK(table.size() == 0);
}

TEST_CASE("names keep their bytes, whatever they begin with, and BOM and CRLF do no harm") {
  const VoteTable table =
      table_of("\xEF\xBB\xBFlistener,stimulus,condition,vote\r\n=1+1,\"s,1\",漢字,4\r\nÖ,\"s,1\",漢字,5\r\n");
  CHECK(table.listener().levels == std::vector<std::string>{"=1+1", "Ö"});
  CHECK(table.stimulus().levels == std::vector<std::string>{"s,1"});
  CHECK(table.condition().levels == std::vector<std::string>{"漢字"});
  CHECK(table.votes == std::vector<std::int16_t>{4, 5});
}

TEST_CASE("1.0 and 0.0 say valid and not valid as 1 and 0 do") {
  const VoteTable table = table_of("listener,stimulus,condition,vote,valid\n"
                                   "L,s,c,4,1.0\nL,t,c,2,0.0\nL,u,c,5,1\n");
  CHECK(table.votes == std::vector<std::int16_t>{4, 5});
  CHECK(table.left_out.invalid == 1);
}

TEST_CASE("votes on gold and trap items are kept beside the others and are in no statistic") {
  const VoteTable table = table_of("listener,stimulus,condition,vote,role,block_type\n"
                                   "L,s,c,4,processed,main\nL,g,c,5,gold 4,main\nL,t,d,1,trap 2,main\n"
                                   "L,a,c,2,anchor,main\nL,g,c,1,gold 4,practice\nL,t,d,,trap 2,main\n");
  CHECK(table.votes == std::vector<std::int16_t>{4, 2});
  CHECK(table.left_out.control == 2);
  CHECK(table.left_out.practice == 1);
  CHECK(table.left_out.empty == 1);
  CHECK(table.left_out.sum() == 4);
  CHECK(table.controls == std::vector<ControlVote>{{"L", "g", "", false, 4, 5}, {"L", "t", "", true, 2, 1}});
  CHECK(error_of("listener,stimulus,condition,vote,role\nL,g,c,good,gold 4\n").find("is no number") !=
        std::string::npos);
}
