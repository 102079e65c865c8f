#pragma once

/// Quantiles and tails of the distributions that intervals and tests need. Probabilities 0 < p < 1 and
/// degrees of freedom > 0 (they need not be whole); outside of that the answer is NaN or infinite, never an
/// exception. Upper tails keep their relative precision down to 1e-300.
namespace quietroom::stats {

double student_t_quantile(double p, double df);
double student_t_two_sided_p(double t, double df); ///< P(|T| >= |t|)
double noncentral_t_cdf(double t, double df, double delta);

double normal_quantile(double p);
double normal_cdf(double z);
double normal_two_sided_p(double z); ///< P(|Z| >= |z|)

double beta_quantile(double p, double a, double b); ///< shapes a, b > 0

double chi_squared_quantile(double p, double k);
double chi_squared_upper(double x, double k); ///< P(X >= x)

double f_upper(double f, double d1, double d2); ///< P(F >= f)
double f_quantile(double p, double d1, double d2);

} // namespace quietroom::stats
