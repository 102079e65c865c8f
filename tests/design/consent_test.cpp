#include "design/consent.h"

#include "design/plan.h"
#include "design/text_rows.h"
#include "design/written_study.h"
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

TEST_CASE("a simulated listener is asked for no consent") {
  auto design = test::small_design();
  design.consent = {"a"};
  CHECK(plan_for(design, test::small_set(), "L01").consent.size() == 1);
  CHECK(plan_for(design, test::small_set(), "sim-001").consent.empty());
}

namespace {

std::string lines(int count) {
  std::string out;
  for (int i = 1; i <= count; ++i) out += "Line " + std::to_string(i) + ".\n";
  return out;
}

/// What design::read_design() says of a study with this text of consent.
std::vector<std::string> said(const std::string& name, const std::string& text) {
  const test::TempFolder folder;
  folder.write("study.toml", std::string(test::good) + "consent = \"" + name + "\"\n");
  if (!text.empty()) folder.write("c.txt", text);
  folder.write("folder/x", "");
  const auto read = read_design(folder.path());
  std::vector<std::string> out;
  for (const Problem& each : read.problems)
    out.push_back(quietroom::text(each).substr(folder.path().string().size() + 1));
  CHECK(read.design.consent_file.empty() == !out.empty());
  return out;
}

} // namespace

TEST_CASE("a page of more lines than can be read is divided, and no word is lost") {
  const auto pages = consent_pages(lines(30));
  REQUIRE(pages.size() == 3);
  CHECK_THAT(pages[0], Catch::StartsWith("Line 1.\n") && Catch::EndsWith("\nLine 12."));
  CHECK_THAT(pages[2], Catch::EndsWith("Line 30."));
  CHECK(consent_pages(lines(12)).size() == 1);
  std::string words;
  for (int i = 0; i < 400; ++i) words += "word" + std::to_string(i) + " ";
  std::string together;
  for (const std::string& page : consent_pages(words)) {
    CHECK(text_rows(page, consent_columns).size() <= most_consent_lines);
    together += page + " ";
  }
  CHECK(together == words);
}

TEST_CASE("a long page is divided before a blank line rather than within a paragraph") {
  const auto pages = consent_pages(lines(9) + "\n" + lines(9));
  REQUIRE(pages.size() == 2);
  CHECK_THAT(pages[0], Catch::EndsWith("Line 9."));
  CHECK_THAT(pages[1], Catch::StartsWith("Line 1."));
}

TEST_CASE("a text of consent that cannot be shown as it was written is refused once, with its place") {
  using Strings = std::vector<std::string>;
  CHECK(said("c.txt", "I agree.\n").empty());
  CHECK(said("c.txt", "\xEF\xBB\xBFI agree.\r\n\tand\r\n").empty());
  CHECK(said("c.txt", "I\nerkl\xe4re") == Strings{"c.txt:2: is no UTF-8; save the text of consent as UTF-8"});
  for (const std::string& control : {std::string(1, '\0'), std::string("\x1b"), std::string("a\rb")}) {
    const auto found = said("c.txt", "I agree\nto this" + control + " and more");
    REQUIRE(found.size() == 1);
    CHECK_THAT(found[0], Catch::StartsWith("c.txt:2: has a control character"));
  }
  const auto blank = said("c.txt", " \n---\n");
  REQUIRE(blank.size() == 1);
  CHECK_THAT(blank[0], Catch::StartsWith("c.txt:1: is blank"));
}

TEST_CASE(
    "consent names a text file of the study's folder that is none of its own, or is refused with its line") {
  const auto one = [](const std::string& name) {
    const auto found = said(name, "");
    REQUIRE(found.size() == 1);
    return found[0];
  };
  using Catch::Contains;
  using Catch::StartsWith;
  CHECK_THAT(one(""), StartsWith("study.toml:6: consent is blank"));
  CHECK_THAT(one("  "), StartsWith("study.toml:6: consent is blank"));
  CHECK_THAT(one("folder"), StartsWith("study.toml:6: ") && Contains("is a folder"));
  CHECK_THAT(one("missing.txt"), StartsWith("study.toml:6: ") && Contains("is not there"));
  CHECK_THAT(one("../c.txt"), StartsWith("study.toml:6: ") && Contains("lies outside the study"));
  for (const char* own : {"study.toml", "./study.toml", "set/set.toml", "study.sqlite", "ledger"})
    CHECK_THAT(one(own), StartsWith("study.toml:6: ") && Contains("one of the study's own files"));
}
