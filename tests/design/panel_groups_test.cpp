#include "design/panel_groups.h"

#include "design/written_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;
using test::good;

namespace {

Arrangement read_panels_of(const std::string& more) {
  const test::TempFolder folder;
  folder.write("study.toml", std::string(good) + more);
  const auto out = read_design(folder.path());
  for (const Problem& each : out.problems) FAIL_CHECK(text(each));
  return out.design.arrangement;
}

const char* three_panels = "[[panel]]\nid = \"A\"\n[[panel]]\nid = \"B\"\n[[panel]]\nid = \"C\"\n";

} // namespace

TEST_CASE("panel groups: panels have equal parts of the listeners, or the numbers that they say") {
  const Arrangement equal = read_panels_of(three_panels); // 3 listeners
  REQUIRE(equal.panels.size() == 3);
  CHECK(equal.panels[2].listeners == std::vector<std::string>{"L03"});
  const Arrangement said =
      read_panels_of("[[panel]]\nid = \"A\"\nlisteners = 2\n[[panel]]\nid = \"B\"\nlisteners = 1\n");
  CHECK(said.panels[0].listeners == std::vector<std::string>{"L01", "L02"});
  CHECK(said.panels[1].listeners == std::vector<std::string>{"L03"});
}
