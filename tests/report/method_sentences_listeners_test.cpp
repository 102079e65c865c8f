#include "report/method_sentences_listeners.h"

#include "report/described.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::StudyDescription asked_study() {
  auto out = test::described_study();
  for (const char* key : {"ages", "genders", "native_language", "hearing"})
    if (const auto fact = out.facts.find(key); fact != out.facts.end()) out.facts.erase(fact);
  out.listeners.emplace();
  out.listeners->answers["age_band"] = {{"", 1}, {"20-29", 12}, {"60-or-more", 2}, {"under-20", 3}};
  out.listeners->answers["gender"] = {{"female", 9}, {"male", 9}};
  out.listeners->answers["native_language"] = {{"German", 14}, {"Sorbian", 1}, {"Turkish", 3}};
  return out;
}

} // namespace

TEST_CASE("method sentences of the listeners: what the forms say stands in place of a gap, as counts") {
  const auto study = asked_study();
  CHECK(said_by_listeners(study, "ages").text == "Ages in years, as the listeners gave them: under 20 (3), "
                                                 "20-29 (12), 60 or more (2), not answered (1).");
  CHECK(said_by_listeners(study, "genders").text ==
        "Genders, as the listeners gave them: female (9), male (9).");
  CHECK_FALSE(said_by_listeners(study, "hearing").recorded); // nobody was asked
  CHECK(shown(said_by_listeners(study, "hearing")) == "[hearing of the listeners: not recorded]");
}

TEST_CASE("method sentences of the listeners: a language of few listeners is not named") {
  const std::string text = said_by_listeners(asked_study(), "native_language").text;
  CHECK(text == "Native languages, as the listeners gave them: German (14), others (4).");
  CHECK_FALSE(is_told("native_language"));
  CHECK(is_told("gender"));
}

TEST_CASE("method sentences of the listeners: the author's own words stand before counts") {
  auto study = asked_study();
  study.facts["ages"] = "19 to 31 years";
  CHECK_THAT(said_by_listeners(study, "ages").text, Catch::Contains("19 to 31 years"));
}

TEST_CASE("method sentences of the listeners: rules, breaches and overrides are counted") {
  auto study = asked_study();
  CHECK(eligibility_sentences(study).empty());
  study.listeners->screened = 24;
  study.listeners->rules = {"last_test_months = 6, unheard = sources"};
  CHECK(eligibility_sentences(study).front().text == "The eligibility of 24 listeners was computed (months "
                                                     "without any subjective test: 6, no talker's sample "
                                                     "of the session heard before). Every rule held for each "
                                                     "of them. Nobody was taken in nevertheless, for a "
                                                     "reason that the operator gave.");
  study.listeners->breaches = {{"last_test", 2}};
  study.listeners->overridden = 1;
  const std::string text = eligibility_sentences(study).front().text;
  CHECK_THAT(text, Catch::Contains("Rules that did not hold: last_test for 2. 1 listener was taken in"));
  CHECK_THAT(listeners_text(study), Catch::StartsWith("Ages in years") && Catch::Contains(text));
  CHECK(listeners_text(test::described_table()).empty());
}
