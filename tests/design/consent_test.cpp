#include "design/consent.h"

#include "design/plan.h"
#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;

TEST_CASE("pages of consent end with a line of three hyphens; blank lines around them are left out") {
  CHECK(consent_pages("one\ntwo\n\n---\n\nthree\r\n") == std::vector<std::string>{"one\ntwo", "three"});
  CHECK(consent_pages("a --- b\n----") == std::vector<std::string>{"a --- b\n----"});
  CHECK(consent_pages(" \n---\n\n").empty());
  CHECK(consent_pages("").empty());
}

TEST_CASE("the version of consent changes with every letter of its pages, and with nothing else") {
  CHECK(consent_version({"a", "b"}).size() == 64);
  CHECK(consent_version({"a", "b"}) != consent_version({"a", "c"}));
  CHECK(consent_version(consent_pages("a\n---\nb")) == consent_version(consent_pages("\na\n---\nb\r\n\n")));
}

TEST_CASE("characters of consent are counted, not bytes") { CHECK(characters_of("für \u4f60") == 5); }

TEST_CASE("a simulated listener is asked for no consent") {
  auto design = test::small_design();
  design.consent = {"a"};
  CHECK(plan_for(design, test::small_set(), "L01").consent.size() == 1);
  CHECK(plan_for(design, test::small_set(), "sim-001").consent.empty());
}
