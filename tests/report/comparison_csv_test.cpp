#include "report/comparison_forms.h"

#include "report/two_objectives.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("the CSV of a comparison has a row for each point and model, with its votes") {
  const std::string csv = to_csv(comparison_csv(test::two_objectives()));
  CHECK(csv.starts_with("model,condition,mos,ci_half,n_votes,objective,mapped,difference,within_ci,mapping,"
                        "score.one,score.two,nearest,ci_method,excluded,where\n"));
  CHECK(csv.find(",yes,") != std::string::npos);
  CHECK(csv.find("\ntwo,b,") != std::string::npos);
  CHECK(csv.find(",listeners,L1,talker=f1\n") != std::string::npos);
}

TEST_CASE("every row of the CSV says by which options scores without a common axis were allowed") {
  analysis::Comparison answer = test::two_objectives();
  answer.forced = {{{analysis::Allowance::mixed_studies, "two studies"}, "--mixed-studies"},
                   {{analysis::Allowance::mixed_contexts, "two contexts"}, "--mixed-contexts"}};
  const Table table = comparison_csv(answer);
  CHECK(table.columns.back().key == "forced");
  REQUIRE(table.rows.size() == 4);
  for (const auto& row : table.rows) CHECK(row.back() == Cell("--mixed-studies;--mixed-contexts"));
}

TEST_CASE("one model has no column of its name, and points of stimuli have a column of theirs") {
  analysis::Comparison answer = test::two_objectives();
  answer.models.resize(1);
  CHECK(to_csv(comparison_csv(answer)).starts_with("condition,mos,"));
  for (auto& point : answer.models[0].points) point.stimulus = "s1";
  for (auto& entry : answer.models[0].agreement.conditions) entry.point.stimulus = "s1";
  CHECK(to_csv(comparison_csv(answer)).starts_with("condition,stimulus,mos,"));
  CHECK(to_csv(comparison_csv(answer)).find("\na,s1,4,0.25,8,4.125,") != std::string::npos);
}
