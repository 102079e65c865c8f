#include "store/sql_quotes.h"

#include <catch2/catch.hpp>

using namespace quietroom::store;

TEST_CASE("a name for SQL stays one name") {
  CHECK(sql::quoted_name("lab 1") == "\"lab 1\"");
  CHECK(sql::quoted_name("a\"; DROP SCHEMA b; --") == "\"a\"\"; DROP SCHEMA b; --\"");
}
