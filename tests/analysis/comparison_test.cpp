#include "analysis/comparison.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

/// Two conditions, two listeners; `more` are further columns.
votes::VoteTable table(const std::string& simulated = "0") {
  votes::VoteOptions options;
  options.factors = {"polqa"};
  options.simulated = simulated == "1";
  std::string csv = "listener,stimulus,condition,vote,polqa,simulated\n";
  for (const char* row :
       {"L,a1,a,4,4.2", "M,a1,a,5,4.2", "L,b1,b,2,2.5", "M,b1,b,3,2.5", "L,c1,c,1,", "M,c1,c,2,"})
    csv += std::string(row) + ',' + simulated + '\n';
  return test::votes_in(csv, options);
}

EmodelRequest emodel_question() {
  EmodelRequest out;
  out.file = "m.csv";
  for (const auto& [id, Ie] : {std::pair{"a", 0.0}, {"b", 40.0}, {"c", 60.0}}) {
    auto& model = out.models.emplace_back();
    model.condition = id;
    model.Ie = Ie;
  }
  return out;
}

VotesQuestion question(std::vector<ObjectiveQuestion> against) {
  VotesQuestion out;
  out.votes = "v.csv";
  out.against = std::move(against);
  return out;
}

} // namespace

TEST_CASE("votes are compared with a column point by point") {
  const Comparison answer = comparison_of(table(), question({ColumnQuestion{"polqa"}}), {});
  REQUIRE(answer.models.size() == 1);
  const Contender& polqa = answer.models[0];
  REQUIRE(polqa.points.size() == 3);
  CHECK(polqa.points[0].mos == 4.5);
  CHECK(polqa.points[0].objective == 4.2);
  CHECK_FALSE(polqa.points[2].objective);
  CHECK(polqa.agreement.unmapped().n == 2);
  CHECK(answer.rounds.empty());
  CHECK(answer.mixings.empty());
  CHECK(answer.provenance.ci->method == stats::CiMethod::listeners);
  CHECK_FALSE(polqa.circular);
}

TEST_CASE("by stimulus a point is a stimulus under its condition") {
  VotesQuestion asked = question({ColumnQuestion{"polqa"}});
  asked.by_stimulus = true;
  const Comparison answer = comparison_of(table(), asked, {});
  CHECK(answer.models[0].points[0].stimulus == "a1");
  CHECK(answer.models[0].points[0].condition == "a");
  asked.references = NormalisationQuestion{};
  CHECK_THROWS_WITH(comparison_of(table(), asked, {}),
                    "--references normalises conditions; leave --by stimulus away");
}

TEST_CASE("several objectives are tested against each other, without a mapping and with one") {
  const Comparison answer = comparison_of(table(), question({emodel_question(), ColumnQuestion{"polqa"}}),
                                          {compare::Order::first, {100, 1}});
  CHECK(name_of(answer.models[0].objective) == "emodel");
  CHECK(name_of(answer.models[1].objective) == "polqa");
  REQUIRE(answer.rounds.size() == 2);
  CHECK(answer.rounds[0].order == compare::Order::none);
  CHECK(answer.rounds[1].order == compare::Order::first);
  CHECK(answer.rounds[0].duels.at(0).tests.left_out == 1); // c has no value of polqa
}

TEST_CASE("scores of another context are a mixing, the E-model's own band is none of the column's business") {
  VotesQuestion asked = question({ColumnQuestion{"polqa"}});
  asked.context = "FB";
  asked.scores_context = "NB";
  const Comparison answer = comparison_of(table(), asked, {});
  REQUIRE(answer.mixings.size() == 1);
  CHECK(answer.mixings[0].needs == Allowance::mixed_contexts);
}

TEST_CASE("against the E-model those conditions are circular whose simulated truth came from it") {
  VotesQuestion asked = question({emodel_question(), ColumnQuestion{"polqa"}});
  SimulatedTruth truth;
  truth.conditions = {{"a", TruthSource::file}, {"b", TruthSource::emodel}, {"c", TruthSource::emodel}};
  asked.truths = {truth};
  const Comparison answer = comparison_of(table("1"), asked, {});
  REQUIRE(answer.models[0].circular);
  CHECK(answer.models[0].circular->conditions == std::vector<std::string>{"b", "c"});
  CHECK(answer.models[0].circular->of == 3);
  CHECK_FALSE(answer.models[1].circular);                            // a column is nobody's truth
  CHECK_FALSE(comparison_of(table(), asked, {}).models[0].circular); // real votes
}

TEST_CASE("finished pairs are compared as they are") {
  PairsQuestion pairs;
  for (const double mos : {1.0, 2.0, 3.0}) {
    auto& point = pairs.points.emplace_back();
    point.condition = std::to_string(mos);
    point.mos = mos;
  }
  pairs.objectives = {{"objective", "p.csv", {1.5, 2.5, 3.5}}};
  pairs.simulated = true;
  const Comparison answer = comparison_of(pairs, {});
  CHECK(answer.models[0].agreement.unmapped().bias == 0.5);
  CHECK(answer.provenance.simulated);
  CHECK_FALSE(answer.provenance.ci);
  CHECK(answer.rows.empty());
}

TEST_CASE(
    "a comparison of votes on another question with the E-model is warned of, that with a column is not") {
  const std::string rows = "L,a1,a,4,4.2\nM,a1,a,5,4.2\nL,b1,b,2,2.5\nM,b1,b,3,2.5\n";
  const auto of = [&](const std::string& method) {
    std::string csv = "listener,stimulus,condition,vote,polqa,method\n";
    for (const std::string_view row : test::parts(rows, '\n'))
      if (!row.empty()) csv += std::string(row) + ',' + method + '\n';
    return test::votes_in(csv, {{"polqa"}, {}, false});
  };
  const auto says = [](const Comparison& answer) {
    return std::any_of(answer.warnings.begin(), answer.warnings.end(), [](const Problem& problem) {
      return problem.message.find("the E-model predicts listening quality") != std::string::npos;
    });
  };
  CHECK(says(comparison_of(of("effort"), question({emodel_question()}), {})));
  CHECK_FALSE(says(comparison_of(of("acr"), question({emodel_question()}), {})));
  CHECK_FALSE(says(comparison_of(of("effort"), question({ColumnQuestion{"polqa"}}), {})));
}
