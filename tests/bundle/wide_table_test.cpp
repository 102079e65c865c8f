#include "bundle/wide_table.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::bundle;

TEST_CASE("wide table: a row per listener, a column per stimulus, sorted, and empty where nobody voted") {
  CHECK(wide_csv(test::votes_in("listener,stimulus,condition,vote\nb,s2,y,1\nb,s1,x,5\na,s1,x,4\n")) ==
        "listener,s1,s2\na,4,\nb,5,1\n");
}

TEST_CASE("wide table: repeated votes have a row each") {
  CHECK(wide_csv(test::votes_in("listener,stimulus,condition,vote,session\n"
                                "a,s1,x,4,1\na,s1,x,2,2\na,s2,y,3,1\nb,s1,x,5,1\n")) ==
        "listener,repeat,s1,s2\na,1,4,3\na,2,2,\nb,1,5,\n");
}

TEST_CASE("wide table: a stimulus name under two conditions is two columns") {
  CHECK(wide_csv(test::votes_in("listener,stimulus,condition,vote\na,s1,x,4\na,s1,y,2\n")) ==
        "listener,s1 (x),s1 (y)\na,4,2\n");
}
