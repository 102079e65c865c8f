#pragma once

namespace quietroom::stats {

/// P(Q > q) of the range of k means over an independent standard deviation with df degrees of freedom; to
/// 1e-9 absolute. k >= 2, df > 0. Numerical double integral after M. D. Copenhaver and B. S. Holland, J.
/// Statist. Comput. Simul. 30 (1988) 1-15.
double studentized_range_upper(double q, int k, double df);

/// The q with P(Q <= q) = p; 0 < p < 1.
double studentized_range_quantile(double p, int k, double df);

} // namespace quietroom::stats
