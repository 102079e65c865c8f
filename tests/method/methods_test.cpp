#include "method/methods.h"

#include "method/scores.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom::method;

TEST_CASE("the methods are listening quality, listening effort and loudness preference") {
  struct Row {
    std::string method, question, designation;
    Best best;
    bool good_or_better;
  };
  const Row expected[] = {{"acr", "quality", "MOS-LQS", Best::high, true},
                          {"effort", "effort", "MOS-LE", Best::high, false},
                          {"loudness", "loudness", "MOS-LP", Best::centre, false}};
  REQUIRE(methods().size() == std::size(expected));
  for (std::size_t i = 0; i < methods().size(); ++i) {
    const Method& method = methods()[i];
    CAPTURE(method.id);
    CHECK(method.id == expected[i].method);
    REQUIRE(method.questions.size() == 1);
    CHECK(method.questions[0].id == expected[i].question);
    CHECK(method.questions[0].scale == Scale{1, 5});
    CHECK(method.scoring.designation == expected[i].designation);
    CHECK(method.scoring.best == expected[i].best);
    CHECK(method.scoring.has_good_or_better == expected[i].good_or_better);
    CHECK(method.layout == Layout::single);
  }
}

TEST_CASE("each category of each question has a label of its own, and each method its words") {
  std::set<std::string> ids;
  for (const Method& method : methods()) {
    CAPTURE(method.id);
    CHECK(ids.insert(method.id).second);
    CHECK(find(method.id) == &method);
    CHECK(recognised(method.id) == &method);
    for (const std::string& text :
         {method.name, method.clause, method.welcome_text, method.instructions_text})
      CHECK_FALSE(text.empty());
    for (const Question& question : method.questions) {
      CHECK_FALSE(question.heading.empty());
      CHECK(question.labels.size() == categories(question.scale));
      CHECK(std::set<std::string>(question.labels.begin(), question.labels.end()).size() ==
            question.labels.size());
    }
  }
}

TEST_CASE("the labels are those of P.800 Annex B") {
  CHECK(find("acr")->questions[0].labels ==
        std::vector<std::string>{"Excellent", "Good", "Fair", "Poor", "Bad"});
  CHECK(find("acr")->questions[0].heading == "Quality of the speech");
  CHECK(find("effort")->questions[0].labels ==
        std::vector<std::string>{"Complete relaxation possible; no effort required",
                                 "Attention necessary; no appreciable effort required",
                                 "Moderate effort required", "Considerable effort required",
                                 "No meaning understood with any feasible effort"});
  CHECK(find("effort")->questions[0].heading == "Effort required to understand the meanings of sentences");
  CHECK(find("loudness")->questions[0].labels ==
        std::vector<std::string>{"Much louder than preferred", "Louder than preferred", "Preferred",
                                 "Quieter than preferred", "Much quieter than preferred"});
  CHECK(find("loudness")->questions[0].heading == "Loudness preference");
}

TEST_CASE("an id is found as it is spelled only") {
  for (const char* id : {"ACR", "acr ", "", "mos", "p800", "acr-hr"}) CHECK(find(id) == nullptr);
}

TEST_CASE("a method of the field that is not carried is refused by its name, however it is spelled") {
  CHECK(refusal_of("ccr") ==
        "method \"ccr\" (comparison category rating, ITU-T P.800 Annex E) is not carried "
        "by this version; use acr, effort or loudness");
  for (const char* id :
       {"acr-hr", "ACR-HR", "acr_hr", "ACRHR", "dcr", "DCR", "ccr", "p835", "P.835", "P 835", "dimensions"}) {
    CAPTURE(id);
    CHECK(recognised(id) == nullptr);
    CHECK(scale_of(id));
    CHECK(refusal_of(id).find("is not carried by this version; use acr, effort or loudness") !=
          std::string::npos);
  }
}

TEST_CASE("an id that is no method is refused with the one that was meant") {
  CHECK(recognised("efort") == nullptr);
  CHECK(recognised("Loud-ness") == find("loudness"));
  CHECK_FALSE(scale_of("efort"));
  CHECK(refusal_of("efort") ==
        "method \"efort\" is not known (did you mean effort?); use acr, effort or loudness");
  CHECK(refusal_of("xyz123") == "method \"xyz123\" is not known; use acr, effort or loudness");
}
