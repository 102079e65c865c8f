#include "report/answer.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

AnswerForms forms(double mean, std::vector<std::string> notes) {
  Table table;
  table.columns = {{"mean", "Mean", Align::right, ""}};
  table.rows = {{Number{mean, 1}}};
  return {{table}, std::move(notes), table, {{"mean", mean}}};
}

AnswersInForms one_answer() {
  AnswersInForms out;
  out.answers = {{"", forms(3.5, {"Over votes"})}};
  return out;
}

AnswersInForms two_answers() {
  AnswersInForms out;
  out.several = true;
  out.answers = {{"BAK", forms(3.5, {"Two listeners", "Over votes"})}, {"SIG", forms(2.5, {"Over votes"})}};
  return out;
}

analysis::Provenance some_votes() {
  analysis::Provenance out;
  out.simulated = true;
  out.where = {"talker=f1", "block=2"};
  out.excluded = {{"L03", "by name", 48}, {"L07", "p913", 1}};
  out.left_out = {4, 2, 1};
  return out;
}

} // namespace

TEST_CASE("answer: text has the table, then its notes as sentences") {
  CHECK(answer_text(one_answer()) == "Mean\n 3.5\n\nOver votes.\n");
}

TEST_CASE("answer: of several questions each stands below its name, and a note of all stands once") {
  CHECK(answer_text(two_answers()) == "Question BAK\n\nMean\n 3.5\n\nTwo listeners.\n\n"
                                      "Question SIG\n\nMean\n 2.5\n\nOver votes.\n");
  AnswersInForms nameless = two_answers();
  nameless.answers[0].question = "";
  CHECK(answer_text(nameless).starts_with("Question (empty)\n"));
}

TEST_CASE("answer: the first line says that votes are simulated, the last ones which votes they are") {
  AnswersInForms answers = one_answer();
  answers.provenance = some_votes();
  CHECK(answer_text(answers) ==
        "SIMULATED votes: made by a program, nobody's opinion\nMean\n 3.5\n\nOver votes.\n"
        "Only rows with talker=f1, block=2.\n"
        "Excluded: L03 (48 votes), by name, L07 (1 vote), p913.\n");
}

TEST_CASE("answer: a CSV has the question first and the votes last") {
  CHECK(answer_csv(two_answers()) == "question,mean\nBAK,3.5\nSIG,2.5\n");
  AnswersInForms answers = two_answers();
  answers.provenance = some_votes();
  CHECK(answer_csv(answers) == "question,mean,excluded,where,simulated\n"
                               "BAK,3.5,L03;L07,talker=f1;block=2,1\nSIG,2.5,L03;L07,talker=f1;block=2,1\n");
}

TEST_CASE("answer: JSON says which votes it is of, also where all of them count") {
  CHECK(answer_json(one_answer()) ==
        "{\n  \"mean\": 3.5,\n  \"designation\": null,\n  \"simulated\": false,\n"
        "  \"where\": [],\n  \"left_out\": {\n    \"practice\": 0,\n    \"void\": 0,\n"
        "    \"empty\": 0\n  },\n  \"excluded\": []\n}\n");
  AnswersInForms answers = one_answer();
  answers.provenance = some_votes();
  const std::string json = answer_json(answers);
  CHECK(json.find("\"simulated\": true") != std::string::npos);
  CHECK(json.find("\"practice\": 4,\n    \"void\": 2,\n    \"empty\": 1") != std::string::npos);
  CHECK(json.find("\"listener\": \"L07\",\n      \"reason\": \"p913\",\n      \"votes\": 1") !=
        std::string::npos);
}

TEST_CASE("answer: JSON of several questions is an array of documents, the question first") {
  CHECK(answer_json(two_answers())
            .starts_with(
                "{\n  \"questions\": [\n    {\n      \"question\": \"BAK\",\n      \"mean\": 3.5\n    },\n"
                "    {\n      \"question\": \"SIG\",\n      \"mean\": 2.5\n    }\n  ],\n"));
}
