#include "design/experimenter_code.h"

#include "core/error.h"
#include "design/design.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;
using Catch::Contains;

namespace {

std::string with_code(const std::string& text, const std::string& code = "$new$") {
  return with_experimenter_code(text, code, "study.toml");
}

} // namespace

TEST_CASE("a new code replaces the old one and leaves every other byte as it was") {
  CHECK(with_code("version = 1\nexperimenter_code = \"0000\"\nname = \"a\"\n") ==
        "version = 1\nexperimenter_code = \"$new$\"\nname = \"a\"\n");
  CHECK(with_code("version=1\r\n  experimenter_code='0000'# in clear\r\nname='a'") ==
        "version=1\r\n  experimenter_code=\"$new$\"# in clear\r\nname='a'");
  CHECK(with_code("\"experimenter_code\" = \"a\\\"b\" # \"x\"\nversion = 1") ==
        "\"experimenter_code\" = \"$new$\" # \"x\"\nversion = 1");
}

TEST_CASE("a first code gets a line of its own at the top level, where no table has begun") {
  CHECK(with_code("# mine\nversion = 1\nname = \"a\"\nmax_plays = 1\n# facts\n[facts]\nplace = \"here\"\n") ==
        "# mine\nversion = 1\nname = \"a\"\nmax_plays = 1\nexperimenter_code = \"$new$\"\n# facts\n[facts]\n"
        "place = \"here\"\n");
  CHECK(with_code("version = 1") == "version = 1\nexperimenter_code = \"$new$\"\n");
  CHECK(with_code("version = 1\r\nname = '''\r\nlong\r\n'''\r\n[wording]\r\n") ==
        "version = 1\r\nexperimenter_code = \"$new$\"\r\nname = '''\r\nlong\r\n'''\r\n[wording]\r\n");
  // what looks like a table within a text is none
  CHECK(with_code("name = '''\n[facts]\n'''\nversion = 1\n") ==
        "name = '''\n[facts]\n'''\nversion = 1\nexperimenter_code = \"$new$\"\n");
}

TEST_CASE("a file in which the code cannot be told is refused and not guessed at") {
  CHECK_THROWS_WITH(with_code("experimenter_code = '''\n0000'''\nversion = 1"),
                    Contains("study.toml:1: write experimenter_code and its value on one line"));
  CHECK_THROWS_WITH(with_code("name = \"a\"\n"), Contains("study.toml: has no version"));
  CHECK_THROWS_WITH(with_code("version = \n"), Contains("study.toml:1"));
}

TEST_CASE("a code has 4 to 32 digits, for a station has no other keys for it") {
  CHECK(code_mistake("0000").empty());
  CHECK(code_mistake(std::string(32, '7')).empty());
  CHECK_THAT(code_mistake("123"), Contains("has 3 digits; give 4 to 32"));
  CHECK_THAT(code_mistake(std::string(33, '7')), Contains("has 33 digits"));
  CHECK_THAT(code_mistake(""), Contains("has 0 digits"));
  for (const char* wrong : {"12a4", "12 34", "-1234", "\xD9\xA1\xD9\xA2\xD9\xA3\xD9\xA4"})
    CHECK_THAT(code_mistake(wrong), Contains("other signs than digits"));
}

TEST_CASE("study.toml may hold a hash or digits in clear, and nothing else") {
  const auto problems = [](const std::string& code) {
    return parse_design("version = 1\nname = \"a\"\nset = \"s\"\nseed = 1\nlisteners = 1\n"
                        "experimenter_code = \"" +
                            code + "\"\n",
                        "study")
        .problems;
  };
  CHECK(problems("0000").empty());
  CHECK(problems("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                 "RdescudvJCsgt3ub+b4dWRWJTmaaJObGRdescudvJCs")
            .empty());
  for (const char* wrong : {"", "abc", "$argon2id$", "$2b$12$x"}) {
    CAPTURE(wrong);
    REQUIRE(problems(wrong).size() == 1);
    CHECK_THAT(text(problems(wrong)[0]),
               Contains("study.toml:6: experimenter_code is no hash of a code; set it by"));
  }
}

TEST_CASE("a new study has no code") {
  CHECK(Design{}.experimenter_code.empty());
  CHECK(study_toml(Design{}).find("experimenter_code") == std::string::npos);
}
