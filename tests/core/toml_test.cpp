#include "core/toml.h"

#include <catch2/catch.hpp>

using namespace quietroom;

namespace {

toml::Table parsed(const char* text) { return std::get<toml::Table>(toml::parse_text(text, "a.toml")); }

} // namespace

TEST_CASE("a syntax error names its line") {
  const auto result = toml::parse_text("a = 1\nb = = 2\n", "a.toml");
  CHECK(std::get<Problem>(result).where == "a.toml:2");
}

TEST_CASE("every mistake in a table is noted with its line") {
  const toml::Table table = parsed("name = 5\ncount = 99\nnmae = 'x'\n");
  std::vector<Problem> problems;
  toml::Reader reader(table, "a.toml", problems);
  reader.required_text("name");
  reader.required_integer("count", 1, 10);
  reader.required_text("label");
  reader.refuse_unknown();
  std::vector<std::string> lines;
  for (const Problem& problem : problems) lines.push_back(text(problem));
  CHECK(lines == std::vector<std::string>{
                     "a.toml:1: name must be a text in quotes",
                     "a.toml:2: count is 99; it must lie within 1 and 10",
                     "a.toml:1: label is missing; add it",
                     "a.toml:3: nmae is not known here; did you mean name?",
                 });
}

TEST_CASE("values keep their type, and a whole number serves as a number") {
  const toml::Table table =
      parsed("t = 'x'\ni = 3\nd = 2.5\nb = true\nl = ['p', 'q']\n[[s]]\nk = 1\n[[s]]\n");
  std::vector<Problem> problems;
  toml::Reader reader(table, "a.toml", problems);
  CHECK(reader.text("t") == "x");
  CHECK(reader.number("i") == 3.0);
  CHECK(reader.number("d") == 2.5);
  CHECK(reader.boolean("b") == true);
  CHECK(reader.texts("l") == std::vector<std::string>{"p", "q"});
  REQUIRE(reader.tables("s").size() == 2);
  CHECK(reader.tables("s")[1]->line == 8);
  CHECK(reader.number_or("none", 7.0, 0, 1) == 7.0);
  CHECK(problems.empty());
}

TEST_CASE("a quoted text reads back as it was") {
  for (const char* text : {"", "plain", "say \"hi\"", "back\\slash", "tab\tline\n", "é漢"}) {
    const std::string document = "x = " + toml::quoted(text);
    CHECK(std::get<std::string>(parsed(document.c_str()).entries.at("x").data) == text);
  }
}
