#include "design/reference.h"

#include "method/methods.h"
#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;
using Catch::Matchers::Contains;

namespace {

Design by(const std::string& method, std::optional<std::string> reference = {}) {
  Design out = test::small_design();
  out.method = *method::find(method);
  out.reference = std::move(reference);
  return out;
}

} // namespace

TEST_CASE(
    "the reference is the one condition of kind reference without steps, unless the study names another") {
  auto set = test::small_set();
  CHECK(reference_condition(by("dcr"), set) == "c1");
  CHECK(reference_condition(by("dcr", "c3"), set) == "c3");
  CHECK_FALSE(reference_condition(by("dcr", "c9"), set));
  set.conditions[1].kind = stimulus::Kind::reference;
  CHECK_FALSE(reference_condition(by("dcr"), set)); // two of them
  set.conditions[1].steps = {{"mnru", {}}};
  CHECK(reference_condition(by("dcr"), set) == "c1");
}

TEST_CASE("without a reference, or with one that the set lacks, the candidates are named") {
  auto set = test::small_set();
  set.conditions[1].kind = stimulus::Kind::reference;
  for (const char* method : {"acr-hr", "dcr", "ccr"}) {
    const auto problems = reference_problems(by(method), set, "study.toml");
    REQUIRE(problems.size() == 1);
    CHECK_THAT(text(problems[0]), Contains("study.toml: ") && Contains("with one of c1, c2"));
  }
  CHECK_THAT(text(reference_problems(by("dcr", "c7"), set, "study.toml").at(0)),
             Contains("reference \"c7\" is no condition of the set") && Contains("c1, c2"));
  for (const char* method : {"acr", "p835"}) CHECK(reference_problems(by(method), set, "study.toml").empty());
}

TEST_CASE("a stimulus whose source the reference condition lacks is a problem by its name") {
  auto set = test::small_set();
  set.stimuli.erase(set.stimuli.begin()); // c1.s1
  const auto problems = reference_problems(by("ccr"), set, "study.toml");
  REQUIRE(problems.size() == 3); // s1 of c2, c3 and c4
  CHECK_THAT(text(problems[0]), Contains("stimulus c2.s1 has no reference"));
  CHECK(reference_of(set, "c1", 3) == 0U); // of c2.s2; c1.s1 is gone, so c1.s2 stands first
}
