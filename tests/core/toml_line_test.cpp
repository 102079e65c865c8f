#include "core/toml_line.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using Catch::Contains;

namespace {
const std::string document =
    "# mine\nversion = 1\nset = \"../a\"   # far\nstore = 'postgresql:///q'\n\n[facts]\nset = 'x'\n";
}

TEST_CASE("the value of a line is replaced, and every other byte stays") {
  CHECK(toml::with_text(document, "set", "../../b", "f") ==
        "# mine\nversion = 1\nset = \"../../b\"   # far\nstore = 'postgresql:///q'\n\n[facts]\nset = 'x'\n");
  CHECK(toml::with_text(document, "name", "n", "f").find("version = 1\nname = \"n\"\nset") !=
        std::string::npos);
}

TEST_CASE("a line is taken out of the top level alone") {
  CHECK(toml::without_key(document, "store", "f") ==
        "# mine\nversion = 1\nset = \"../a\"   # far\n\n[facts]\nset = 'x'\n");
  CHECK(toml::without_key(document, "nothing", "f") == document);
}

TEST_CASE("what cannot be changed line by line is refused with its place") {
  CHECK_THROWS_WITH(toml::with_text("version = 1\nset = \"\"\"a\nb\"\"\"\n", "set", "c", "f"),
                    Contains("f:2: write set"));
  CHECK_THROWS_WITH(toml::without_key("version = 1\nset = \"\"\"\na\nb\"\"\"\n", "set", "f"), Contains("f"));
  CHECK_THROWS_AS(toml::without_key("version = ", "set", "f"), Error);
}
