#include "design/questionnaire.h"

#include <catch2/catch.hpp>

using namespace quietroom::design;

TEST_CASE("each moment of a questionnaire has the word of study.toml") {
  CHECK(name_of(When::before_session) == "before_session");
  CHECK(name_of(When::after_practice) == "after_practice");
  CHECK(name_of(When::at_break) == "break");
  CHECK(name_of(When::at_end) == "end");
}

TEST_CASE(
    "only the study's own words are told by name, and an answer is known by questionnaire and question") {
  CHECK(answer_key("form", "gender") == "form/gender");
  FormQuestion known{"gender", "Gender?", AnswerKind::choice, {"F"}, {"female"}, false, false};
  FormQuestion own{"cans", "Headphones?", AnswerKind::choice, {"Yes", "No"}, {"1", "2"}, false, true};
  const auto texts = own_texts({{"form", When::before_session, {known, own}}});
  REQUIRE(texts.size() == 3);
  CHECK(texts[0].name == "form.cans.heading");
  CHECK(texts[0].text == "Headphones?");
  CHECK(texts[2].name == "form.cans.2");
  CHECK(texts[2].text == "No");
}
