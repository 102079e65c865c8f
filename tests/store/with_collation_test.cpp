#include "store/with_collation.h"

#include <catch2/catch.hpp>

using quietroom::store::sql::with_collation;

TEST_CASE("each TEXT of a definition has the collation, a column called text has not") {
  CHECK(with_collation("CREATE TABLE t (a TEXT NOT NULL, text TEXT, b INTEGER)") ==
        "CREATE TABLE t (a TEXT COLLATE \"C\" NOT NULL, text TEXT COLLATE \"C\", b INTEGER)");
  CHECK(with_collation("CREATE TABLE t (b INTEGER)") == "CREATE TABLE t (b INTEGER)");
}
