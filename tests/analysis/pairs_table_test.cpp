#include "analysis/pairs_table.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

PairsTable read(const std::string& text, const std::vector<std::string>& columns = {}) {
  NamedRows rows("p.csv", text);
  return pairs_of(rows, "p.csv", columns);
}

std::vector<std::string> told(const PairsTable& table) {
  std::vector<std::string> out;
  for (const Problem& problem : table.problems) out.push_back(quietroom::text(problem));
  return out;
}

} // namespace

TEST_CASE("pairs have their interval, votes and label, and every column of objective scores") {
  const PairsTable table = read("condition,mos,ci,n,objective,objective_b,label\n"
                                "a,4.2,0.1,24,4.1,4.3,A\nb,3.1,,,3.3,,\n");
  CHECK(table.problems.empty());
  REQUIRE(table.question.points.size() == 2);
  const compare::Point& first = table.question.points[0];
  CHECK(first.condition == "a");
  CHECK(first.label == "A");
  CHECK(first.mos == 4.2);
  CHECK(first.ci_half == 0.1);
  CHECK(first.n_votes == std::uint64_t{24});
  CHECK_FALSE(table.question.points[1].ci_half);
  REQUIRE(table.question.objectives.size() == 2);
  CHECK(table.question.objectives[1].column == "objective_b");
  CHECK(table.question.objectives[1].file == "p.csv");
  CHECK(table.question.objectives[1].values == std::vector<std::optional<double>>{4.3, std::nullopt});
}

TEST_CASE("only the columns asked for are read, and one that is not there is named") {
  CHECK(read("condition,mos,objective,objective_b\na,4,3,2\n", {"objective_b"}).question.objectives.size() ==
        1);
  CHECK(told(read("condition,mos\na,4\n")) ==
        std::vector<std::string>{"p.csv:1: no column objective; name the objective scores by --against"});
  CHECK(told(read("objective\n3\n")).front() == "p.csv:1: no column condition; pairs need one");
}

TEST_CASE("every mistake in a row is told, and a pair stands once") {
  CHECK(told(read("condition,mos,ci,n,objective\na,4,-0.1,0,4\na,3,,,3\n,2,,,2\nb,,,,2\n")) ==
        std::vector<std::string>{"p.csv:2: ci is below 0; it is the half-width of the interval",
                                 "p.csv:2: n is 0; a mean needs one vote or more",
                                 "p.csv:3: the condition a stands twice; name it once",
                                 "p.csv:4: no condition; every row needs one",
                                 "p.csv:5: no mos; every row needs one"});
  CHECK(told(read("condition,mos,objective\n")).front().starts_with("p.csv:1: holds no pair"));
}

TEST_CASE("rows of several contexts or studies are mixings, each told once") {
  const PairsTable table =
      read("condition,mos,objective,context,study\na,4,4,NB,x\nb,3,3,WB,x\nc,2,2,FB,y\n");
  CHECK(table.context == "NB");
  REQUIRE(table.question.mixings.size() == 2);
  CHECK(table.question.mixings[0].needs == Allowance::mixed_contexts);
  CHECK(
      table.question.mixings[0].reason.starts_with("p.csv:3: context \"WB\" where the first row has \"NB\""));
  CHECK(table.question.mixings[1].needs == Allowance::mixed_studies);
}

TEST_CASE("simulated and real votes never mix") {
  CHECK(read("condition,mos,objective,simulated\na,4,4,1\nb,3,3,1\n").question.simulated);
  CHECK(told(read("condition,mos,objective,simulated\na,4,4,\nb,3,3,1\n")) ==
        std::vector<std::string>{
            "p.csv:3: simulated is not as in the first row; real and simulated votes never mix"});
}
