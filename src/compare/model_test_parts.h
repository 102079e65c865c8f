#pragma once

#include "compare/model_tests.h"

#include <vector>

namespace quietroom::compare {

/// Two models, mapped, on the points where both have a value.
struct Contest {
  std::vector<double> mos, estimate_a, estimate_b;
  std::vector<double> ci_half; ///< empty where that of any point is not known
  std::uint64_t d_a = 1, d_b = 1;
};

/// Correlations nearer to one than this are rounding: the test would divide noise by noise.
inline constexpr double same_model = 1e-14;

CorrelationTests correlation_tests(const Contest& contest);
ErrorTests error_tests(const Contest& contest, const PairedBootstrap& bootstrap);
OutlierTest outlier_test(const Contest& contest);

} // namespace quietroom::compare
