#include "design/form_texts.h"

#include "design/form_fields.h"
#include "design/written_study.h"
#include "labels/label_packs.h"

using namespace quietroom;
using namespace quietroom::design;
using Catch::Contains;

TEST_CASE("a study needs the words of those pages alone that it has") {
  CHECK(test::read_with("").design.wording.of_form.empty());
  const auto questions = test::read_with("[[questionnaire]]\nquestionnaire = \"x\"\nwhen = \"end\"\n"
                                         "[[questionnaire.question]]\nquestion = \"q\"\nheading = \"Q?\"\n");
  CHECK(questions.design.wording.of_form.contains("press_skip"));
  CHECK_FALSE(questions.design.wording.of_form.contains("form_gender"));
  CHECK_FALSE(questions.design.wording.of_form.contains("override_title"));
}

TEST_CASE("[wording] replaces a text of a form, and is refused where no page has it") {
  const auto own = test::read_with("[form]\nask = [\"gender\"]\n[wording]\nform_gender = \"You are?\"\n");
  CHECK(own.problems.empty());
  CHECK(own.design.questionnaires[0].questions[0].heading == "You are?");
  CHECK_THAT(test::problem_with("[wording]\nform_gender = \"You are?\"\n"),
             Contains("study.toml:7: form_gender has no effect"));
  CHECK_THAT(test::problem_with("[form]\nask = [\"gender\"]\n[wording]\nform_gender = \" \"\n"),
             Contains("form_gender is blank"));
}

TEST_CASE("a language without these words is refused with the list of what is missing") {
  Wording wording;
  add_form_texts(nullptr, {true, true, true}, wording);
  CHECK(wording.of_form.size() == form_text_keys().size());
  for (const std::string& key : form_text_keys())
    CHECK(wording.origins.at(key).status == labels::TextStatus::missing);
}

TEST_CASE("every known field has its question, and every answer a label, in each language") {
  for (const std::string& field : form_field_names())
    for (const labels::LabelPack& pack : labels::label_packs()) {
      CAPTURE(field, pack.language);
      Wording wording;
      add_form_texts(&pack, {true, true, true}, wording);
      const auto question = form_field(field, wording);
      REQUIRE(question);
      CHECK_FALSE(question->heading.empty());
      for (const std::string& label : question->labels) CHECK_FALSE(label.empty());
      CHECK(question->codes == codes_of_field(field));
    }
  CHECK_FALSE(form_field("shoe_size", {}));
}
