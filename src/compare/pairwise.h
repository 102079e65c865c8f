#pragma once

#include "compare/model_tests.h"

#include <string>
#include <string_view>
#include <vector>

namespace quietroom::compare {

/// One test of a pair of models.
struct NamedTest {
  std::string_view
      key; ///< "fisher_z", "williams_t", "meng_z", "f", "pitman_morgan_t", "bootstrap", "outlier_z"
  std::optional<TestResult> result; ///< the bootstrap's statistic is the difference of the RMSE
  std::optional<double> p_holm;     ///< over all pairs of models with that test
};

struct Duel {
  std::size_t a = 0, b = 0; ///< by index of the models
  ModelTests tests;
  std::vector<NamedTest> named; ///< always all, in the order of the keys above
};

/// Every pair of models that were held against the same points, each given with its own objective.
std::vector<Duel> all_pairs(std::span<const std::vector<Point>> models, Order order,
                            const PairedBootstrap& bootstrap = {});

/// One sentence: which of two models is nearer to the panel and which correlates better, by the bootstrap of
/// RMSE and by Williams, Holm-corrected at 0.05; or that they cannot be told apart.
std::string verdict(const Duel& duel, const std::string& name_a, const std::string& name_b);

} // namespace quietroom::compare
