#include "design/own_scale.h"

#include "design/plan.h"
#include "design/written_study.h"
#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;
using Catch::Matchers::Contains;

namespace {

std::string scale(const std::string& question, int categories, const std::string& more = "") {
  std::string labels;
  for (int i = categories; i > 0; --i) labels += (labels.empty() ? "\"w" : ", \"w") + std::to_string(i) + '"';
  return "[[scale]]\nquestion = \"" + question + "\"\nheading = \"How " + question + "?\"\nlabels = [" +
         labels + "]\n" + more;
}

} // namespace

TEST_CASE("a study may ask a question of its own, whose mean has no name") {
  const auto out = test::read_with(scale("naturalness", 7));
  REQUIRE(out.problems.empty());
  const method::Method& method = out.design.method;
  REQUIRE(method.questions.size() == 1);
  CHECK(method.id == "acr");
  CHECK(method.questions[0].id == "naturalness");
  CHECK(method.questions[0].scale == method::Scale{1, 7});
  CHECK(method.questions[0].input == method::InputKind::digit);
  CHECK(method.scoring.designation.empty());
  CHECK(out.design.wording.scales[0].heading == "How naturalness?");
  CHECK(out.design.wording.scales[0].labels.front() == "w7");
}

TEST_CASE("categories that no single digit says are chosen by arrows") {
  using enum method::InputKind;
  CHECK(test::read_with(scale("a", 9)).design.method.questions[0].input == digit);
  CHECK(test::read_with(scale("a", 10)).design.method.questions[0].input == arrows);
  CHECK(test::read_with(scale("a", 10, "lowest = 0\n")).design.method.questions[0].input == digit);
  CHECK(test::read_with(scale("a", 11, "lowest = 0\n")).design.method.questions[0].scale ==
        method::Scale{0, 10});
  CHECK(test::read_with(scale("a", 3, "lowest = -1\n")).design.method.questions[0].input == arrows);
}

TEST_CASE("several own questions are asked in a row") {
  CHECK(
      test::read_with(scale("naturalness", 5) + scale("intelligibility", 5)).design.method.questions.size() ==
      2);
}

TEST_CASE("mistakes in an own scale are told by line") {
  CHECK_THAT(test::problem_with(scale("a", 12)), Contains("study.toml:9: labels must hold 2 to 11 texts"));
  CHECK_THAT(test::problem_with(scale("a", 1)), Contains("labels must hold 2 to 11 texts"));
  CHECK_THAT(test::problem_with(scale("quality", 5)), Contains("is the one of the method acr"));
  CHECK_THAT(test::problem_with(scale("Nat", 5)), Contains("must begin with a small letter"));
  CHECK_THAT(test::problem_with(scale("a", 5) + scale("a", 5)), Contains("stands twice"));
  CHECK_THAT(test::problem_with(scale("a", 5) + scale("b", 7)), Contains("have the same categories"));
  CHECK_THAT(test::problem_with(scale("a", 5, "highest = 5\n")), Contains("highest is not known here"));
  CHECK_THAT(test::problem_with("method = \"dcr\"\n" + scale("a", 5)), Contains("with method = \"acr\""));
  CHECK_THAT(test::problem_with("[[scale]]\nquestion = \"a\"\nheading = \"H\"\nlabels = [\"x\", \"X\"]\n"),
             Contains("have the same label"));
}

TEST_CASE("own questions are part of the plan, so that a session goes on with those it began with") {
  CHECK(own_questions(test::read_with(scale("a", 5) + scale("b", 5)).design.method) == "a 1:5, b 1:5");
  CHECK(own_questions(test::read_with("method = \"p835\"\n").design.method).empty());
  const auto hash = [](const std::string& lines) {
    return hash_of(plan_for(test::read_with(lines).design, test::small_set(), "L01"), test::small_set());
  };
  CHECK(hash(scale("a", 5)) != hash(""));
  CHECK(hash(scale("a", 5)) != hash(scale("b", 5)));
  CHECK(hash(scale("a", 5)) != hash(scale("a", 6)));
}
