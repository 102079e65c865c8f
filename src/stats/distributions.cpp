#include "stats/distributions.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace quietroom::stats {

namespace {

namespace math = boost::math;
namespace policies = boost::math::policies;

using Policy = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>>;
using Normal = math::normal_distribution<double, Policy>;
using StudentT = math::students_t_distribution<double, Policy>;
using NoncentralT = math::non_central_t_distribution<double, Policy>;
using Beta = math::beta_distribution<double, Policy>;
using ChiSquared = math::chi_squared_distribution<double, Policy>;
using FisherF = math::fisher_f_distribution<double, Policy>;

} // namespace

double student_t_quantile(double p, double df) { return math::quantile(StudentT(df), p); }

double student_t_two_sided_p(double t, double df) {
  return 2 * math::cdf(math::complement(StudentT(df), std::abs(t)));
}

double noncentral_t_cdf(double t, double df, double delta) { return math::cdf(NoncentralT(df, delta), t); }

double normal_quantile(double p) { return math::quantile(Normal(), p); }

double normal_cdf(double z) { return math::cdf(Normal(), z); }

double normal_two_sided_p(double z) { return 2 * math::cdf(math::complement(Normal(), std::abs(z))); }

double beta_quantile(double p, double a, double b) { return math::quantile(Beta(a, b), p); }

double chi_squared_quantile(double p, double k) { return math::quantile(ChiSquared(k), p); }

double chi_squared_upper(double x, double k) { return math::cdf(math::complement(ChiSquared(k), x)); }

double f_upper(double f, double d1, double d2) { return math::cdf(math::complement(FisherF(d1, d2), f)); }

double f_quantile(double p, double d1, double d2) { return math::quantile(FisherF(d1, d2), p); }

} // namespace quietroom::stats
