#include "store/sql_state.h"

#include <catch2/catch.hpp>

using namespace quietroom::store::sql;
using Catch::Contains;

TEST_CASE("rows are refused for what they are, and not because a server is busy, full or gone") {
  for (const char* state : {"22021", "23503", "23505", "42501"}) CHECK(is_refusal(state));
  for (const char* state : {"57014", "57P01", "08006", "40P01", "55P03", "53100", "42P01"})
    CHECK_FALSE(is_refusal(state));
}

TEST_CASE("what the server cancels for its limits of time is told with the limit") {
  CHECK_THAT(advice_on("57014"), Contains("statement_timeout"));
  CHECK_THAT(advice_on("55P03"), Contains("lock_timeout"));
  CHECK_THAT(advice_on("25P03"), Contains("ended the connection"));
  for (const char* state : {"57014", "55P03", "25P03"}) {
    CHECK_THAT(advice_on(state), !Contains("went away"));
    CHECK_THAT(advice_on(state), !Contains("should not happen"));
  }
}

TEST_CASE("two programs that write the same at once are told so") {
  CHECK_THAT(advice_on("23505"), Contains("another program") && !Contains("should not happen"));
  CHECK_THAT(advice_on("23503"), Contains("another program") && !Contains("should not happen"));
}

TEST_CASE("what another program holds may be tried again") {
  for (const char* state : {"40P01", "40001", "55P03"}) CHECK(is_held(state));
  for (const char* state : {"23505", "57014", "42501", "08006"}) CHECK_FALSE(is_held(state));
}
