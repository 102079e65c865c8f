#include "bundle/votes_by_cell.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::bundle;

TEST_CASE("votes by cell: votes keep the order of the rows, names are sorted, excluded listeners are gone") {
  const auto cells = votes_by_cell(test::votes_in(
      "listener,stimulus,condition,vote,session\nb,s,x,5,1\nb,s,x,1,2\na,r,y,3,1\neve,q,z,2,1\n",
      test::excluding("eve")));
  CHECK(cells.listeners == std::vector<std::string>{"a", "b"});
  CHECK(cells.stimuli == std::vector<std::string>{"r", "s"});
  CHECK(cells.votes.at({"s", "b"}) == std::vector<std::string>{"5", "1"});
  CHECK_FALSE(cells.votes.contains({"s", "a"}));
}
