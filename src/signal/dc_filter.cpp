#include "signal/dc_filter.h"

namespace quietroom::signal {

void filter_dc(std::vector<double>& samples, double keep) {
  double last_in = 0;
  double last_out = 0;
  for (double& x : samples) {
    last_out = x - last_in + keep * last_out;
    last_in = x;
    x = last_out;
  }
}

} // namespace quietroom::signal
