#include "votes/excluded_column.h"

#include <catch2/catch.hpp>

using namespace quietroom::votes;

namespace {

using Fields = std::vector<std::string_view>;

const Fields names = {"listener", "vote"};

} // namespace

TEST_CASE("a column of exclusions is added only where somebody is excluded") {
  ExcludedColumn nobody({});
  CHECK(nobody.header(names) == "listener,vote\n");
  CHECK(nobody.row(Fields{"L1", "4"}) == "L1,4\n");
  ExcludedColumn somebody({{"L1", "by name", 1}, {"L3", "bt500, p", 1}});
  CHECK(somebody.header(names) == "listener,vote,excluded\n");
  CHECK(somebody.row(Fields{"L1", "4"}) == "L1,4,by name\n");
  CHECK(somebody.row(Fields{"L2", "4"}) == "L2,4,\n");
  CHECK(somebody.row(Fields{" L3 ", "4"}) == " L3 ,4,\"bt500, p\"\n"); // blanks belong to no name
}

TEST_CASE(
    "votes that have a column of exclusions keep it and what it says, and get in it who is excluded now") {
  const Fields with = {"excluded", "listener", "vote"};
  ExcludedColumn column({{"L1", "p913", 1}});
  CHECK(column.header(with) == "excluded,listener,vote\n");
  CHECK(column.row(Fields{"asleep", "L1", "4"}) == "asleep,L1,4\n");
  CHECK(column.row(Fields{"", "L1", "4"}) == "p913,L1,4\n");
  CHECK(column.row(Fields{"0", "L1", "4"}) == "p913,L1,4\n"); // 0 says that the vote counts
  CHECK(column.row(Fields{"ill", "L2", "4"}) == "ill,L2,4\n");
}

TEST_CASE("fields are quoted where CSV needs it") {
  ExcludedColumn column({});
  column.header(names);
  CHECK(column.row(Fields{"a,b", "say \"4\""}) == "\"a,b\",\"say \"\"4\"\"\"\n");
}
