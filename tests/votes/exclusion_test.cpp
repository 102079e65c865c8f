#include "votes/exclusion.h"

#include "../benchmarks/generated_votes.h"
#include "support/temp_folder.h"
#include "votes/read_table.h"

using namespace quietroom;
using namespace quietroom::votes;

TEST_CASE("excluded listeners leave the table, are recorded, and strangers are named") {
  const test::TempFolder folder;
  VoteTable table = test::read_table(
      folder.write("v.csv", "listener,stimulus,condition,vote\nL,s,c,4\nM,s,c,2\nL,t,c,1\nN,s,c,3\n"));
  CHECK(exclude_listeners(table, std::vector<std::string>{"N", "L", "X"}, "by name") ==
        std::vector<std::string>{"X"});
  CHECK(table.votes == std::vector<std::int16_t>{2});
  CHECK(table.listener().codes == std::vector<std::uint32_t>{1});
  CHECK(table.excluded == std::vector<Excluded>{{"L", "by name", 2}, {"N", "by name", 1}});
}
