#include "usage/page.h"

#include "usage/tiny_program.h"

#include <catch2/catch.hpp>

using namespace quietroom::usage;

TEST_CASE("the word of a command is the last of its name, and a program has none") {
  CHECK(word_of({"tiny mos", "", {}, "", {}, {}}) == "mos");
  CHECK(word_of({"a tiny level-all", "", {}, "", {}, {}}) == "level-all");
  CHECK(word_of({"tiny", "", {}, "", {}, {}}).empty());
}

TEST_CASE("the commands of a program stand group by group, and are those of the program itself") {
  const Program program = test::tiny_program();
  const auto commands = commands_of(program);
  REQUIRE(commands.size() == 2);
  CHECK(commands[0] == &program.groups[0].commands[0]);
  CHECK(commands[1] == &program.groups[1].commands[0]);
  CHECK(commands_of({program.page, {}}).empty());
}

TEST_CASE("an option is by place, a flag, or takes a value") {
  const Option place{"FILE", "FILE", ""}, flag{"--json", "", ""}, value{"-o", "FILE", ""};
  CHECK(is_by_place(place));
  CHECK_FALSE(is_flag(place));
  CHECK(is_flag(flag));
  CHECK_FALSE(is_by_place(flag));
  CHECK_FALSE(is_flag(value));
  CHECK_FALSE(is_by_place(value));
}
