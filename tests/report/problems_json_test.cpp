#include "report/problems_json.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("each problem is an object with its severity, its place and its sentence, in their order") {
  CHECK(one_line(report::problems_json(
            {{Severity::warning, "set.toml:3", "odd \"x\""}, {Severity::error, "b", "bad"}})) ==
        R"([{"severity": "warning", "where": "set.toml:3", "message": "odd \"x\""}, )"
        R"({"severity": "error", "where": "b", "message": "bad"}])");
  CHECK(one_line(report::problems_json({})) == "[]");
}
