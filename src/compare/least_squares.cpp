#include "compare/least_squares.h"

#include <Eigen/QR>
#include <cassert>

namespace quietroom::compare {

std::vector<double> least_squares(std::span<const std::vector<double>> columns, std::span<const double> y) {
  using Vector = Eigen::VectorXd;
  const auto n = static_cast<Eigen::Index>(y.size());
  const auto of = [n](const double* values) { return Eigen::Map<const Vector>(values, n); };
  Eigen::MatrixXd matrix(n, static_cast<Eigen::Index>(columns.size()));
  for (std::size_t j = 0; j < columns.size(); ++j) {
    assert(columns[j].size() == y.size());
    matrix.col(static_cast<Eigen::Index>(j)) = of(columns[j].data());
  }
  const Vector weights = matrix.colPivHouseholderQr().solve(of(y.data()));
  return {weights.data(), weights.data() + weights.size()};
}

} // namespace quietroom::compare
