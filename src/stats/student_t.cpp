#include "stats/interval.h"

#include <boost/math/distributions/students_t.hpp>

namespace quietroom::stats {

double student_t_quantile(double p, double df) {
  const boost::math::students_t_distribution<double> distribution(df);
  double t = boost::math::quantile(distribution, p);
  for (int step = 0; step < 2; ++step) { // the library stops at about 1e-10 for few degrees of freedom
    const double excess = p > 0.5 ? (1 - p) - boost::math::cdf(boost::math::complement(distribution, t))
                                  : boost::math::cdf(distribution, t) - p;
    t -= excess / boost::math::pdf(distribution, t);
  }
  return t;
}

} // namespace quietroom::stats
