#include "design/read_questionnaires.h"

#include "design/test_date.h"
#include "design/written_study.h"

using namespace quietroom;
using namespace quietroom::design;
using Catch::Contains;

TEST_CASE("a study without a form asks nothing, and one with asks the known fields in its language") {
  CHECK(test::read_with("").design.questionnaires.empty());
  const auto read = test::read_with("[form]\nask = [\"gender\", \"age_band\", \"native_language\", "
                                    "\"last_test\"]\n");
  CHECK(read.problems.empty());
  REQUIRE(read.design.questionnaires.size() == 1);
  const Questionnaire& form = read.design.questionnaires.front();
  CHECK(form.id == "form");
  CHECK(form.when == When::before_session);
  REQUIRE(form.questions.size() == 4);
  CHECK(form.questions[0].heading == "What is your gender?");
  CHECK(form.questions[0].labels == std::vector<std::string>{"Female", "Male", "Other"});
  CHECK(form.questions[0].codes == std::vector<std::string>{"female", "male", "other"});
  CHECK(form.questions[1].labels.front() == "Under 20");
  CHECK(form.questions[2].kind == AnswerKind::text);
  CHECK(form.questions[3].kind == AnswerKind::date);
  for (const FormQuestion& each : form.questions) CHECK_FALSE(each.required);
  const auto german =
      parse_design(std::string(test::good) + "language = \"de\"\n[form]\nask = [\"gender\"]\n", ".");
  CHECK(german.design.questionnaires.front().questions[0].labels[0] == "Weiblich");
  CHECK(german.design.questionnaires.front().questions[0].codes[0] == "female");
}

TEST_CASE("own fields and questionnaires have the words of the study") {
  const auto read =
      test::read_with("break_after = 2\n[[field]]\nfield = \"cans\"\nheading = \"Which headphones?\"\n"
                      "[[questionnaire]]\nquestionnaire = \"tired\"\nwhen = \"break\"\n"
                      "[[questionnaire.question]]\nquestion = \"how\"\nheading = \"Tired?\"\n"
                      "labels = [\"Yes\", \"No\"]\n");
  CHECK(read.problems.empty());
  REQUIRE(read.design.questionnaires.size() == 2);
  CHECK(read.design.questionnaires[0].questions[0].kind == AnswerKind::text);
  const Questionnaire& tired = read.design.questionnaires[1];
  CHECK(tired.when == When::at_break);
  CHECK(tired.questions[0].codes == std::vector<std::string>{"1", "2"});
  const auto texts = own_texts(read.design.questionnaires);
  REQUIRE(texts.size() == 4);
  CHECK(texts[0].name == "form.cans.heading");
  CHECK(texts[2].name == "tired.how.1");
  CHECK(texts[2].text == "Yes");
}

TEST_CASE("each mistake in a form or questionnaire is a sentence with its line") {
  const std::string field = "[[field]]\nfield = \"a\"\nheading = \"A?\"\n";
  const auto problem = [](const std::string& lines) { return test::problem_with(lines); };
  CHECK_THAT(problem("[form]\nask = [\"age_band\", \"gendre\"]\n"),
             Contains("study.toml:7: the field \"gendre\" is not known (did you mean gender?)"));
  CHECK_THAT(problem("[form]\nask = []\n"), Contains("study.toml:6: [form] asks nothing"));
  CHECK_THAT(problem("[form]\nask = [\"gender\", \"gender\"]\n"), Contains("\"gender\" is asked twice"));
  CHECK_THAT(problem(field + field), Contains("study.toml:9: \"a\" is asked twice"));
  CHECK_THAT(problem("[[field]]\nfield = \"A b\"\nheading = \"A?\"\n"),
             Contains("must begin with a small letter"));
  CHECK_THAT(problem("[[field]]\nfield = \"a\"\nheading = \" \"\n"), Contains("heading is blank"));
  CHECK_THAT(problem(field + "labels = [\"one\"]\n"), Contains("labels must hold 2 to 11 texts"));
  CHECK_THAT(problem(field + "labels = [\"one\", \" One\"]\n"), Contains("1 and 2 are the same"));
  CHECK_THAT(problem(field + "labels = [\"one\", \"\"]\n"), Contains("the label 2 is blank"));
  CHECK_THAT(problem(field + "label = [\"one\"]\n"), Contains("label"));
  const std::string asks = "[[questionnaire.question]]\nquestion = \"q\"\nheading = \"Q?\"\n";
  CHECK_THAT(problem("[[questionnaire]]\nquestionnaire = \"x\"\nwhen = \"End\"\n" + asks),
             Contains("did you mean end?"));
  CHECK_THAT(problem("[[questionnaire]]\nquestionnaire = \"form\"\nwhen = \"end\"\n" + asks),
             Contains("\"form\" is the one before the session"));
  CHECK_THAT(problem("[[questionnaire]]\nquestionnaire = \"x\"\nwhen = \"end\"\n"), Contains("asks nothing"));
  CHECK_THAT(problem("[[questionnaire]]\nquestionnaire = \"x\"\nwhen = \"break\"\n" + asks),
             Contains("study.toml:6: when = \"break\" never comes, for the study has no break"));
  CHECK_THAT(
      problem("practice = 0\n[[questionnaire]]\nquestionnaire = \"x\"\nwhen = \"after_practice\"\n" + asks),
      Contains("never comes, for the study has no practice"));
}
