#include "analysis/models_table.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

ModelsTable read(const std::string& text) {
  NamedRows rows("m.csv", text);
  return models_of(rows);
}

std::vector<std::string> told(const ModelsTable& table) {
  std::vector<std::string> out;
  for (const Problem& problem : table.problems) out.push_back(quietroom::text(problem));
  return out;
}

} // namespace

TEST_CASE("a row a stimulus gives its condition one Ie and Bpl and each stimulus its loss") {
  const ModelsTable table = read(
      "condition,label,stimulus,Ie,Bpl,Ppl,BurstR,Ta\na,A,s1,7,10,2,1.5,100\na,A,s2,7,10,3,,100\nb,,,,,,,\n");
  CHECK(told(table).empty());
  REQUIRE(table.models.size() == 2);
  const compare::ConditionModel& a = table.models[0];
  CHECK(a.label == "A");
  CHECK(a.Ie == 7);
  CHECK(a.Bpl == 10);
  CHECK(a.delays.Ta == 100);
  CHECK(a.where == "m.csv:2");
  REQUIRE(a.stimuli.size() == 2);
  CHECK(a.stimuli[1].id == "s2");
  CHECK(a.stimuli[1].ppl_percent == 3);
  CHECK_FALSE(table.models[1].Ie);
}

TEST_CASE("rows of one condition that differ, and values that cannot be, are errors at their line") {
  CHECK(told(read("condition,Ie,Bpl\na,7,10\na,8,10\n")) ==
        std::vector<std::string>{
            "m.csv:3: Ie, Bpl or a delay of a differs from an earlier row; a condition has one of each"});
  CHECK(told(read("condition,Ie,Ppl\na,7,101\n")) ==
        std::vector<std::string>{"m.csv:2: Ppl is 101; it must be 0 to 100 per cent"});
}

TEST_CASE("a table needs condition, Ie and a row, and a misspelt column is no silent default") {
  CHECK(told(read("condition,Bpl\na,3\n")).front() ==
        "m.csv:1: no column Ie; the E-model needs it of every condition");
  CHECK(told(read("condition,Ie\n")).front().starts_with("m.csv:1: holds no condition"));
  const ModelsTable misspelt = read("condition,Ie,Burst\na,3,2\n");
  CHECK(misspelt.problems.size() == 1);
}
