#include "signal/gaussian.h"

#include <cmath>
#include <numbers>

namespace quietroom::signal {

double Gaussian::next() noexcept {
  if (m_has_second) {
    m_has_second = false;
    return m_second;
  }
  const double radius = std::sqrt(-2.0 * std::log(1.0 - m_words.next_unit())); // 1 - u is never 0
  const double angle = 2.0 * std::numbers::pi * m_words.next_unit();
  m_second = radius * std::sin(angle);
  m_has_second = true;
  return radius * std::cos(angle);
}

} // namespace quietroom::signal
