#include "analysis/condition_estimates.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

const std::string head = "listener,stimulus,condition,vote";

votes::VoteTable table(const std::string& method = "acr") {
  std::string csv = head + ",method\n";
  for (const char* listener : {"A", "B", "C"})
    for (const char* condition : {"c1", "c2"})
      csv += std::string(listener) + ",s-" + condition + ',' + condition + ',' +
             (condition[1] == '1' ? (listener[0] == 'A' ? "4" : "5") : "2") + ',' + method + '\n';
  return test::votes_in(csv);
}

EmodelObjective model() {
  EmodelObjective out;
  out.models.resize(1);
  out.models[0].condition = "c1";
  out.models[0].label = "First";
  out.models[0].Ie = 0;
  out.models[0].stimuli = {{"s-c1", 0, 1}};
  return out;
}

} // namespace

TEST_CASE("conditions stand beside their estimate, and one that the model does not know has none") {
  const MosAnswer answer = mos_answer(table(), {"condition"}, {}, "NB");
  const auto rows = condition_rows(answer, model());
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].mos.keys == std::vector<std::string>{"c1"});
  CHECK(rows[0].agreement.point.label == "First");
  // G.107 with its defaults and T = Ta = Tr = 0: R 93.206, MOS 4.41
  CHECK_THAT(rows[0].agreement.point.objective.value(), Catch::Matchers::WithinAbs(4.41, 0.005));
  CHECK_THAT(rows[0].agreement.difference.value(),
             Catch::Matchers::WithinAbs(*rows[0].agreement.point.objective - rows[0].mos.mos, 1e-12));
  CHECK_FALSE(rows[1].agreement.point.objective);
  CHECK(is_estimated(rows));
}

TEST_CASE("without a model no condition has an estimate") {
  const auto rows = condition_rows(mos_answer(table(), {"condition"}, {}, "NB"), std::nullopt);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].mos.n_votes == 3);
  CHECK_FALSE(is_estimated(rows));
}

TEST_CASE("only votes on listening quality have estimates, and those that do not say what they are about") {
  CHECK(has_estimates(table()));
  CHECK(has_estimates(test::votes_in(head + "\nA,s,c,4\n")));
  CHECK_FALSE(has_estimates(table("effort")));
  CHECK_FALSE(has_estimates(test::votes_in(head + ",question\nA,s,c,4,quality\nA,s,c,2,effort\n")));
}
