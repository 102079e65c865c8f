#include "core/json.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace quietroom;

TEST_CASE("keys keep their order and undefined is null") {
  const Json json = Json::Object{{"z", 1},
                                 {"a", std::optional<double>{}},
                                 {"nan", std::numeric_limits<double>::quiet_NaN()},
                                 {"list", std::vector<std::uint64_t>{1, 2}},
                                 {"yes", true},
                                 {"none", nullptr}};
  CHECK(text(json) == "{\n  \"z\": 1,\n  \"a\": null,\n  \"nan\": null,\n  \"list\": [\n    1,\n    2\n  ],\n"
                      "  \"yes\": true,\n  \"none\": null\n}\n");
}

TEST_CASE("numbers are as short as reads back the same") {
  CHECK(text(Json(0.1)) == "0.1\n");
  CHECK(text(Json(1.0 / 3)) == "0.3333333333333333\n");
  CHECK(text(Json(4.166666666666667)) == "4.166666666666667\n");
}

TEST_CASE("text is escaped, and bytes that are no UTF-8 do no harm") {
  CHECK(text(Json("a\"b\n")) == "\"a\\\"b\\n\"\n");
  CHECK(text(Json("\xFF")) == "\"\xEF\xBF\xBD\"\n");
}

TEST_CASE("a value on one line has no line end and the same escapes") {
  CHECK(one_line(Json::Object{{"event", "a\"b\n"},
                              {"t", 1.5},
                              {"list", std::vector<int>{1, 2}},
                              {"empty", Json::Array{}},
                              {"none", Json::Object{}},
                              {"undefined", std::numeric_limits<double>::infinity()}}) ==
        R"({"event": "a\"b\n", "t": 1.5, "list": [1, 2], "empty": [], "none": {}, "undefined": null})");
  CHECK(one_line(Json("\x01")) == R"("\u0001")");
}

TEST_CASE("a document within a document is indented with it") {
  CHECK(text(Json::Object{{"a", Json::Object{{"b", Json::Array{}}}}}) ==
        "{\n  \"a\": {\n    \"b\": []\n  }\n}\n");
}
