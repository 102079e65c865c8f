#include "analysis/objective.h"

#include "analysis/votes_in.h"
#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

compare::Point point(const std::string& condition, const std::string& stimulus = "") {
  compare::Point out;
  out.condition = condition;
  out.stimulus = stimulus;
  out.mos = 3;
  return out;
}

votes::VoteTable scored(const std::string& rows) {
  votes::VoteOptions options;
  options.factors = {"polqa"};
  return test::votes_in("listener,stimulus,condition,vote,polqa\n" + rows, options);
}

} // namespace

TEST_CASE("the E-model scores a condition by Ie and says nothing of one that it does not know") {
  compare::ConditionModel a;
  a.condition = "a";
  a.label = "G.711";
  a.Ie = 0;
  const auto points = scores(EmodelObjective{{a}}, {point("a"), point("z")});
  // R = 93.2 of the best narrow-band connection; MOS by G.107 Annex B
  CHECK_THAT(points[0].objective.value(), Catch::Matchers::WithinAbs(4.409, 0.001));
  CHECK(points[0].label == "G.711");
  CHECK_FALSE(points[1].objective);
}

TEST_CASE("a column scores a stimulus, and a condition by the mean over its stimuli") {
  const auto table = scored("L,s1,a,4,4.0\nM,s1,a,5,4.0\nL,s2,a,4,3.0\nL,s1,b,2,1.5\nL,s3,c,2,\n");
  const auto points = scores(column_objective(table, "polqa", "v.csv"),
                             {point("a"), point("a", "s2"), point("b", "s1"), point("c")});
  CHECK(points[0].objective == 3.5);
  CHECK(points[1].objective == 3.0);
  CHECK(points[2].objective == 1.5);
  CHECK_FALSE(points[3].objective);
}

TEST_CASE("a column of words, of numbers beyond any scale or of two scores a stimulus is refused") {
  const auto message = [](const std::string& rows) -> std::string {
    try {
      column_objective(scored(rows), "polqa", "v.csv");
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  CHECK(message("L,s,a,4,good\n") == "v.csv: the column polqa holds \"good\"; it needs numbers");
  CHECK(message("L,s,a,4,1e300\n") ==
        "v.csv: the column polqa holds 1e300, which is beyond any scale; correct it");
  CHECK(message("L,s,a,4,1\nM,s,a,4,2\n") == "v.csv: the stimulus s has two values of polqa; it needs one");
}

TEST_CASE("finished pairs score their points in the order of the file") {
  const auto points =
      scores(PairsObjective{"objective", "p.csv", {4.0, std::nullopt}}, {point("a"), point("b")});
  CHECK(points[0].objective == 4.0);
  CHECK_FALSE(points[1].objective);
}

TEST_CASE("an objective is named by its kind and not by a word") {
  const Objective emodel = EmodelObjective{}, column = ColumnObjective{"emodel", {}};
  CHECK(name_of(emodel) == "emodel");
  CHECK(is_emodel(emodel));
  CHECK_FALSE(is_emodel(column)); // a column that happens to be called so
  CHECK(subject_of(emodel) == "E-model");
  CHECK(subject_of(column) == "emodel");
  CHECK(subject_of(PairsObjective{"objective", "p.csv", {}}) == "The objective estimate");
}
