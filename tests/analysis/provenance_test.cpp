#include "analysis/provenance.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("an answer is of the votes of its table: chosen rows, excluded listeners, rows left out") {
  const auto table =
      test::votes_in("listener,stimulus,condition,vote,block_type,simulated,talker\n"
                     "s1,a,c,4,main,1,f\ns2,a,c,2,main,1,f\ns1,b,c,5,practice,1,f\ns1,a,c,1,main,1,m\n",
                     {.factors = {}, .scale = {}, .excluded = {"s2"}, .where = {{"talker", "f"}}});
  const analysis::Provenance of = analysis::provenance_of(table);
  CHECK(of.simulated);
  CHECK(of.where == std::vector<std::string>{"talker=f"});
  CHECK(of.excluded == std::vector<votes::Excluded>{{"s2", "by name", 1}});
  CHECK(of.left_out == votes::LeftOut{1, 0, 0});
  CHECK_FALSE(of.designation);
  CHECK_FALSE(of.ci);
}
