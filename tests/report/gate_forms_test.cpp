#include "report/gate_forms.h"

#include "support/set_scores.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace quietroom;
using nlohmann::json;
using test::set_score;

namespace {

scoring::GateAnswer answer() {
  return scoring::gate({set_score("a.1", "a", 4), set_score("a.2", "a", 4), set_score("a.3", "a", 4)},
                       {set_score("a.1", "a", 4), set_score("a.2", "a", 3), set_score("new", "a", 4)},
                       {scoring::parse_gate_limit("visqol_drop>0.1")}, "old.csv");
}

} // namespace

TEST_CASE("for readers: the verdict, the worst first, every failure, what is gone and new") {
  const std::string text = report::gate_text(answer(), 1);
  CHECK(text.starts_with("WORSE: 2 of 3 stimuli fail\n"));
  CHECK(text.find("a.2     4.00  3.00  1.00") != std::string::npos);
  CHECK(text.find("a.1 ") == std::string::npos); // one is shown
  CHECK(text.find("  a.2: visqol_drop>0.1: visqol was 4.000 and is 3.000") != std::string::npos);
  CHECK(text.find("  a.3: the baseline has it and the set has not") != std::string::npos);
  CHECK(text.ends_with("New, and in no baseline: new\n"));
}

TEST_CASE("for programs: JSON with each measure before and after") {
  const json found = json::parse(report::gate_json(answer()));
  CHECK(found["failed"] == true);
  CHECK(found["stimuli"][0]["stimulus"] == "a.2");
  CHECK(found["stimuli"][0]["visqol"]["drop"] == 1);
  CHECK(found["stimuli"][0]["stoi"]["before"].is_null());
  CHECK(found["conditions"][0]["condition"] == "a");
  CHECK(found["gone"][0] == "a.3");
}

TEST_CASE("for pipelines: JUnit XML with a case a stimulus, and its signs escaped") {
  const std::string xml = report::gate_junit(answer(), "my <set> & \"more\"");
  CHECK(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"my &lt;set&gt; &amp; "
                        "&quot;more&quot;\" tests=\"4\" failures=\"2\""));
  CHECK(xml.find("name=\"a.1\"/>\n") != std::string::npos);
  CHECK(xml.find("name=\"a.2\">\n    <failure message=\"visqol_drop&gt;0.1: ") != std::string::npos);
  CHECK(xml.ends_with("</testcase>\n</testsuite>\n"));
}

TEST_CASE("the verdict counts what failed: stimuli, conditions, one or several") {
  const auto verdict = [](std::vector<double> now, const char* limit) {
    std::vector<scoring::SetScore> before, after;
    for (std::size_t i = 0; i < now.size(); ++i) {
      before.push_back(set_score("a." + std::to_string(i), "a", 4));
      after.push_back(set_score("a." + std::to_string(i), "a", now[i]));
    }
    const std::string text =
        report::gate_text(scoring::gate(before, after, {scoring::parse_gate_limit(limit)}, "old.csv"), 1);
    return text.substr(0, text.find('\n'));
  };
  CHECK(verdict({4}, "visqol_drop>0") == "HOLDS: the one stimulus is not worse than allowed");
  CHECK(verdict({4, 4}, "visqol_drop>0") == "HOLDS: none of 2 stimuli is worse than allowed");
  CHECK(verdict({3, 4}, "visqol_drop>0") == "WORSE: 1 of 2 stimuli fails");
  CHECK(verdict({3}, "visqol_drop>0") == "WORSE: 1 of 1 stimulus fails");
  CHECK(verdict({3, 4}, "condition.visqol_drop>0") == "WORSE: 1 of 1 condition fails");
}
