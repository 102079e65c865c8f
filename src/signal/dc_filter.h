#pragma once

#include <span>

namespace quietroom::signal {

/// Takes away the mean, piece by piece: y[n] = x[n] - x[n - 1] + keep y[n - 1], zero before the begin.
struct DcFilter {
  double keep = 0;
  double last_in = 0;
  double last_out = 0;

  void run(std::span<double> samples);
};

} // namespace quietroom::signal
