#pragma once

#include "compare/mapping.h"
#include "compare/paired_bootstrap.h"
#include "compare/point.h"

#include <cstdint>
#include <optional>
#include <span>

/// Is model A nearer to people than model B? Both on the same points.
namespace quietroom::compare {

struct TestResult {
  double statistic = 0;
  double p = 1; ///< two-sided but for the F test
};

/// Fewer than four points, |r| = 1 or equal models leave a test empty.
struct CorrelationTests {
  std::optional<double> r_a, r_b, r_ab; ///< with the opinions, and of the models with each other
  std::optional<TestResult> fisher_z;   ///< ITU-T P.1401: takes the samples as independent, conservative here
  std::optional<TestResult> williams_t; ///< E. J. Williams 1959, J. H. Steiger 1980 (T2)
  std::uint64_t williams_df = 0;        ///< n - 3
  std::optional<TestResult> meng_z;     ///< Meng, Rosenthal and Rubin 1992
};

/// F and Pitman-Morgan; the latter compares the spread of the errors and not their mean.
struct ErrorTests {
  std::optional<double> rmse_a, rmse_b;
  std::optional<TestResult> f; ///< larger over smaller squared RMSE; p one-sided [P.1401, unverified]
  std::uint64_t f_df_larger = 0, f_df_smaller = 0;
  std::optional<double> f_critical;          ///< at 0.05
  std::optional<TestResult> pitman_morgan_t; ///< negative: A's errors spread less; n - 2 degrees of freedom
  std::optional<RmseDifference> bootstrap;
};

struct OutlierTest {
  std::optional<double> ratio_a, ratio_b;
  std::optional<TestResult> z; ///< pooled; empty where neither model or both models have nothing but outliers
};

struct ModelTests {
  std::uint64_t n = 0;        ///< points where both models have a value
  std::uint64_t left_out = 0; ///< the others
  Order order = Order::none;  ///< of the mapping asked for, fitted anew for each model on these points
  std::uint64_t d_a = 1, d_b = 1;
  CorrelationTests correlation;
  ErrorTests error;
  OutlierTest outlier;
};

/// `a` and `b` are the same points, in the same order, with the objective of each model. The order of the
/// points changes no digit.
ModelTests model_tests(std::span<const Point> a, std::span<const Point> b, Order order,
                       const PairedBootstrap& bootstrap = {});

} // namespace quietroom::compare
