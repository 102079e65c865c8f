#include "usage/completion.h"

#include "usage/shell_syntax.h"
#include "usage/tiny_program.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using usage::test::check_syntax;
using usage::test::tiny_program;

TEST_CASE("the completion of zsh describes every command and option, quoted as zsh reads it") {
  const std::string script = usage::zsh_completion(tiny_program());
  CHECK_THAT(script, Catch::StartsWith("#compdef tiny\n"));
  CHECK_THAT(script, Catch::Contains("'mos:MOS of votes'"));
  CHECK_THAT(script,
             Catch::Contains("'--context[the listener'\\''s band\\: \\[nb\\] is not it]:NB|WB:(NB WB)'"));
  CHECK_THAT(script, Catch::Contains("'*--where[only these rows]:COLUMN=VALUE: '"));
  CHECK_THAT(script, Catch::Contains("'*:FILE...:_files'"));
  check_syntax("zsh", script);
}
