#pragma once

#include <vector>

namespace quietroom::stats {

/// P(Q > q) of the range of k means over an independent standard deviation with df degrees of freedom; to
/// 1e-9 absolute. k >= 2, df > 0. Numerical double integral after M. D. Copenhaver and B. S. Holland, J.
/// Statist. Comput. Simul. 30 (1988) 1-15; the inner integral, which k alone decides, is made once and
/// interpolated.
class StudentizedRange {
public:
  StudentizedRange(int k, double df);

  double upper(double q) const;
  double quantile(double p) const; ///< the q with P(Q <= q) = p; 0 < p < 1

private:
  double normal_range_below(double w) const;

  double m_df, m_root, m_log_scale; ///< of the density of chi
  std::vector<double> m_below;      ///< P(range of k normal values <= w) at the nodes of each panel of w
};

} // namespace quietroom::stats
