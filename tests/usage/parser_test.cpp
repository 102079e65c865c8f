#include "usage/parser.h"

#include "core/error.h"
#include "usage/tiny_program.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::usage;

namespace {

std::variant<Given, Asked> parsed(std::vector<const char*> words) {
  words.insert(words.begin(), "tiny");
  return parse(test::tiny_program(), "tiny 1.0", static_cast<int>(words.size()), words.data());
}

Given given(std::vector<const char*> words) { return std::get<Given>(parsed(std::move(words))); }
std::string asked(std::vector<const char*> words) { return std::get<Asked>(parsed(std::move(words))).text; }

} // namespace

TEST_CASE("a command line becomes a command and values by option") {
  const Given out = given({"mos", "v.csv", "--by=talker", "--json", "--where", "a=1", "--where", "b=2"});
  CHECK(out.command == "mos");
  CHECK(out.values.at("VOTES") == std::vector<std::string>{"v.csv"});
  CHECK(out.values.at("--by") == std::vector<std::string>{"talker"});
  CHECK(out.values.at("--where") == std::vector<std::string>{"a=1", "b=2"});
  CHECK(out.values.contains("--json"));
  CHECK_FALSE(out.values.contains("--set"));
}

TEST_CASE("a place with an empty name is refused") {
  CHECK_THROWS_WITH(given({"mos", ""}), Catch::StartsWith("VOTES is an empty text"));
}

TEST_CASE("help and version are texts that were asked for") {
  CHECK(asked({"--version"}) == "tiny 1.0\n");
  CHECK_THAT(asked({"--help"}), Catch::Contains("Analyse:") && Catch::Contains("MOS of votes"));
  CHECK_THAT(asked({"mos", "--help"}),
             Catch::Contains("--context NB|WB") && Catch::Contains("VOTES REQUIRED"));
}

TEST_CASE("a command line that fits no page is refused with the way to the help") {
  CHECK_THROWS_WITH(parsed({"mean"}), "mean is no command; tiny --help lists them");
  CHECK_THROWS_WITH(parsed({"mos"}), Catch::EndsWith("; tiny mos --help says what there is"));
  CHECK_THROWS_WITH(parsed({}), Catch::EndsWith("; tiny --help says what there is"));
  CHECK_THROWS_AS(parsed({"mos", "v.csv", "--nonsense"}), Error);
}

TEST_CASE("an option that takes the rest of the line has every word behind it, dashes too") {
  Program program = test::tiny_program();
  program.groups.front().commands.front().options.push_back(
      {"--exec", "PROG ARGS...", "run it", false, false, true});
  const std::string command = word_of(program.groups.front().commands.front());
  const auto with = [&](std::vector<const char*> words) {
    words.insert(words.begin(), {"tiny", command.c_str()});
    return std::get<Given>(parse(program, "tiny 1.0", static_cast<int>(words.size()), words.data()));
  };
  const Given out = with({"v.csv", "--exec", "note", "--by", "x", "--exec"});
  CHECK(out.values.at("--exec") == std::vector<std::string>{"note", "--by", "x", "--exec"});
  CHECK_FALSE(out.values.contains("--by"));
  CHECK_THROWS_WITH(with({"v.csv", "--exec"}), Catch::Contains("nothing follows"));
}
