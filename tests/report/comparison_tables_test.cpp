#include "report/comparison_tables.h"

#include "report/two_objectives.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("points are drawn with a bar a point, the head of the scores is the objective's name") {
  analysis::Comparison answer = test::two_objectives();
  CHECK(to_text(point_table(answer.models[0])).starts_with("condition "));
  CHECK(to_text(point_table(answer.models[0])).find(" one ") != std::string::npos);
  std::get<analysis::PairsObjective>(answer.models[0].objective).column = "a name of many letters";
  const std::string text = to_text(point_table(answer.models[0]));
  CHECK(text.find("a name of many letters") == std::string::npos); // it goes on in the next line
  CHECK(text.find("a name of") != std::string::npos);
  answer.models[0].objective = analysis::EmodelObjective{};
  CHECK(to_text(point_table(answer.models[0])).find(" E-model ") != std::string::npos);
}

TEST_CASE("measures have a column a mapping, in words where one stands in for another") {
  compare::Agreement result = test::two_objectives().models[0].agreement;
  result.mappings.resize(1);
  result.mappings.push_back(result.mappings[0]);
  result.mappings.push_back(result.mappings[0]);
  result.mappings[1].asked = compare::Order::first;
  result.mappings[1].mapping.order = compare::Order::first;
  result.mappings[2].asked = compare::Order::third;
  result.mappings[2].mapping.order = compare::Order::first;
  result.mappings[1].measures.bias = 0.125;
  const std::string text = to_text(measure_table(result));
  CHECK(text.starts_with("mapping "));
  const std::string head = text.substr(0, text.find('\n'));
  CHECK(head.find("none") < head.find("first order"));
  CHECK(head.find("first order") < head.find("third: as first"));
  const auto bias = text.find("\nbias ") + 1;
  std::string line = text.substr(bias, text.find('\n', bias) - bias);
  line.erase(std::unique(line.begin(), line.end(), [](char a, char b) { return a == ' ' && b == ' '; }),
             line.end());
  CHECK(line == "bias 0.562 0.125 0.562");
}

TEST_CASE("each test of two models stands beside the values that it compares") {
  analysis::Comparison answer = test::two_objectives();
  compare::Duel duel;
  duel.a = 0, duel.b = 1;
  duel.tests.n = 9, duel.tests.left_out = 2;
  duel.tests.correlation.r_a = 0.9, duel.tests.correlation.r_b = 0.8;
  duel.tests.error.rmse_a = 0.3, duel.tests.error.rmse_b = 0.4;
  duel.tests.outlier.ratio_a = 0.1, duel.tests.outlier.ratio_b = 0.2;
  for (const char* key :
       {"fisher_z", "williams_t", "meng_z", "f", "pitman_morgan_t", "bootstrap", "outlier_z"})
    duel.named.push_back({key, compare::TestResult{1.5, 0.03125}, 0.0625});
  duel.named.back().result.reset();
  duel.named.back().p_holm.reset();
  CHECK(to_text(test_table({compare::Order::none, {duel}}, answer)) ==
        "a    b    n  left out  test               of a   of b  statistic       p  p (Holm)\n"
        "one  two  9         2  r: Fisher z       0.900  0.800      1.500  0.0312    0.0625\n"
        "one  two  9         2  r: Williams T2    0.900  0.800      1.500  0.0312    0.0625\n"
        "one  two  9         2  r: Meng z         0.900  0.800      1.500  0.0312    0.0625\n"
        "one  two  9         2  RMSE: F           0.300  0.400      1.500  0.0312    0.0625\n"
        "one  two  9         2  spread: Pitman t      –      –      1.500  0.0312    0.0625\n"
        "one  two  9         2  RMSE: bootstrap   0.300  0.400      1.500  0.0312    0.0625\n"
        "one  two  9         2  outliers: z       0.100  0.200          –       –         –\n");
}
