#include "analysis/planning_rows.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

using Fields = std::vector<std::string_view>;

RowLayout layout_of(const Fields& header) { return row_layout(header, emodel::Band::narrow, "in.csv:1"); }

/// The findings of the rows below "Ppl,Ie".
RowFindings found(const std::string& rows) {
  static const RowLayout layout = layout_of({"Ppl", "Ie"});
  const PlanningQuestion question;
  CsvReader reader("in.csv", rows, 2);
  RowRater rater(layout, question);
  for (Fields fields; reader.next(fields);) rater.rate(fields, reader);
  return std::move(rater).findings();
}

} // namespace

TEST_CASE("columns named by symbols are read, others pass through, and those of other bands are warned of") {
  const RowLayout layout = row_layout(Fields{"call", "Ppl", "SLR"}, emodel::Band::full, "in.csv:1");
  REQUIRE(layout.columns.size() == 1);
  CHECK(layout.columns[0].at == 1);
  CHECK(layout.width == 3);
  CHECK(layout.warnings == std::vector<std::string>{"in.csv:1: the fullband model has no input SLR; the "
                                                    "column passes through unread"});
}

TEST_CASE("a header of which nothing is read, with codecs or with a name twice is refused") {
  const auto refuse = [](const Fields& header) {
    refuse_faulty_header(header, layout_of(header), "in.csv:1");
  };
  CHECK_THROWS_WITH(refuse({"a", "b"}), Catch::Matchers::StartsWith("in.csv:1: no column is a symbol"));
  CHECK_THROWS_WITH(refuse({"codec", "Ppl"}),
                    Catch::Matchers::StartsWith("in.csv:1: a column codec is not read"));
  CHECK_THROWS_WITH(refuse({"Ppl", "x", "x"}), "in.csv:1: the column x stands twice; leave one out");
  CHECK_NOTHROW(refuse({"Ppl", "", ""}));
}

TEST_CASE("a row replaces values of the question, and an empty field keeps them") {
  PlanningQuestion question;
  input_of(question, "Ie") = 10;
  const RowLayout layout = layout_of({"Ppl", "Ie"});
  CsvReader reader("in.csv", "3,\n", 2);
  RowRater rater(layout, question);
  Fields fields;
  REQUIRE(reader.next(fields));
  const auto scores = rater.rate(fields, reader);
  input_of(question, "Ppl") = 3;
  REQUIRE(scores);
  CHECK(*scores == emodel::answer(question.in).scores);
}

TEST_CASE("faulty rows are noted with their line, the first twenty one by one") {
  const RowFindings some = found("-1,0\nx,0\n1\n2,0\n");
  CHECK(some.faults == 3);
  CHECK(some.problems ==
        std::vector<std::string>{"in.csv:2: Ppl is -1; it must be 0 to 100 per cent",
                                 "in.csv:3: Ppl is \"x\"; give a number",
                                 "in.csv:4: 1 fields where the header has 2; quote fields that hold commas"});
  std::string many;
  for (int i = 0; i < 25; ++i) many += "x,0\n";
  CHECK(found(many).faults == 25);
  CHECK(found(many).problems.size() == most_faults_told);
}

TEST_CASE("values outside a range are said once a column, with how many more there are") {
  RowFindings all = found("30,0\n");
  add(all, found("1,0\n40,0\n50,0\n-1,0\n"));
  CHECK(all.faults == 1);
  CHECK(range_warnings(all) ==
        std::vector<std::string>{"in.csv:2: Ppl is 30, outside the permitted range 0 to 20, and 2 more "
                                 "such rows"});
  CHECK(range_warnings(found("1,0\n")).empty());
}

TEST_CASE("what is unverified is that of the codec, then of all rows") {
  PlanningQuestion question;
  question.in = emodel::default_model(emodel::Band::wide);
  question.unverified = {"of the codec"};
  RowFindings findings;
  CHECK(unverified_parts(question, findings) == question.unverified);
  input_of(question, "Ppl") = 2;
  input_of(question, "BurstR") = 2;
  findings.doubts = emodel::doubts(question.in);
  CHECK(unverified_parts(question, findings).size() > 1);
}
