#include "stats/sos.h"

namespace quietroom::stats {

std::optional<double> sos_parameter(std::span<const MeanVariance> points, method::Scale scale) {
  double products = 0, squares = 0;
  for (const MeanVariance& point : points) {
    const double most = (scale.high - point.mean) * (point.mean - scale.low);
    products += most * point.variance;
    squares += most * most;
  }
  if (squares == 0) return std::nullopt;
  return products / squares;
}

} // namespace quietroom::stats
