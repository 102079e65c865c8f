#include "report/significance.h"

#include "core/number.h"

#include <cmath>

namespace quietroom::report {

std::string confidence_text(double alpha) {
  return shortest(std::round(1e14 * (1 - alpha)) / 1e12) + " %"; // without the last bits of 1 - alpha
}

std::string p_text(std::optional<double> p) {
  if (p && *p < 0.0001) return "<0.0001";
  return fixed(p, 4);
}

} // namespace quietroom::report
