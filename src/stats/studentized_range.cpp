#include "stats/studentized_range.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace quietroom::stats {

namespace {

/// Abscissae (positive half) and weights of the 16 point Gauss-Legendre rule; Abramowitz & Stegun,
/// table 25.4.
constexpr std::array<double, 8> nodes = {0.0950125098376374402, 0.2816035507792589132, 0.4580167776572273863,
                                         0.6178762444026437484, 0.7554044083550030339, 0.8656312023878317439,
                                         0.9445750230732325761, 0.9894009349916499326};
constexpr std::array<double, 8> weights = {
    0.1894506104550684963, 0.1826034150449235889, 0.1691565193950025382, 0.1495959888165767321,
    0.1246289712555338720, 0.0951585116824927848, 0.0622535239386478929, 0.0271524594117540949};

template<class Function>
double integral(double low, double high, double panel, Function f) {
  if (!(high > low)) return 0;
  const int panels = std::max(1, static_cast<int>(std::ceil((high - low) / panel)));
  const double half = (high - low) / (2 * panels);
  double sum = 0;
  for (int i = 0; i < panels; ++i) {
    const double centre = low + (2 * i + 1) * half;
    for (std::size_t j = 0; j < nodes.size(); ++j)
      sum += weights[j] * (f(centre - half * nodes[j]) + f(centre + half * nodes[j]));
  }
  return sum * half;
}

double normal_density(double z) {
  return std::exp(-z * z / 2) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}
double normal_below(double z) { return std::erfc(-z / std::numbers::sqrt2) / 2; }

constexpr double beyond_normal = 8.5; ///< normal mass 1e-17 lies farther out
constexpr double certain_range = 22;  ///< no range of 1e9 normal values is wider, to 1e-30

/// P(range of k standard normal values <= w), by Hartley's form: the part about the centre in closed form and
/// twice the part with the largest value above w/2.
double range_below(double w, int k) {
  if (w >= certain_range) return 1;
  const double centre = std::pow(2 * normal_below(w / 2) - 1, k);
  const double outer = integral(w / 2, beyond_normal, 1.0, [&](double z) {
    return normal_density(z) * std::pow(normal_below(z) - normal_below(z - w), k - 1);
  });
  return std::min(1.0, centre + 2 * k * outer);
}

/// The inner integral is smooth: on panels of this width a polynomial through 12 Chebyshev points meets it to
/// 1e-12.
constexpr double panel_width = 0.5;
constexpr std::size_t points = 12;

struct Chebyshev {
  std::array<double, points> place, weight; ///< on -1 to 1; barycentric weights
};

const Chebyshev& chebyshev() {
  static const Chebyshev rule = [] {
    Chebyshev out;
    for (std::size_t i = 0; i < points; ++i) {
      const double angle = (2 * static_cast<double>(i) + 1) * std::numbers::pi / (2 * points);
      out.place[i] = std::cos(angle);
      out.weight[i] = (i % 2 == 0 ? 1 : -1) * std::sin(angle);
    }
    return out;
  }();
  return rule;
}

} // namespace

StudentizedRange::StudentizedRange(int k, double df)
    : m_df(df), m_root(std::sqrt(df)), m_log_scale((1 - df / 2) * std::numbers::ln2 - std::lgamma(df / 2)) {
  const auto panels = static_cast<std::size_t>(certain_range / panel_width);
  m_below.reserve(panels * points);
  for (std::size_t panel = 0; panel < panels; ++panel)
    for (const double place : chebyshev().place)
      m_below.push_back(range_below((static_cast<double>(panel) + (place + 1) / 2) * panel_width, k));
}

double StudentizedRange::normal_range_below(double w) const {
  if (w >= certain_range) return 1;
  const auto panel = static_cast<std::size_t>(w / panel_width);
  const double at = 2 * (w / panel_width - static_cast<double>(panel)) - 1;
  const double* const values = m_below.data() + panel * points;
  double above = 0, below = 0;
  for (std::size_t i = 0; i < points; ++i) {
    const double distance = at - chebyshev().place[i];
    if (distance == 0) return values[i];
    const double share = chebyshev().weight[i] / distance;
    above += share * values[i];
    below += share;
  }
  return above / below;
}

double StudentizedRange::upper(double q) const {
  if (q <= 0) return 1;
  constexpr double spread = 7; // chi keeps within 7 of sqrt(df) but for 1e-20: its sd is below 0.71
  const double panel =
      std::min(1.5, 2 * m_root / q); // where q x / root moves by 2, the range's law is smooth
  const double low = std::max(0.0, m_root - spread);
  const double high =
      std::min(m_root + spread, certain_range * m_root / q); // above it the range is surely less
  const auto chi_density = [&](double x) {
    return x <= 0 ? 0 : std::exp(m_log_scale + (m_df - 1) * std::log(x) - x * x / 2);
  };
  const double upper = integral(
      low, high, panel, [&](double x) { return chi_density(x) * (1 - normal_range_below(q * x / m_root)); });
  return std::clamp(upper, 0.0, 1.0);
}

double StudentizedRange::quantile(double p) const {
  double low = 0, high = 4;
  while (upper(high) > 1 - p) {
    low = high;
    high *= 2;
  }
  double below = upper(low) - (1 - p);
  double above = upper(high) - (1 - p);
  for (int i = 0; i < 100 && high - low > 1e-11 * high;
       ++i) { // Illinois: regula falsi that always moves both ends
    const double middle = (low * above - high * below) / (above - below);
    const double value = upper(middle) - (1 - p);
    if (value == 0 || std::abs(value) < 1e-14) return middle;
    if (value > 0) {
      low = middle;
      below = value;
      above /= 2;
    } else {
      high = middle;
      above = value;
      below /= 2;
    }
  }
  return (low + high) / 2;
}

} // namespace quietroom::stats
