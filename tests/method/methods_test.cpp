#include "method/methods.h"

#include "method/scores.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom::method;

TEST_CASE("the methods have their ids, questions, scales and names of means") {
  struct Row {
    std::string method, designation;
    std::vector<std::string> questions;
    Layout layout;
    ScoreOf of;
    bool good_or_better;
  };
  using enum Layout;
  using enum ScoreOf;
  const Row expected[] = {{"acr", "MOS-LQS", {"quality"}, single, votes, true},
                          {"effort", "MOS-LE", {"effort"}, single, votes, false},
                          {"loudness", "MOS-LP", {"loudness"}, single, votes, false},
                          {"acr-hr", "MOS-LQS", {"quality"}, single, difference, true},
                          {"dcr", "DMOS", {"degradation"}, pair, votes, false},
                          {"ccr", "CMOS", {"comparison"}, pair, comparison, false},
                          {"p835", "", {"sig", "bak", "ovrl"}, single, votes, false},
                          {"dimensions",
                           "",
                           {"noisiness", "coloration", "discontinuity", "loudness_dim", "reverberation"},
                           single,
                           votes,
                           false}};
  REQUIRE(methods().size() == std::size(expected));
  for (std::size_t i = 0; i < methods().size(); ++i) {
    const Method& method = methods()[i];
    CAPTURE(method.id);
    CHECK(method.id == expected[i].method);
    CHECK(method.scoring.designation == expected[i].designation);
    CHECK(method.scoring.best == (method.id == "loudness" ? Best::centre : Best::high));
    CHECK(method.scoring.has_good_or_better == expected[i].good_or_better);
    CHECK(method.scoring.of == expected[i].of);
    CHECK(method.layout == expected[i].layout);
    std::vector<std::string> questions;
    for (const Question& each : method.questions) questions.push_back(each.id);
    CHECK(questions == expected[i].questions);
    for (const Question& each : method.questions)
      CHECK(each.scale == (method.id == "ccr" ? Scale{-3, 3} : Scale{1, 5}));
  }
  CHECK(find("p835")->changing_places == 2); // SIG and BAK
  CHECK(find("acr-hr")->scoring.of_difference == "DMOS-HR");
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
  for (const char* id : {"ACR", "acr ", "", "mos", "p800", "acr_hr", "P.835"}) CHECK(find(id) == nullptr);
}

TEST_CASE("a method of the field that is not carried is refused by its name, however it is spelled") {
  for (const char* id : {"mushra", "MUSHRA"}) {
    CHECK(recognised(id) == nullptr);
    CHECK(scale_of(id) == Scale{0, 100});
    CHECK(refusal_of(id).find(
              "is not carried by this version; use acr, effort, loudness, acr-hr, dcr, ccr, p835 or "
              "dimensions") != std::string::npos);
  }
}

TEST_CASE("an id that is no method is refused with the one that was meant") {
  CHECK(recognised("efort") == nullptr);
  CHECK(recognised("Loud-ness") == find("loudness"));
  CHECK(recognised("P.835") == find("p835"));
  CHECK_FALSE(scale_of("efort"));
  const std::string use = "; use acr, effort, loudness, acr-hr, dcr, ccr, p835 or dimensions";
  CHECK(refusal_of("efort") == "method \"efort\" is not known (did you mean effort?)" + use);
  CHECK(refusal_of("P.835") == "method \"P.835\" is not known (did you mean p835?)" + use);
  CHECK(refusal_of("xyz123") == "method \"xyz123\" is not known" + use);
}

TEST_CASE(
    "whoever averages votes learns from the table which are comparisons and which answer several questions") {
  CHECK(compares("CCR"));
  CHECK_FALSE(compares("dcr"));
  CHECK_FALSE(compares("nobody's"));
  CHECK(asks_several("P.835"));
  CHECK(asks_several("dimensions"));
  CHECK_FALSE(asks_several("acr"));
  CHECK_FALSE(has_categories("mushra"));
}
