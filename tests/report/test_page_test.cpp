#include "report/test_page.h"

#include "report/described.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

TestPage page_of(const analysis::StudyDescription& study) {
  TestPage out;
  out.name = "codecs";
  out.study = study;
  out.conditions.columns = {{"condition", "Condition", Align::left}};
  out.conditions.rows = {{std::string("x")}};
  out.conditions.caption = "Scores";
  out.version = "9.9";
  return out;
}

std::vector<std::string> ids(const HtmlPage& page) {
  std::vector<std::string> out;
  for (const PageSection& each : page.sections) out.push_back(each.id);
  return out;
}

} // namespace

TEST_CASE("test page: each part is a section, and the comparison only where there is one") {
  TestPage test = page_of(test::described_study());
  CHECK(ids(test_page(test)) ==
        std::vector<std::string>{"scores", "differences", "listeners", "method", "provenance"});
  test.comparison = "r = 0.9";
  CHECK(ids(test_page(test))[1] == "comparison");
  CHECK(test_page(test).sections[1].as_printed == "r = 0.9");
}

TEST_CASE("test page: the verdict has the labels of the set, and gaps of the method are seen") {
  const HtmlPage page = test_page(page_of(test::described_study()));
  CHECK(page.verdict.find("MNRU 20 dB") != page.verdict.npos);
  CHECK(page.banner.empty());
  const std::string html = to_html(page);
  CHECK(html.find("[room noise: not recorded]") != html.npos);
  CHECK(html.find("<caption>Scores</caption>") != html.npos);
}

TEST_CASE("test page: simulated votes are announced, and several questions stand under their names") {
  auto study = test::described_study();
  study.mos.of.simulated = true;
  TestPage test = page_of(study);
  AnswerForms forms;
  forms.tables.resize(1);
  forms.notes = {"by a rule"};
  test.screening.answers = {{"sig", forms}, {"bak", forms}};
  const HtmlPage page = test_page(test);
  CHECK(page.banner.starts_with("SIMULATED"));
  const PageSection& listeners = page.sections[2];
  REQUIRE(listeners.tables.size() == 2);
  CHECK(listeners.tables[0].caption == "Listeners: sig");
  CHECK(listeners.paragraphs[1] == "by a rule.");
}
