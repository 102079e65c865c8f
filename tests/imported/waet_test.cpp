#include "imported/results.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

constexpr const char* waet_xml = R"(<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE waetresult>
<waetresult key="k1">
  <waet><page id="p"><audioelement id="t0" url="0.wav"><value>0.9</value></audioelement></page></waet>
  <survey location="before"><surveyresult ref="age"><response>31</response></surveyresult></survey>
  <page ref="p" presentedId="0" state="complete">
    <metric><metricresult name="testTime">12.5</metricresult></metric>
    <audioelement ref="t0" name="codec A" type="normal"><value interface-name="quality">0.53</value>
      <value interface-name="width">0.25</value><comment><response>ok</response></comment></audioelement>
    <audioelement ref="t1" type="reference"><value interface-name="quality">1</value></audioelement>
    <audioelement ref="t2" type="anchor"><value interface-name="quality">0.02</value></audioelement>
    <audioelement ref="t3" type="outside-reference"/>
  </page>
  <page ref="p-repeat-1" state="empty">
    <audioelement ref="t0" name="codec A"><value interface-name="quality">0.5</value></audioelement>
  </page>
</waetresult>
)";

} // namespace

TEST_CASE("WAET: pages, fragments, axes and roles; the copy of the specification is no result") {
  const auto votes = import_text(waet_xml, {}, "save-k1.xml");
  CHECK(column(votes, "listener") == "k1 k1 k1 k1 k1");
  CHECK(column(votes, "stimulus") == "p/t0 p/t0 p/t1 p/t2 p/t0");
  CHECK(column(votes, "condition") == "codec A codec A t1 t2 codec A");
  CHECK(column(votes, "question") == "quality width quality quality quality");
  CHECK(column(votes, "vote") == "0.53 0.25 1 0.02 0.5");
  CHECK(column(votes, "role") == "processed processed hidden_reference anchor processed");
  CHECK(column(votes, "scale") == "0:1 0:1 0:1 0:1 0:1");
  CHECK(column(votes, "trial") == "p p p p p-repeat-1");
  CHECK(column(votes, "valid") == "1 1 1 1 0");
  CHECK(contains(misfits(votes), "save-k1.xml:14: the page p-repeat-1 is empty"));
  CHECK(contains(misfits(votes), "holds 1 survey of answers, not votes"));
}

TEST_CASE("the first form of WAET has values from 0 to 100") {
  const auto votes =
      import_text("<BrowserEvaluationResult><audioHolder id=\"h\"><audioElement id=\"0\" reference=\"true\">"
                  "<value>88.5</value></audioElement></audioHolder></BrowserEvaluationResult>",
                  {}, "x/ann.xml");
  CHECK(column(votes, "stimulus") == "h/0");
  CHECK(column(votes, "vote") == "88.5");
  CHECK(column(votes, "scale") == "0:100");
  CHECK(column(votes, "role") == "hidden_reference");
  CHECK(column(votes, "listener") == "ann");
}
