#include "signal/dc_filter.h"

namespace quietroom::signal {

void DcFilter::run(std::span<double> samples) {
  double in = last_in; // where the loop has them in registers
  double out = last_out;
  for (double& x : samples) {
    out = x - in + keep * out;
    in = x;
    x = out;
  }
  last_in = in;
  last_out = out;
}

} // namespace quietroom::signal
