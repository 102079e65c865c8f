#include "imported/rows.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::imported;

TEST_CASE("a row without a condition gets its stimulus, and every row has every column") {
  Rows rows("f");
  rows.begin(2);
  rows.set("listener", "a");
  rows.set("stimulus", "s");
  rows.set("vote", "4");
  rows.begin(3);
  rows.set("listener", "b");
  rows.set("stimulus", "t");
  rows.set("condition", "c");
  rows.set("talker", "f");
  rows.make_void("torn");
  CHECK(rows.size() == 2);
  CHECK(rows.line(1) == 3);
  const Imported out = std::move(rows).finish();
  for (const auto& row : out.rows) CHECK(row.size() == out.columns.size());
  const auto at = [&](const char* name) {
    return static_cast<std::size_t>(std::find(out.columns.begin(), out.columns.end(), name) -
                                    out.columns.begin());
  };
  CHECK(out.rows[0][at("condition")] == "s");
  CHECK(out.rows[1][at("condition")] == "c");
  CHECK(out.rows[1][at("valid")] == "0");
  CHECK(out.misfits.size() == 1);
}
