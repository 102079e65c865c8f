#include "prepare/set_template.h"

#include "stimulus/manifest.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;

TEST_CASE("every template is a set as soon as it has sources, and says what it is for") {
  std::string_view before;
  for (const SetTemplate& each : set_templates()) {
    CAPTURE(each.name);
    CHECK(before < each.name);
    before = each.name;
    CHECK(find_set_template(each.name) == &each);
    CHECK(summary(each).size() > 10);
    CHECK(each.document.starts_with("# " + std::string(summary(each)) + "\n"));
    const auto read = stimulus::parse_set(
        filled_in(each, "a \"name\"", 42, "[[source]]\nid = \"s\"\nfile = \"s.wav\"\ntalker = \"t\"\n"),
        "/nowhere");
    for (const Problem& problem : read.problems) UNSCOPED_INFO(text(problem));
    CHECK_FALSE(has_error(read.problems));
    CHECK(read.set.name == "a \"name\"");
    CHECK(read.set.seed == 42);
    CHECK(read.set.sources.size() == 1);
    CHECK_FALSE(read.set.conditions.empty());
  }
  CHECK(find_set_template("mnru") == nullptr);
}
