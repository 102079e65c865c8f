#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::estimate {

/// A regression by support vectors with a Gaussian kernel, as libsvm writes it: the mapping of audio mode.
struct SupportVectorModel {
  double gamma = 0;
  double rho = 0;
  std::size_t features = 0;         ///< values that a prediction takes
  std::vector<double> coefficients; ///< one a vector
  std::vector<double> vectors;      ///< `features` values each
};

/// Reads libsvm's text format: svm_type nu_svr or epsilon_svr, kernel_type rbf, values by their index from 1;
/// those left out are 0. Throws an input Error that begins with `name` and the line for anything else.
SupportVectorModel read_support_vectors(const std::string& name, std::string_view text, std::size_t features);

/// sum_i coefficients[i] exp(-gamma |vectors[i] - values|^2) - rho.
double prediction(const SupportVectorModel& model, std::span<const double> values);

} // namespace quietroom::estimate
