#include "usage/completion.h"

#include "usage/shell_syntax.h"
#include "usage/tiny_program.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using usage::test::check_syntax;
using usage::test::tiny_program;

TEST_CASE("the completion of fish describes every command and option, for its command alone") {
  const std::string script = usage::fish_completion(tiny_program());
  CHECK_THAT(script,
             Catch::Contains("complete -c tiny -n __fish_use_subcommand -a level -d 'level of \\'files\\''"));
  CHECK_THAT(script, Catch::Contains("-n '__fish_seen_subcommand_from mos' -l context -x -a 'NB WB'"));
  CHECK_THAT(script, Catch::Contains("-n '__fish_seen_subcommand_from level' -s o -r -F"));
  check_syntax("fish", script);
}
