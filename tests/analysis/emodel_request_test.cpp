#include "analysis/emodel_request.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

compare::ConditionModel model(const std::string& condition, std::optional<double> Ie) {
  compare::ConditionModel out;
  out.condition = condition;
  out.Ie = Ie;
  return out;
}

std::vector<compare::Point> points(const std::vector<std::string>& conditions) {
  std::vector<compare::Point> out;
  for (const std::string& condition : conditions) out.emplace_back().condition = condition;
  return out;
}

EmodelRequest question(std::vector<compare::ConditionModel> models) {
  EmodelRequest out;
  out.models = std::move(models);
  out.file = "m.csv";
  return out;
}

std::vector<std::string> messages(const EmodelAnswer& answer) {
  std::vector<std::string> out;
  for (const Problem& problem : answer.warnings) out.push_back(problem.message);
  return out;
}

} // namespace

TEST_CASE("a condition that only one side has is told, and asked about where it may be a misspelling") {
  const auto told =
      messages(emodel_for(question({model("a", 0), model("b", 5), model("new", 9)}), points({"a", "B"})));
  CHECK(told == std::vector<std::string>{
                    "no vote is on the condition b; is it B?", "no votes yet: new",
                    "has nothing about the condition B of the votes, which gets no estimate; is it b?"});
  CHECK_THROWS_WITH(emodel_for(question({model("x", 0)}), points({"a"})),
                    Catch::Matchers::StartsWith("m.csv: none of its conditions is one of the votes (a"));
}

TEST_CASE("loss without Bpl, and what has no rule, get no estimate and a reason") {
  auto lossy = model("a", 0), twice = model("b", std::nullopt);
  lossy.stimuli = {{"s", 5, 1}};
  twice.no_estimate = "loses packets in more than one codec";
  auto asked = question({lossy, twice});
  asked.silent_about_loss = {"b"};
  CHECK(messages(emodel_for(asked, points({"a", "b"}))) ==
        std::vector<std::string>{
            "the condition a has packet loss and no Bpl, so it gets no estimate; give its Bpl",
            "the finished files of b are taken for free of packet loss, for no Ppl is stated; write Ppl, 0 "
            "where nothing was lost",
            "the condition b loses packets in more than one codec, so it gets no estimate"});
}

TEST_CASE("a delay makes the score conversational, which has to be allowed") {
  auto asked = question({model("a", 0)});
  CHECK(emodel_for(asked, points({"a"})).objective.quantity == compare::Quantity::listening);
  asked.delays.Ta = 150;
  const EmodelAnswer delayed = emodel_for(asked, points({"a"}));
  CHECK(delayed.objective.quantity == compare::Quantity::conversational);
  CHECK(delayed.objective.models[0].delays.Ta == 150);
  REQUIRE(delayed.mixings.size() == 1);
  CHECK(delayed.mixings[0].needs == Allowance::with_delay);
  CHECK_THAT(delayed.mixings[0].reason, Catch::Matchers::StartsWith("every condition has Ta = 150 ms"));
  asked.delays = {};
  asked.models[0].delays.Ta = 200;
  asked.models[0].where = "m.csv:2";
  CHECK_THAT(emodel_for(asked, points({"a"})).mixings[0].reason,
             Catch::Matchers::StartsWith("m.csv:2: condition a has Ta = 200 ms"));
  asked.band = emodel::Band::full;
  asked.models[0].delays.T = 10;
  CHECK_THROWS_WITH(emodel_for(asked, points({"a"})),
                    "T and Tr are no inputs of the fullband E-model; it knows Ta alone");
}

TEST_CASE("a model of another band than that of the votes has to be allowed") {
  auto asked = question({model("a", 0)});
  asked.context = "FB";
  const EmodelAnswer answer = emodel_for(asked, points({"a"}));
  REQUIRE(answer.mixings.size() == 1);
  CHECK(answer.mixings[0].needs == Allowance::mixed_contexts);
  CHECK(answer.objective.context == "FB");
}
