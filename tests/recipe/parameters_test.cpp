#include "recipe/parameters.h"

#include "recipe/pattern_set.h"
#include "recipe/written_steps.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;

namespace {

/// A written step of one set.toml line, read by its parts.
struct Asked {
  stimulus::Step written;
  std::vector<Problem> problems;
  SetFiles no_files;
  Parameters parameters{written, "set.toml", no_files, problems};

  explicit Asked(WrittenParameters given) : written{"s", std::move(given), 4} {}
  /// What is told so far, without "set.toml:4: step s: ".
  std::vector<std::string> told() const {
    std::vector<std::string> out;
    for (const Problem& each : problems) {
      CHECK(each.where == "set.toml:4");
      out.push_back(each.message.substr(8));
    }
    return out;
  }
};

} // namespace

TEST_CASE(
    "a number may be written whole, lies within its limits, and a mistaken one becomes the lower limit") {
  Asked asked({{"i", std::int64_t{3}}, {"d", 0.5}, {"high", 11.0}, {"nan", std::nan("")}, {"text", "3"}});
  CHECK(asked.parameters.number("i", 0, 10) == 3);
  CHECK(asked.parameters.number("d", 0.5, 10) == 0.5);
  CHECK(asked.parameters.number_or("none", 7, 0, 10) == 7);
  CHECK(asked.told().empty());
  CHECK(asked.parameters.number("high", 2, 10) == 2);
  CHECK(asked.parameters.number("nan", 2, 10) == 2);
  CHECK(asked.parameters.number("text", 2, 10) == 2);
  CHECK(asked.parameters.number("none", 2, 10) == 2);
  CHECK(asked.told() == std::vector<std::string>{"high is 11; it must lie within 2 and 10",
                                                 "nan is nan; it must lie within 2 and 10",
                                                 "text must be a number", "none is missing; add it"});
}

TEST_CASE("a whole number is no fraction") {
  Asked asked({{"i", std::int64_t{3}}, {"d", 3.0}, {"low", std::int64_t{-1}}});
  CHECK(asked.parameters.integer("i", 0, 3) == 3);
  CHECK(asked.parameters.integer_or("none", 9, 0, 3) == 9);
  CHECK(asked.parameters.integer("d", 1, 3) == 1);
  CHECK(asked.parameters.integer("low", 0, 3) == 0);
  CHECK(asked.told() ==
        std::vector<std::string>{"d must be a whole number", "low is -1; it must lie within 0 and 3"});
}

TEST_CASE("words, switches and lists are told when they are something else") {
  Asked asked({{"word", "b"},
               {"other", "c"},
               {"flag", true},
               {"number", 1.0},
               {"list", std::vector<std::string>{"x"}},
               {"empty", std::vector<std::string>{}}});
  CHECK(asked.parameters.choice("word", {"a", "b"}) == "b");
  CHECK(asked.parameters.choice_or("none", "z", {"a", "b"}) == "z");
  CHECK(asked.parameters.boolean_or("flag", false));
  CHECK(asked.parameters.boolean_or("none", true));
  CHECK(asked.parameters.texts("list") == std::vector<std::string>{"x"});
  CHECK(asked.told().empty());
  CHECK(asked.parameters.choice("other", {"a", "b"}) == "a");
  CHECK_FALSE(asked.parameters.boolean_or("number", false));
  CHECK(asked.parameters.text("number").empty());
  CHECK(asked.parameters.texts("empty").empty());
  CHECK(asked.told() ==
        std::vector<std::string>{"other is \"c\"; it must be one of a, b", "number must be true or false",
                                 "number must be a text in quotes",
                                 "empty must be one or more texts in brackets, [\"..\", \"..\"]"});
}

TEST_CASE("what nobody asked for is told, with what was meant") {
  Asked asked({{"level_dbov", 1.0}, {"levle", 1.0}, {"colour", 1.0}});
  asked.parameters.number("level_dbov", 0, 1);
  asked.parameters.number_or("level", 0, 0, 1);
  asked.parameters.refuse_unknown();
  CHECK(asked.told() == std::vector<std::string>{"colour is not known here; is it misspelled?",
                                                 "levle is not known here; did you mean level?"});
  Asked rest({{"a", 1.0}, {"b", "x"}});
  rest.parameters.number("a", 0, 1);
  CHECK(rest.parameters.others().size() == 1);
  rest.parameters.refuse_unknown(); // they are asked for by now
  CHECK(rest.told().empty());
}
