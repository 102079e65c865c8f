#include "stats/interval.h"

#include <boost/math/distributions/students_t.hpp>

namespace quietroom::stats {

double student_t_quantile(double p, double df) {
  return boost::math::quantile(boost::math::students_t_distribution<double>(df), p);
}

} // namespace quietroom::stats
