#include "report/condition_table.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

std::vector<ConditionRow> two() {
  std::vector<ConditionRow> out(2);
  out[0].mos.keys = {"a"};
  out[0].mos.mos = 4.25;
  out[0].mos.ci_half = 0.5;
  out[0].mos.ci_low = 3.7;
  out[0].mos.ci_high = 4.7;
  out[0].mos.n_votes = 6;
  out[0].label = "G.711";
  out[0].letters = "a";
  out[0].best = true;
  out[0].group = "Test";
  out[1] = out[0];
  out[1].mos.keys = {"b"};
  out[1].mos.mos = 2;
  out[1].label = "";
  out[1].letters = "b";
  out[1].best = false;
  return out;
}

} // namespace

TEST_CASE("a condition is shown under the label of its model, else of the set, else its id") {
  std::vector<ConditionRow> rows = two();
  CHECK(rows[0].shown() == "G.711");
  CHECK(rows[1].shown() == "b");
  rows[0].agreement.point.label = "PCM";
  CHECK(rows[0].shown() == "PCM");
}

TEST_CASE("the columns chosen make the table, letters only then") {
  CHECK(to_csv(condition_table(two(), {"label", "mos", "letters"}, Form::csv)) ==
        "label,mos,ci_half,letters\nG.711,4.25,0.5,a\nb,2,0.5,b\n");
  const auto usual = condition_columns(two());
  CHECK(std::find(usual.begin(), usual.end(), "letters") == usual.end());
  CHECK_THROWS_WITH(condition_table(two(), {"leters"}, Form::csv),
                    Catch::Matchers::Contains("the column leters is not known (did you mean letters?)"));
}

TEST_CASE("readers see the best in bold and headings, programs a column of the group") {
  const ConditionShape shape{false, "kind"};
  const Table printed = condition_table(two(), {"label", "mos"}, Form::text, shape);
  CHECK(printed.bold == std::vector<Place>{{0, 1}});
  REQUIRE(printed.groups.size() == 1);
  CHECK(printed.groups[0].heading == "Test");
  CHECK(to_csv(condition_table(two(), {"label"}, Form::csv, shape)) == "kind,label\nTest,G.711\nTest,b\n");
  CHECK(condition_table(two(), {"label", "sd"}, Form::text).bold.empty()); // no MOS to print in bold
}

TEST_CASE("limits that are not symmetric are both shown to readers") {
  const Table printed = condition_table(two(), {"mos"}, Form::text, {true, ""});
  CHECK(to_text(printed).find("4.25 [3.70, 4.70]") != std::string::npos);
}
