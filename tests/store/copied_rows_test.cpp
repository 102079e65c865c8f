#include "store/copied_rows.h"

#include "store/scratch_study.h"
#include "store/study_store.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;

TEST_CASE("a field goes on as what its column holds") {
  CHECK(value_of("12", sql::Kind::whole) == sql::Value(std::int64_t{12}));
  CHECK(value_of("0.5", sql::Kind::real) == sql::Value(0.5));
  CHECK(value_of("12", sql::Kind::text) == sql::Value(std::string("12")));
  CHECK(value_of("", sql::Kind::text) == sql::Value(std::string()));
  CHECK(value_of({}, sql::Kind::text) == sql::Value(std::monostate{}));
}

TEST_CASE("rows are added whatever their number, and those that are there stay") {
  const test::ScratchStudy study;
  StudyStore store(study.location, sql::Access::relaxed);
  for (const int n : {1, 49, 50, 51, 101}) {
    RowsInto rows(store.connection(), "meta", {"name", "value"}, "ON CONFLICT (name) DO NOTHING");
    for (int i = 0; i < n; ++i) rows.add({"row " + std::to_string(i), std::to_string(n)});
    rows.write();
    std::string found;
    store.connection().query("SELECT COUNT(*) FROM meta WHERE name LIKE 'row %'", {},
                             [&](sql::Row row) { found = row[0]; });
    CHECK(found == std::to_string(n));
  }
  std::string first;
  store.connection().query("SELECT value FROM meta WHERE name = 'row 0'", {},
                           [&](sql::Row row) { first = row[0]; });
  CHECK(first == "1");
}
